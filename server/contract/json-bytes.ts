/**
 * An answer that is JSON already, as UTF-8: what a thread has written costs the thread that serves people nothing, however
 * large it is.
 */
export class JsonBytes<T> {
  readonly bytes: Uint8Array
  /** What the text says; for the compiler alone. */
  declare readonly of?: T

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}
