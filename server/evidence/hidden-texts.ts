/**
 * Replaces hidden texts wherever they stand as whole words, whatever their case. Found by their first word, so that
 * thousands of names cost little more than one.
 */
export class HiddenTexts {
  readonly #byFirst = new Map<string, { text: string; code: string }[]>()
  /** How many replacements were made. */
  count = 0

  /** A text of one letter says nothing that could be hidden. */
  add(text: string, code: string): void {
    const plain = text.trim().toLowerCase()
    const first = firstWord(plain)
    if (plain.length < 2 || first === undefined) return
    const known = this.#byFirst.get(first)
    const entry = { text: plain, code }
    if (known === undefined) this.#byFirst.set(first, [entry])
    else if (known.every(({ text: other }) => other !== plain)) {
      known.push(entry)
      known.sort((a, b) => b.text.length - a.text.length)
    }
  }

  in(text: string): string {
    if (this.#byFirst.size === 0 || text === '') return text
    const lower = text.toLowerCase()
    // A letter that changes its length with its case would move all that follows; there the text is read as it is.
    const read = lower.length === text.length ? lower : text
    let out = ''
    let from = 0
    for (const { 0: word, index } of read.matchAll(words)) {
      if (index < from) continue
      const found = this.#byFirst.get(word)?.find((each) => {
        const at = index - each.text.indexOf(word)
        const end = at + each.text.length
        return (
          at >= from && read.startsWith(each.text, at) && !isWord(read, end) && (at === index || !isWord(read, at - 1))
        )
      })
      if (found === undefined) continue
      const at = index - found.text.indexOf(word)
      out += text.slice(from, at) + found.code
      from = at + found.text.length
      this.count++
    }
    return out + text.slice(from)
  }

  /** The same in every string of a value, keys of objects among them. */
  deep<T>(value: T): T {
    if (typeof value === 'string') return this.in(value) as T
    if (Array.isArray(value)) return value.map((each: unknown) => this.deep(each)) as T
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [this.in(key), this.deep(each as unknown)]),
    ) as T
  }
}

const words = /[\p{L}\p{N}]+/gu
const firstWord = (text: string): string | undefined => /[\p{L}\p{N}]+/u.exec(text)?.[0]
const isWord = (text: string, at: number): boolean => /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
