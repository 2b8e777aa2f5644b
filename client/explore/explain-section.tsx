import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../api/problem.ts'
import { traceQueries } from '../api/trace-queries.ts'
import { Button } from '../ui/button.tsx'
import { day, withDays } from '../ui/format.ts'
import { useAnswer } from '../workspace/answer.ts'
import type { Facts } from '../workspace/facts.ts'
import { ownId } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import { Section } from './facts-list.tsx'
import css from './explain-section.module.css'
import { words } from './words.ts'

const w = words.explain

const missOf = ({ why, days }: { why: keyof typeof w.misses; days: number | null }): string =>
  why === 'too-late' || why === 'too-early' ? w.misses[why](days ?? 0) : w.misses[why]

/** Why a shipment is on a chain of the answer, or the first condition that keeps it out. */
export const ExplainSection = ({ movement, facts }: { movement: string; facts: Facts | null }) => {
  const [asked, ask] = useState(false)
  const { data: answered } = useAnswer()
  const { go } = usePlace()
  const on = facts?.movements.has(movement) === true && facts.answer.ends === null
  const { data, error } = useQuery({
    ...traceQueries.explain(
      answered?.question ?? { from: {}, to: {} },
      facts?.answer.projection.version ?? 0,
      movement,
    ),
    enabled: asked && answered !== undefined,
  })
  if (answered === undefined) return null
  return (
    <Section title={on ? w.why : w.whyNot}>
      {!asked && (
        <Button look="link" onClick={() => ask(true)}>
          {w.explain}
        </Button>
      )}
      {error !== null && <p className="i2">{asProblem(error).message}</p>}
      {data?.fails != null && (
        <>
          <p>{withDays(data.fails.sentence)}</p>
          {data.fails.nearest !== null && (
            <p className="i2">
              {w.nearest}{' '}
              <Button look="link" onClick={() => go({ sel: data.fails!.nearest!.movement })}>
                {ownId(data.fails.nearest.movement)}
              </Button>
              , {missOf(data.fails.nearest)}
            </p>
          )}
        </>
      )}
      {data?.inCorridor === true && (
        <>
          <p className="i2">{w.chain(data.chain.length)}</p>
          <ol className={css.chain}>
            {data.chain.map((id) => {
              const leg = facts?.movements.get(id)
              return (
                <li key={id} aria-current={id === movement || undefined}>
                  <button type="button" onClick={() => go({ sel: id })}>
                    <span className="n i2">{leg === undefined ? ownId(id) : day(leg.departed)}</span>
                    <span className="cut">
                      {leg === undefined ? '' : `${facts!.short(leg.from)} → ${facts!.short(leg.to)}`}
                    </span>
                  </button>
                </li>
              )
            })}
          </ol>
        </>
      )}
    </Section>
  )
}
