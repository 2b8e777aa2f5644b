import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { traceQueries } from '../api/trace-queries.ts'
import { Button } from '../ui/button.tsx'
import type { Facts } from '../workspace/facts.ts'
import { shortNames } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import type { Question } from '../workspace/question.ts'
import { ChokeCurve } from './choke-curve.tsx'
import css from './choke-foot.module.css'
import { words } from './words.ts'

const w = words.choke

/** Movements up to which the choke points are looked for without being asked: the server has other work on a larger corridor. */
const unasked = 20_000

/** At the foot of the answer: how few listings break every chain, and what each would leave. Opens the whole in What if. */
export const ChokeFoot = ({ facts, question }: { facts: Facts; question: Question }) => {
  const { answer } = facts
  const { go } = usePlace()
  const [asked, ask] = useState(false)
  const { data: found } = useQuery({
    ...traceQueries.chokepoints(question, answer.projection.version),
    enabled: asked || answer.corridor.counts.movements <= unasked,
  })
  if (found === undefined && answer.corridor.counts.movements > unasked && !asked)
    return (
      <section className={css.foot} aria-label={w.title}>
        <Button look="link" onClick={() => ask(true)}>
          {w.find}
        </Button>
      </section>
    )
  if (found === undefined || found.size === null) return null
  const short = shortNames([...new Map(found.curve.flatMap(({ party }) => party ?? []).map((p) => [p.id, p])).values()])
  return (
    <section className={css.foot} aria-label={w.title}>
      <p>
        <Button look="link" onClick={() => go({ panel: 'what-if' })}>
          {w.breaksAll(found.size)}
        </Button>
        <span className="i3">{found.proved ? w.smallest : w.notSmallest}</span>
      </p>
      {found.curve.length > 1 && (
        <ChokeCurve curve={found.curve} unit={found.unit ?? ''} short={short} shown={5} height={30} />
      )}
    </section>
  )
}
