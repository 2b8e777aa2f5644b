import type { Watch } from '../../server/contract/watches.ts'
import { clock, count, day } from '../ui/format.ts'
import { words } from './words.ts'

const w = words.watches

/** What a watch did last, in one line. */
export const stateOf = ({ running, lastRun }: Watch): string => {
  if (running) return w.running
  if (lastRun === null) return w.never
  const ran = w.ran(`${day(lastRun.at)}, ${clock(lastRun.at)}`, lastRun.milliseconds)
  return lastRun.outcome === 'failed' ? `${w.failed} ${ran}` : ran
}

/** What a run came to. */
export const outcomeOf = (run: NonNullable<Watch['lastRun']>): string => {
  if (run.outcome === 'failed') return run.problem?.detail ?? w.failed
  if (run.outcome === 'first') return w.first(run.rows ?? 0)
  return run.new + run.gone === 0
    ? w.unchanged(run.rows ?? 0)
    : `${count(run.rows ?? 0)} rows: ${w.news(run.new, run.gone)}`
}
