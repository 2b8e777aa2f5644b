import { endMovements, type TraceAnswer } from '../contract/trace.ts'
import { partiesOf, shownMovement } from './trace-answer.ts'
import type { TraceClock } from './trace-clock.ts'
import { type Reached, reachedFromSources, reachedFromTargets } from './trace-corridor.ts'
import type { Subject } from './trace-subject.ts'

type Ends = NonNullable<TraceAnswer['ends']>

/**
 * Where both sides end when no walk exists: all filtered movements on a walk from a source, and all on a walk to a
 * target, with their hops, without regard to via. Each side lists its nearest `endMovements` by hops, then by id.
 */
export function endsOf(subject: Subject, clock: TraceClock): Ends {
  const { all, kept } = subject.filtered
  return {
    fromSources: endOf(subject, reachedFromSources(subject, clock)),
    toTargets: endOf(subject, reachedFromTargets(subject, all ? null : kept, clock)),
  }
}

function endOf(subject: Subject, { reached, hops, count }: Reached): Ends['fromSources'] {
  // Movements by hop, each hop in id order and no fuller than the list: one pass, however many there are.
  const byHop: number[][] = []
  for (let m = 0; m < reached.length; m++) {
    if (reached[m] === 0) continue
    const level = (byHop[hops[m]!] ??= [])
    if (level.length < endMovements) level.push(m)
  }
  const nearest = byHop.flat().slice(0, endMovements)
  return {
    movements: nearest.map((m) => ({ ...shownMovement(subject, m), hops: hops[m]! })),
    parties: partiesOf(subject, nearest),
    count,
  }
}
