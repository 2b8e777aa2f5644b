/** One thing that is not as it should be. */
export interface Failure {
  /** Path within the bundle. */
  file: string
  /** Where in it, from 1; null where that says nothing. */
  line: number | null
  what: string
}

/** What a check found out. */
export interface VerifyReport {
  ok: boolean
  /** Of which case, as the bundle says; null where that much could not be read. */
  bundle: { name: string; case: string; version: number; changedAt: string; product: string } | null
  signedBy: string | null
  checked: string[]
  notChecked: string[]
  failed: Failure[]
  /** More failures were found than `failed` lists. */
  failedTruncated: boolean
}

/** So many failures are listed: one changed file can fail thousands of times. */
const mostListed = 200

/** Collects what a check finds. */
export class Findings {
  readonly checked: string[] = []
  readonly notChecked: string[] = []
  readonly #failed: Failure[] = []
  #count = 0

  fail(file: string, what: string, line: number | null = null): void {
    this.#count++
    if (this.#failed.length < mostListed) this.#failed.push({ file, line, what })
  }

  /** How often something failed so far. */
  get failures(): number {
    return this.#count
  }

  report(about: Pick<VerifyReport, 'bundle' | 'signedBy'>): VerifyReport {
    return {
      ok: this.#count === 0,
      ...about,
      checked: this.checked,
      notChecked: this.notChecked,
      failed: this.#failed,
      failedTruncated: this.#count > this.#failed.length,
    }
  }
}
