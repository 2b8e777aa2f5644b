import { fold, words } from './search-text.ts'
import { withoutLegalForms } from './search-legal-forms.ts'

/** A name ready for comparing: its words without legal forms, and the same in the one spelling that variants share. */
export interface Name {
  words: string[]
  folded: string[]
}

export function nameOf(latin: readonly string[]): Name {
  const kept = withoutLegalForms(latin)
  return { words: kept, folded: kept.map(fold) }
}

export const nameFrom = (text: string): Name => nameOf(words(text))

/** From this on a name counts as found: two mistakes in six letters, or one word missing of three. */
export const foundAt = 0.6

const rows = [new Uint16Array(512), new Uint16Array(512), new Uint16Array(512)] as const

/**
 * Optimal string alignment: insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; any number
 * above `most` when there are more. `prefix` asks for the distance to the nearest beginning of `b`.
 */
export function distance(a: string, b: string, most: number, prefix = false): number {
  if (a.length > 500 || b.length > 500) return a === b ? 0 : most + 1
  if (a.length - b.length > most || (!prefix && b.length - a.length > most)) return most + 1
  const width = prefix ? Math.min(b.length, a.length + most) : b.length
  let [older, previous, current] = rows
  for (let j = 0; j <= width; j++) previous[j] = j
  for (let i = 1; i <= a.length; i++) {
    current[0] = i
    let least = i
    const letter = a.charCodeAt(i - 1)
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(j - 1)
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (letter === other ? 0 : 1))
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, older[j - 2]! + 1)
      }
      current[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[older, previous, current] = [previous, current, older]
  }
  if (!prefix) return previous[width]!
  let best = most + 1
  for (let j = 0; j <= width; j++) best = Math.min(best, previous[j]!)
  return best
}

/** Mistakes forgiven in a word of a length: none in two letters, one in five, two in nine, three beyond. */
const forgiven = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3)

const isNumber = (word: string): boolean => /^\d+$/.test(word)

/** How well a word asked for is met by a word of a name, 0 to 1. Numbers are met exactly or by their beginning. */
export function wordSimilarity(asked: string, word: string): number {
  if (asked === word) return 1
  if (word.startsWith(asked)) return 0.85 + (0.1 * asked.length) / word.length
  if (isNumber(asked) || isNumber(word)) return 0
  const most = forgiven(asked.length)
  if (most === 0) return 0
  const whole = distance(asked, word, most)
  let best = whole > most ? 0 : 1 - whole / Math.max(asked.length, word.length)
  if (word.length > asked.length && asked.length >= 4) {
    const start = distance(asked, word, most, true)
    if (start <= most) best = Math.max(best, 0.9 * (1 - start / asked.length))
    if (word.includes(asked)) best = Math.max(best, 0.8)
  }
  return best
}

/** Longer words say more, numerals more than words of their length (weights as in `DATA.md`, Matching names). */
const weight = (word: string): number => Math.sqrt(word.length) * (isNumber(word) ? 1.3 : 1)

/**
 * How well the words of a name answer the words asked for, 0 to 1.08. Each word asked for counts with the word that meets
 * it best, in any order; spaces set otherwise (`bei jing`) count by the whole; a name that begins with what was asked
 * comes before one that only has it; what the name says beyond costs little.
 */
export function similarity(asked: readonly string[], name: readonly string[]): number {
  if (asked.length === 0 || name.length === 0) return 0
  let sum = 0
  let all = 0
  for (const word of asked) {
    let best = 0
    for (let at = 0; at < name.length && best < 1; at++) best = Math.max(best, wordSimilarity(word, name[at]!))
    const counts = weight(word)
    sum += best * counts
    all += counts
  }
  const ours = asked.join('')
  const theirs = name.join('')
  let score = sum / all
  if (score < 1 && (asked.length > 1 || name.length > 1)) score = Math.max(score, wholeSimilarity(ours, theirs))
  const beyond = 1 - Math.min(1, ours.length / theirs.length)
  const begins = ours === theirs ? 0.08 : theirs.startsWith(ours) ? 0.03 : 0
  return score + begins - 0.05 * beyond
}

function wholeSimilarity(asked: string, name: string): number {
  if (asked.length < 4) return 0
  if (name.includes(asked)) return 0.8
  const most = forgiven(asked.length)
  const steps = distance(asked, name, most)
  return steps > most ? 0 : 0.98 * (1 - steps / Math.max(asked.length, name.length))
}
