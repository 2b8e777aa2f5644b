import type { Problem } from '../../server/contract/problem.ts'

/** Codes of problems that only the browser can see. */
export type ClientProblemCode = Problem['code'] | 'unreachable' | 'unreadable'

/** What the server refused and why (RFC 9457), or that it could not be reached at all. */
export class ApiProblem extends Error {
  readonly code: ClientProblemCode
  readonly title: string
  readonly requestId: string | null
  readonly fields: readonly { pointer: string; detail: string }[]

  constructor(
    problem: Omit<Problem, 'code' | 'requestId' | 'type' | 'status'> & { code: ClientProblemCode; requestId?: string },
  ) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.code = problem.code
    this.title = problem.title
    this.requestId = problem.requestId ?? null
    this.fields = problem.errors ?? []
  }

  static unreachable(): ApiProblem {
    return new ApiProblem({
      code: 'unreachable',
      title: 'The server does not answer',
      detail: 'Nothing came back from the address this page was loaded from.',
    })
  }

  static unreadable(status: number): ApiProblem {
    return new ApiProblem({
      code: 'unreadable',
      title: 'The server answered in a way this page cannot read',
      detail: `It answered with status ${status} and no explanation.`,
    })
  }

  /** What was asked cannot be answered as it stands: asking it again will not help. */
  get mustChange(): boolean {
    return this.code === 'invalid' || this.code === 'no-source' || this.code === 'no-target'
  }

  /** The database or the server is gone for now: asking again later may help, changing the question will not. */
  get away(): boolean {
    return this.code === 'database-away' || this.code === 'unreachable'
  }
}

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem
    ? error
    : new ApiProblem({
        code: 'unreadable',
        title: 'This page failed',
        detail: error instanceof Error ? error.message : 'An unknown error occurred.',
      })
