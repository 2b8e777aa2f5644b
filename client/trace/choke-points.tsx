import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Chokepoints } from '../../server/contract/chokepoints.ts'
import { traceQueries } from '../api/trace-queries.ts'
import { Button } from '../ui/button.tsx'
import { amount, count } from '../ui/format.ts'
import type { Facts } from '../workspace/facts.ts'
import { shortNames } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import type { Question } from '../workspace/question.ts'
import { Asking } from './asking.tsx'
import css from './what-if.module.css'
import { words } from './words.ts'

const w = words.choke

/** Through whom it must pass: the smallest set, its proof in a sentence, and what each listing leaves. */
export const ChokePoints = ({
  facts,
  question,
  onAvoid,
}: {
  facts: Facts
  question: Question
  onAvoid: (parties: string[]) => void
}) => {
  const [asked, ask] = useState(false)
  const query = useQuery({ ...traceQueries.chokepoints(question, facts.answer.projection.version), enabled: asked })
  return (
    <section className={css.section}>
      <h3 className="cap">{w.title}</h3>
      {!asked && query.data === undefined ? (
        <>
          <p className="i2">{w.intro}</p>
          <Button onClick={() => ask(true)}>{w.find}</Button>
        </>
      ) : (
        <Asking query={query}>{(found) => <Found found={found} onAvoid={onAvoid} />}</Asking>
      )}
    </section>
  )
}

const Found = ({ found, onAvoid }: { found: Chokepoints; onAvoid: (parties: string[]) => void }) => {
  const { place, go } = usePlace()
  const unit = found.unit ?? ''
  const listed = [...found.set, ...found.curve.flatMap(({ party }) => party ?? [])]
  const short = shortNames([...new Map(listed.map((party) => [party.id, party])).values()])
  return (
    <>
      <p>{proofOf(found)}</p>
      {found.stoppedBy !== null && <p className={css.watch}>{found.stoppedBy.detail}</p>}
      {found.set.length > 0 && (
        <ol className={css.set}>
          {found.set.map((party, i) => (
            <li key={party.id}>
              <button
                type="button"
                aria-current={place.sel === party.id || undefined}
                onClick={() => go({ sel: party.id })}
              >
                <span className="n i3">{i + 1}</span>
                <span className="cut" title={party.name}>
                  {short.get(party.id)} <span className="i3">{party.country ?? ''}</span>
                </span>
                <span className="n i2">{party.breaks === null ? '' : w.breaks(party.breaks)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {found.curve.length > 1 && <Curve curve={found.curve} unit={unit} short={short} />}
      {found.set.length > 0 && (
        <Button onClick={() => onAvoid(found.set.map(({ id }) => id))}>{w.avoid(found.set.length)}</Button>
      )}
    </>
  )
}

/** What the answer proves, in one sentence. */
export const proofOf = ({ none, size, lowerBound, proved, disjointChains }: Chokepoints): string => {
  if (none !== null) return w.none[none.because]
  if (size === null) return w.notFound(lowerBound)
  if (!proved) return w.gap(size, lowerBound)
  return disjointChains.length === size ? w.provedByChains(size) : w.proved(size)
}

/** *At most* as parties are listed one after another. */
const Curve = ({
  curve,
  unit,
  short,
}: {
  curve: Chokepoints['curve']
  unit: string
  short: ReadonlyMap<string, string>
}) => {
  const shown = curve.slice(0, 6)
  const most = shown.reduce((max, { upper }) => Math.max(max, upper ?? 0), 0)
  return (
    <figure className={css.curve}>
      <figcaption className="i3">{w.curve(unit)}</figcaption>
      <ol>
        {shown.map(({ party, upper, movements }, i) => (
          <li key={party?.id ?? ''}>
            <span className="n">{upper === null ? words.figures.unlimited : amount(upper)}</span>
            <i style={{ height: most === 0 ? 1 : Math.max(1, (44 * (upper ?? most)) / most) }} aria-hidden />
            <small className="cut" title={party?.name ?? w.nobody}>
              {party === null ? w.nobody : `${i > 1 ? '+ ' : ''}${short.get(party.id) ?? party.name}`}
            </small>
            <span className="unseen">{w.left(movements)}</span>
          </li>
        ))}
      </ol>
      {curve.length > shown.length && <p className="i3">{w.more(count(curve.length - shown.length))}</p>}
    </figure>
  )
}
