import type { CaseChanges, MovementChange } from '../../server/contract/case-changes.ts'
import type { KeptAnswer } from '../../server/contract/case-content.ts'
import { amount, day } from '../ui/format.ts'
import { words } from './words.ts'

const w = words.changes

type Difference = MovementChange['differences'][number]

/** What is different now, in few words: `2 movements gone, 1 amount corrected`. Empty where nothing is. */
export function changedInWords({ answers, facts }: CaseChanges): string {
  const gone = answers.reduce((sum, each) => sum + each.gone, 0)
  const changed = answers.reduce((sum, each) => sum + each.changed, 0)
  const listed = answers.flatMap(({ changedMovements }) => changedMovements)
  const fields = new Map<Difference['field'], number>()
  for (const { differences } of listed)
    for (const { field } of differences) fields.set(field, (fields.get(field) ?? 0) + 1)
  // By kind only where all of them are known by kind.
  const corrected =
    listed.length === changed ? [...fields].map(([field, n]) => w.corrected[field](n)) : [w.changed(changed)]
  return [gone > 0 && w.gone(gone), ...corrected, facts.gone > 0 && w.factsGone(facts.gone)]
    .filter((part) => typeof part === 'string')
    .join(', ')
}

const inWords = (field: Difference['field'], value: Difference['was'], unit: string): string => {
  if (value === null || value === '') return w.notRecorded
  if (typeof value === 'number') return `${amount(value)} ${unit}`.trim()
  return field === 'departed' || field === 'arrived' ? day(value) : value
}

/** One difference as it was and as it is. Parties are told by their role alone: an id says nobody anything. */
export const differenceInWords = ({ field, was, now }: Difference, unit: string): string =>
  field === 'from' || field === 'to'
    ? w.another[field]
    : w.difference(w.fields[field], inWords(field, was, unit), inWords(field, now, unit))

/** A movement as it was kept, by its days and amount. */
export function keptInWords(kept: KeptAnswer['movements'][string] | undefined, unit: string): string {
  if (kept === undefined) return ''
  const [, , departed, arrived, , much] = kept
  return w.kept(day(departed), day(arrived), inWords('amount', much, unit))
}
