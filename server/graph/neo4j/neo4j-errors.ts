import { Neo4jError } from 'neo4j-driver'
import { WaybillError } from '../../errors.ts'

const timedOut = /TransactionTimedOut|TransactionTimedOutClientConfiguration|LockAcquisitionTimeout/
const outOfMemory = /OutOfMemory|MemoryPool|MemoryLimit/
const refused = /\.Security\.|DatabaseNotFound|IllegalAccess/
const away =
  /ServiceUnavailable|SessionExpired|DatabaseUnavailable|NotALeader|ForbiddenOnReadOnlyDatabase|^N\/A$|TransientError/
const full = /no space left|disk (is )?full|not enough (disk )?space/i

/** Whether the same statement may succeed when it is sent again shortly. */
export const isTransient = (error: unknown): boolean =>
  error instanceof Neo4jError && error.retriable && !outOfMemory.test(error.code)

/** What a person is told when a statement fails in Neo4j. `name` is the statement's, `milliseconds` its limit. */
export function neo4jError(error: unknown, name: string, milliseconds: number): WaybillError {
  const cause = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Neo4jError ? error.code : ''
  if (timedOut.test(code)) return timeoutError(name, milliseconds, cause)
  if (outOfMemory.test(code)) {
    return new WaybillError('query-memory', `The statement ${name} needs more memory than Neo4j gives it.`, {
      next: 'Ask for less, or raise dbms.memory.transaction.total.max in Neo4j.',
      cause,
    })
  }
  if (full.test(cause.message)) {
    return new WaybillError('storage-full', 'Neo4j has no space left on its disk.', {
      next: 'Free some space there and try again. Nothing of the last step was kept.',
      cause,
    })
  }
  if (code.includes('DatabaseNotFound')) {
    return new WaybillError('database-refused', 'Neo4j has no database of the name that NEO4J_DATABASE gives.', {
      next: 'Correct NEO4J_DATABASE, or leave it out to use the default database.',
      cause,
    })
  }
  if (code.includes('CredentialsExpired')) {
    return new WaybillError('database-refused', 'Neo4j asks for its first password to be changed.', {
      next: 'Change it in Neo4j (ALTER CURRENT USER SET PASSWORD), then set NEO4J_PASSWORD to the new one.',
      cause,
    })
  }
  if (refused.test(code)) {
    return new WaybillError('database-refused', 'Neo4j refused the user or the password.', {
      next: 'Check NEO4J_USER and NEO4J_PASSWORD, and what that user may do in the database.',
      cause,
    })
  }
  if (away.test(code) || /pool is closed|connection (was )?closed|acquisition timed out/i.test(cause.message)) {
    return new WaybillError('database-away', 'Neo4j cannot be reached at the address that NEO4J_URI gives.', {
      next: 'Check that it runs and that NEO4J_URI is right. Waybill goes on by itself once it answers.',
      cause,
    })
  }
  return new WaybillError('query-failed', `The statement ${name} failed.`, {
    next: 'The log holds the database’s own words.',
    cause,
  })
}

export const timeoutError = (name: string, milliseconds: number, cause?: Error): WaybillError =>
  new WaybillError('query-timeout', `The statement ${name} was stopped after ${milliseconds / 1000} s.`, {
    next: 'Ask for less: name more of what you look for, or make paths shorter.',
    cause,
  })

export const silentError = (name: string, milliseconds: number): WaybillError =>
  new WaybillError('database-away', `Neo4j has not answered ${name} within ${milliseconds / 1000} s.`, {
    next: 'Check that it runs. Waybill goes on by itself once it answers.',
  })

export const cancelledError = (name: string): WaybillError =>
  new WaybillError('cancelled', `The statement ${name} was cancelled.`)
