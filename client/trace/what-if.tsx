import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { WhatIf, WhatIfRoute } from '../../server/contract/what-if.ts'
import { traceQueries } from '../api/trace-queries.ts'
import { Button } from '../ui/button.tsx'
import { amount, count, day, exact } from '../ui/format.ts'
import { useQuestion } from '../workspace/answer.ts'
import { canvas } from '../workspace/canvas.ts'
import { usePartyNames, type Facts } from '../workspace/facts.ts'
import { shortNames } from '../workspace/names.ts'
import type { Question } from '../workspace/question.ts'
import { Asking } from './asking.tsx'
import { ChokePoints } from './choke-points.tsx'
import { PartyPicker } from './question-pick.tsx'
import css from './what-if.module.css'
import { words } from './words.ts'

const w = words.whatIf

interface Out {
  parties: string[]
  countries: string[]
  goods: string[]
  borderPosts: string[]
  since: string
}

const nothing: Out = { parties: [], countries: [], goods: [], borderPosts: [], since: '' }

/** Codes or UN/LOCODEs as they are typed: by spaces or commas. */
const split = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '')

/**
 * What is left if some are taken out of the records, before and after side by side; and through whom it must pass. What is
 * avoided in the question already is what is taken out to begin with.
 */
export const AnswerWhatIf = ({ facts, question }: { facts: Facts; question: Question }) => {
  const { ask } = useQuestion()
  const avoided = question.avoid ?? []
  const [draft, setDraft] = useState<Out>({ ...nothing, parties: avoided })
  const [taken, take] = useState<Out | null>(avoided.length > 0 ? { ...nothing, parties: avoided } : null)
  const name = usePartyNames([...new Set([...draft.parties, ...avoided])])
  const { avoid: _, ...whole } = question
  const { since, ...out } = taken ?? nothing
  const query = useQuery({
    ...traceQueries.whatIf(whole, facts.answer.projection.version, { ...out, ...(since !== '' && { since }) }),
    enabled: taken !== null,
  })
  const empty = draft.parties.length + draft.countries.length + draft.goods.length + draft.borderPosts.length === 0
  return (
    <div className={css.scroll}>
      <section className={css.section}>
        <h3 className="cap">{w.title}</h3>
        <p className="i2">{w.intro}</p>
        <div className={css.picker}>
          <PartyPicker
            selection={{ parties: draft.parties, countries: draft.countries }}
            name={name}
            kinds={kinds}
            placeholder={w.find}
            onChange={({ parties, countries }) =>
              setDraft({ ...draft, parties: parties ?? [], countries: countries ?? [] })
            }
          />
        </div>
        <div className={css.fields}>
          <label>
            {w.goods}
            <input
              defaultValue={draft.goods.join(' ')}
              placeholder="8542 854231"
              onChange={(event) => setDraft({ ...draft, goods: split(event.target.value) })}
            />
          </label>
          <label>
            {w.posts}
            <input
              defaultValue=""
              placeholder="LTMED"
              onChange={(event) =>
                setDraft({
                  ...draft,
                  borderPosts: split(event.target.value).map((code) => `port:${code.toUpperCase()}`),
                })
              }
            />
          </label>
          <label>
            {w.since}
            <input
              type="date"
              value={draft.since}
              onChange={(event) => setDraft({ ...draft, since: event.target.value })}
            />
          </label>
        </div>
        <Button disabled={empty} onClick={() => take(draft)}>
          {w.compare}
        </Button>
      </section>
      {taken !== null && <Asking query={query}>{(answer) => <Compared answer={answer} />}</Asking>}
      <ChokePoints
        facts={facts}
        question={question}
        onAvoid={(parties) => ask({ ...question, avoid: [...new Set([...avoided, ...parties])] })}
      />
    </div>
  )
}

const kinds = ['party', 'country'] as const

const Compared = ({ answer }: { answer: WhatIf }) => {
  const { before, after, gone, grew } = answer
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    canvas.setGone(gone)
    // What was asked for stands below the fields, and often below the fold.
    section.current?.scrollIntoView({ block: 'start' })
    return () => canvas.setGone([])
  }, [gone])
  const unit = answer.unit ?? ''
  const names = shortNames(answer.parties)
  const kg = (value: number | null, open: boolean) =>
    value === null ? (open ? words.figures.unlimited : words.figures.notCounted) : amount(value)
  const rows: [string, string, string][] = [
    [w.chains, ...sides((side) => (side.chainCount === null ? words.figures.notCounted : exact(side.chainCount)))],
    [w.shipments, ...sides(({ counts }) => (counts === null ? words.figures.notCounted : count(counts.movements)))],
    [w.attributed(unit), ...sides((side) => kg(side.volume.attributed, false))],
    [w.atMost(unit), ...sides((side) => kg(side.volume.upper, side.volume.unlimitedBy.length > 0))],
  ]
  function sides(of: (side: WhatIf['before']) => string): [string, string] {
    return [of(before), of(after)]
  }
  return (
    <section ref={section} className={css.section} aria-live="polite">
      {answer.stoppedBy !== null && <p className={css.watch}>{answer.stoppedBy.detail}</p>}
      <table className={css.compare}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{w.figure}</span>
            </th>
            <th scope="col">{w.before}</th>
            <th scope="col">{w.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, left, right]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="n">{left}</td>
              <td className="n">
                <b>{right}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.goneCount !== null && <p className="i3">{w.gone(answer.goneCount)}</p>}
      {after.routes.length > 0 && (
        <>
          <h4 className="cap">{w.remain(after.routes.length, after.routesTruncated)}</h4>
          <Routes routes={after.routes} names={names} />
        </>
      )}
      {grew !== null && grew.routes.length + grew.parties.length > 0 && (
        <>
          <h4 className="cap">{w.grew(day(grew.day), grew.days)}</h4>
          <ol className={css.set}>
            {[...grew.parties, ...grew.routes].slice(0, 8).map(({ parties, before: was, after: is }) => (
              <li key={parties.join()} className={css.line}>
                <span className="cut">{parties.map((id) => names.get(id) ?? id).join(' → ')}</span>
                <span className="n i2">
                  {amount(was)} → {amount(is)}
                </span>
              </li>
            ))}
          </ol>
          <p className="i3">{w.grewMeans(unit)}</p>
        </>
      )}
    </section>
  )
}

const Routes = ({ routes, names }: { routes: readonly WhatIfRoute[]; names: ReadonlyMap<string, string> }) => (
  <table className={css.compare}>
    <thead>
      <tr>
        <th scope="col">{w.route}</th>
        <th scope="col">{w.carried}</th>
        <th scope="col">{w.room}</th>
      </tr>
    </thead>
    <tbody>
      {routes.map(({ parties, attributed, room }) => (
        <tr key={parties.join()}>
          <th scope="row">{parties.map((id) => names.get(id) ?? id).join(' → ')}</th>
          <td className="n">{amount(attributed)}</td>
          <td className="n">{room === null ? words.figures.unlimited : amount(room)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
