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

/** So many bad fields are named at most; of more their number is told. */
const mostFields = 3

/** The bad fields that the message does not name yet. */
function fieldsText({ message, fields }: WaybillError): string {
  const unnamed = fields.filter(({ detail }) => !message.toLowerCase().includes(detail.toLowerCase()))
  if (unnamed.length === 0) return ''
  const named = unnamed.slice(0, mostFields).map(({ pointer, detail }) => `${pointer}: ${detail}`)
  const more = unnamed.length > mostFields ? ` and ${unnamed.length - mostFields} more` : ''
  return `(${named.join('; ')}${more})`
}

/** One line for stderr: what happened, what to do and which fields are meant. */
export function errorLine(error: unknown): string {
  const words =
    error instanceof WaybillError
      ? [error.message, error.next ?? '', fieldsText(error)].join(' ')
      : error instanceof UsageError
        ? error.message
        : `Something went wrong inside Waybill (${error instanceof Error ? error.message : String(error)}). Set WAYBILL_LOG=debug to see where.`
  return `waybill: ${words.replaceAll(/\s+/g, ' ').trim()}`
}
