import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Chokepoints } from '../../server/contract/chokepoints.ts'
import { traceQueries } from '../api/trace-queries.ts'
import { Button } from '../ui/button.tsx'
import type { Facts } from '../workspace/facts.ts'
import { shortNames } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import type { Question } from '../workspace/question.ts'
import { Asking } from './asking.tsx'
import { ChokeCurve } from './choke-curve.tsx'
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
      {found.curve.length > 1 && (
        <ChokeCurve curve={found.curve} unit={found.unit ?? ''} short={short} shown={6} height={44} />
      )}
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
