/** Many strings in one block: UTF-8 bytes and, for string i, the bytes from `offsets[i]` to `offsets[i + 1]`. */
export interface TextTable {
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
}

const decoder = new TextDecoder()

/** The i-th string. */
export function textAt(table: TextTable, i: number): string {
  const from = table.offsets[i]!
  const to = table.offsets[i + 1]!
  let ascii = ''
  for (let at = from; at < to; at++) {
    const byte = table.bytes[at]!
    if (byte >= 0x80) return decoder.decode(table.bytes.subarray(from, to))
    ascii += String.fromCharCode(byte)
  }
  return ascii
}

/**
 * Rank of a UTF-8 byte such that comparing byte by byte orders strings as `<` does in JavaScript, by UTF-16 unit:
 * U+E000 to U+FFFF (lead bytes EE and EF) come after everything beyond U+FFFF (lead bytes F0 to F4).
 */
const byteRank = new Uint8Array(256)
for (let byte = 0; byte < 256; byte++) byteRank[byte] = byte === 0xee || byte === 0xef ? byte + 0x0a : byte

/** Rank, from 1, of the byte `depth` bytes into string i, or 0 past its end, so that a prefix comes first. */
const rankAt = (table: TextTable, i: number, depth: number): number => {
  const at = table.offsets[i]! + depth
  return at < table.offsets[i + 1]! ? byteRank[table.bytes[at]!]! + 1 : 0
}

function compareFrom(table: TextTable, a: number, b: number, depth: number): number {
  for (let d = depth; ; d++) {
    const x = rankAt(table, a, d)
    const y = rankAt(table, b, d)
    if (x !== y) return x - y
    if (x === 0) return 0
  }
}

/**
 * The numbers of all strings, ordered by plain string comparison. Three-way radix quicksort (Bentley and Sedgewick,
 * "Fast algorithms for sorting and searching strings", 1997): between `from` and `to` all strings agree in their
 * first `depth` bytes.
 */
export function sortedTexts(table: TextTable): Int32Array {
  const n = table.offsets.length - 1
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  const stack = [0, n, 0]
  while (stack.length > 0) {
    const depth = stack.pop()!
    const to = stack.pop()!
    const from = stack.pop()!
    if (to - from < 16) {
      insertionSort(table, order, from, to, depth)
      continue
    }
    const pivot = median(
      rankAt(table, order[from]!, depth),
      rankAt(table, order[(from + to) >>> 1]!, depth),
      rankAt(table, order[to - 1]!, depth),
    )
    let less = from
    let more = to
    for (let i = from; i < more;) {
      const s = order[i]!
      const rank = rankAt(table, s, depth)
      if (rank < pivot) {
        order[i++] = order[less]!
        order[less++] = s
      } else if (rank > pivot) {
        order[i] = order[--more]!
        order[more] = s
      } else i++
    }
    stack.push(from, less, depth, more, to, depth)
    if (pivot > 0) stack.push(less, more, depth + 1)
  }
  return order
}

const median = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

function insertionSort(table: TextTable, order: Int32Array, from: number, to: number, depth: number): void {
  for (let i = from + 1; i < to; i++) {
    const s = order[i]!
    let j = i
    while (j > from && compareFrom(table, order[j - 1]!, s, depth) > 0) {
      order[j] = order[j - 1]!
      j--
    }
    order[j] = s
  }
}

/** Below 0, 0 or above 0 as string i of `a` comes before, is or comes after string j of `b`. */
export function compareTexts(a: TextTable, i: number, b: TextTable, j: number): number {
  for (let d = 0; ; d++) {
    const x = rankAt(a, i, d)
    const y = rankAt(b, j, d)
    if (x !== y) return x - y
    if (x === 0) return 0
  }
}

/** The strings of these numbers, in this order. */
export function gatherTexts(from: TextTable, order: Int32Array): TextTable {
  const offsets = new Uint32Array(order.length + 1)
  for (let i = 0; i < order.length; i++)
    offsets[i + 1] = offsets[i]! + from.offsets[order[i]! + 1]! - from.offsets[order[i]!]!
  const bytes = new Uint8Array(offsets[order.length]!)
  for (let i = 0; i < order.length; i++) {
    let to = offsets[i]!
    for (let at = from.offsets[order[i]!]!; to < offsets[i + 1]!; at++) bytes[to++] = from.bytes[at]!
  }
  return { bytes, offsets }
}

/** The number of `text` in a table whose strings are sorted, or -1. */
export function findText(table: TextTable, text: string): number {
  let low = 0
  let high = table.offsets.length - 2
  while (low <= high) {
    const middle = (low + high) >>> 1
    const candidate = textAt(table, middle)
    if (candidate === text) return middle
    if (candidate < text) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Grows a text table string by string. */
export class TextWriter {
  private bytes = new Uint8Array(1 << 16)
  private offsets = new Uint32Array(1 << 12)
  private count = 0
  private readonly encoder = new TextEncoder()

  get length(): number {
    return this.count
  }

  /** @throws RangeError when all strings together pass 4 GiB. */
  push(text: string): void {
    const at = this.offsets[this.count]!
    const room = text.length * 3
    if (at + room > 0xffff_ffff) throw new RangeError('a text table holds at most 4 GiB')
    if (at + room > this.bytes.length) this.bytes = grown(this.bytes, at + room)
    const { written } = this.encoder.encodeInto(text, this.bytes.subarray(at))
    if (this.count + 2 > this.offsets.length) this.offsets = grown(this.offsets, this.count + 2)
    this.offsets[++this.count] = at + written
  }

  /** What was written so far; a view that later pushes may leave behind. */
  table(): TextTable {
    return {
      bytes: this.bytes.subarray(0, this.offsets[this.count]!),
      offsets: this.offsets.subarray(0, this.count + 1),
    }
  }
}

/** A copy with room for at least `needed` elements; doubles, so that growing costs a constant per element. */
export function grown<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(old: T, needed: number): T {
  const larger = new (old.constructor as new (n: number) => T)(Math.max(needed, old.length * 2))
  larger.set(old)
  return larger
}
