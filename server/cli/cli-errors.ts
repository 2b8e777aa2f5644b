import { WaybillError } from '../errors.ts'

/** Exit codes of every command. */
export const exit = { ok: 0, failure: 1, usage: 2, partial: 3, database: 5 } as const

/** A command line that cannot be carried out as it was written. */
export class UsageError extends Error {}

export function exitCode(error: unknown): number {
  if (error instanceof UsageError) return exit.usage
  if (error instanceof WaybillError && (error.code === 'database-away' || error.code === 'database-refused'))
    return exit.database
  return exit.failure
}

/** One line for stderr: what happened and what to do. */
export function errorLine(error: unknown): string {
  const words =
    error instanceof WaybillError
      ? [error.message, error.next ?? ''].join(' ')
      : error instanceof UsageError
        ? error.message
        : `Something went wrong inside Waybill (${error instanceof Error ? error.message : String(error)}). Set WAYBILL_LOG=debug to see where.`
  return `waybill: ${words.replaceAll(/\s+/g, ' ').trim()}`
}
