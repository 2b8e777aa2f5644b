import type { ProblemCode } from './contract/problem.ts'

/**
 * An error a person can act on. `message` says what happened and where; `next` what to do about it. Both may reach a
 * screen, so they never hold driver text, a stack or a path outside the data folder.
 */
export class WaybillError extends Error {
  readonly code: ProblemCode
  readonly next: string | undefined
  /** JSON pointers of bad fields, with the reason for each. */
  readonly fields: readonly { pointer: string; detail: string }[]

  constructor(
    code: ProblemCode,
    message: string,
    options: { next?: string; fields?: readonly { pointer: string; detail: string }[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'WaybillError'
    this.code = code
    this.next = options.next
    this.fields = options.fields ?? []
  }
}
