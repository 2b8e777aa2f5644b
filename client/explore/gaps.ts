import type { Dataset } from '../../server/contract/imports.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { day } from '../ui/format.ts'
import type { Question } from '../workspace/question.ts'
import { words } from './words.ts'

const w = words.rests

export interface Gap {
  kind: keyof typeof w.gap
  text: string
}

// Trade pauses; a file that ends within a month of the question's end is no gap worth a line.
const tolerated = 31
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** What the records themselves show to be missing for a question. */
export const gapsOf = (datasets: readonly Dataset[], question: Question | null, answer: TraceAnswer | null): Gap[] => {
  const gaps: Gap[] = []
  const { from, to } = question?.period ?? {}
  for (const { id, files } of datasets) {
    // A file of statistics has a period too, but no departures.
    const periods = files.flatMap(({ kind, period }) => (kind === 'shipments' && period !== null ? [period] : []))
    if (periods.length === 0) continue
    const first = periods.map((period) => period.from).reduce((a, b) => (a < b ? a : b))
    const last = periods.map((period) => period.to).reduce((a, b) => (a > b ? a : b))
    if (to !== undefined && daysBetween(last, to) > tolerated)
      gaps.push({ kind: 'period', text: w.endsEarly(id, day(last), day(to)) })
    if (from !== undefined && daysBetween(from, first) > tolerated)
      gaps.push({ kind: 'period', text: w.startsLate(id, day(first), day(from)) })
  }
  if (answer !== null && answer.unmatchable > 0) gaps.push({ kind: 'codes', text: w.codes(answer.unmatchable) })
  if (answer !== null && answer.volume.missingAmounts > 0)
    gaps.push({ kind: 'amounts', text: w.amounts(answer.volume.missingAmounts) })
  const files = datasets.flatMap((dataset) => dataset.files)
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0)
  if (rejected > 0) gaps.push({ kind: 'rows', text: w.rejected(rejected) })
  const partial = files.filter(({ state }) => state === 'partial').length
  if (partial > 0) gaps.push({ kind: 'rows', text: w.partial(partial) })
  return gaps
}
