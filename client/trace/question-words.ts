import type { PartySelection } from '../../server/contract/trace.ts'
import { highPriority } from '../../server/contract/high-priority.ts'
import { list } from '../ui/format.ts'
import { countryName, goodsCode } from '../workspace/names.ts'
import { tiers as allTiers, type Question } from '../workspace/question.ts'
import { words } from './words.ts'

const shown = 2

const few = (names: readonly string[]): string =>
  names.length <= shown + 1
    ? list(names)
    : `${names.slice(0, shown).join(', ')} and ${words.question.more(names.length - shown)}`

/** One end of a question in words: `EU sellers`, `parties in Germany`, `Brückwald Elektronik GmbH and 3 more`. */
export const selectionWords = (selection: PartySelection, name: (id: string) => string): string => {
  const { group, countries = [], parties = [] } = selection
  const parts = [
    ...(group === undefined ? [] : [words.question.groups[group]]),
    ...(countries.length === 0 ? [] : [words.question.sellersIn(few(countries.map(countryName)))]),
    ...(parties.length === 0 ? [] : [few(parties.map(name))]),
  ]
  return parts.length === 0 ? words.question.nobody : list(parts)
}

/** `1, 2` → `1–2`; `1, 3.A` → `1 and 3.A`. */
const tierRange = (chosen: readonly string[]): string => {
  const at = chosen.map((tier) => allTiers.findIndex((known) => known === tier))
  const run = chosen.length > 1 && at.every((place, i) => i === 0 || place === at[i - 1]! + 1)
  return run ? `${chosen[0]}–${chosen.at(-1)}` : list(chosen)
}

export const goodsWords = (goods: Question['goods']): string => {
  const { tiers = [], codes = [] } = goods ?? {}
  const parts = [
    ...(tiers.length === 0 ? [] : [words.question.goods.tiers(tierRange(tiers))]),
    ...(codes.length === 0 ? [] : [words.question.goods.codes(few(codes.map(goodsCode)))]),
  ]
  return parts.length === 0 ? words.question.goods.all : list(parts)
}

const labels = new Map<string, { tier: string; label: string }>(highPriority.map((line) => [line.code, line]))

/** `854231` → `processors/controllers, tier 1`, by its first six digits; null where the list does not name it. */
export const goodsMeaning = (code: string): string | null => {
  const line = labels.get(code.slice(0, 6))
  return line === undefined ? null : `${line.label}, tier ${line.tier}`
}
