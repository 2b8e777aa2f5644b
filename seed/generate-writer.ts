import { open, type FileHandle } from 'node:fs/promises'

const size = 1 << 20
/** No row is longer. */
const rowRoom = 1024

/** A text file written row by row through one buffer of 1 MiB, so that memory does not grow with the file. */
export class RowWriter {
  readonly #file: FileHandle
  readonly #buffer = Buffer.allocUnsafe(size)
  #at = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async create(name: string): Promise<RowWriter> {
    return new RowWriter(await open(name, 'w'))
  }

  /** True when the buffer must be flushed before the next row. */
  get full(): boolean {
    return this.#at > size - rowRoom
  }

  /** Latin-1 text. */
  text(text: string): void {
    const buffer = this.#buffer
    let at = this.#at
    for (let i = 0; i < text.length; i++) buffer[at++] = text.charCodeAt(i)
    this.#at = at
  }

  byte(code: number): void {
    this.#buffer[this.#at++] = code
  }

  /** A piece of `length` bytes of a table. */
  piece(table: Uint8Array, from: number, length: number): void {
    const buffer = this.#buffer
    let at = this.#at
    for (let i = from; i < from + length; i++) buffer[at++] = table[i] ?? 0
    this.#at = at
  }

  /** A whole number of at most 15 digits, filled with zeros on the left up to `width`. */
  whole(value: number, width = 1): void {
    const buffer = this.#buffer
    let length = 1
    for (let v = value; v >= 10; v = Math.floor(v / 10)) length++
    const end = this.#at + Math.max(length, width)
    let v = value
    for (let at = end - 1; at >= this.#at; at--) {
      const rest = Math.floor(v / 10)
      buffer[at] = 48 + v - rest * 10
      v = rest
    }
    this.#at = end
  }

  async flush(): Promise<void> {
    let done = 0
    while (done < this.#at) {
      const { bytesWritten } = await this.#file.write(this.#buffer, done, this.#at - done)
      done += bytesWritten
    }
    this.#at = 0
  }

  async close(): Promise<void> {
    try {
      await this.flush()
    } finally {
      await this.#file.close()
    }
  }
}
