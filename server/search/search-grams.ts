/** How many different grams there are: three places of boundary, 26 letters or 10 digits. */
export const gramCount = 37 ** 3

const codeOf = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  if (code >= 97 && code <= 122) return code - 96
  return code >= 48 && code <= 57 ? code - 21 : 0
}

/**
 * Calls `give` with each gram of the words (`a`–`z`, `0`–`9`), repetitions included: the first letter, the first two,
 * every three in a row, the last two with the end. The first letter and the end find short words with a mistake in them.
 */
export function eachGram(words: readonly string[], give: (gram: number) => void): void {
  for (const word of words) {
    let before = 0
    let last = codeOf(word, 0)
    give(last)
    for (let at = 1; at <= word.length; at++) {
      const next = at < word.length ? codeOf(word, at) : 0
      give((before * 37 + last) * 37 + next)
      before = last
      last = next
    }
  }
}

/**
 * The different grams to look for. A single letter is most likely the beginning of a word that is being typed, so that it
 * does not ask for a word of that letter alone.
 */
export function gramsOf(words: readonly string[]): number[] {
  const grams = new Set<number>()
  eachGram(words, (gram) => grams.add(gram))
  return [...grams].filter((gram) => gram >= 37 ** 2 || gram % 37 !== 0)
}
