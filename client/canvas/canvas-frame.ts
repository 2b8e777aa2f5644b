import type { TraceQuestion } from '../../server/contract/trace.ts'
import { dayOf, type Frame } from './canvas-days.ts'

/** A frame that holds all of these days with some air; a single day gets a week. Without days it is the time asked about. */
export function wholeFrame(days: { first: number; last: number } | null, question: TraceQuestion | null): Frame {
  if (days === null) return askedPeriod(question)
  const air = Math.max(3, (days.last - days.first) * 0.03)
  return { from: days.first - air, to: days.last + 1 + air }
}

/** The question's period, where no shipment says when; a year up to today where that is open. */
function askedPeriod(question: TraceQuestion | null): Frame {
  const { from, to } = question?.period ?? {}
  const end = to === undefined ? Math.floor(Date.now() / 86_400_000) : dayOf(to)
  const start = from === undefined ? end - 365 : dayOf(from)
  return { from: start, to: Math.max(end, start) + 1 }
}
