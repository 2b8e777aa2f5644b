import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import grafeo, { type QueryResult } from '@grafeo-db/js'
import { batchCredit, type EngineFailure, type FromEngine, type ToEngine } from './engine-messages.ts'
import { endsOf, plainValue } from './engine-values.ts'

/*
 * The engine's process: opens the database file that its arguments name and answers over the channel of
 * `child_process`. Statements run on the engine's own threads, so this process always hears its channel.
 */

const [file = '', acknowledgedFile = '', memoryLimit = '0', versionCypher = ''] = process.argv.slice(2)

/** The log of changes is folded into the file at this size: replaying it at the next start takes about a second. */
const walBytes = 64 * 1024 * 1024
/** A batch is cut at about this size, so that neither side holds its event loop for long. */
const batchBytes = 256 * 1024
const batchRows = 2000

const send = (message: FromEngine) => process.send?.(message)

// Ctrl-C reaches the whole process group; the server decides when its engine ends.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
// The server is gone: let go of the file at once. Every acknowledged write is in the log already.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

const failure = (error: unknown): EngineFailure => {
  const { message, gqlStatus } = error as { message?: string; gqlStatus?: string }
  return { message: message ?? String(error), ...(gqlStatus !== undefined && { status: gqlStatus }) }
}

const database = (() => {
  try {
    const opened = grafeo.GrafeoDB.create(file)
    opened.setCheckpointTriggers({ walBytes })
    return opened
  } catch (error) {
    send({ kind: 'unopened', failure: failure(error) })
    return undefined
  }
})()

if (database) serve(database)
else process.disconnect()

function serve(db: grafeo.GrafeoDB): void {
  const reads = new Map<number, Read>()
  const ended = new Set<number>()
  /** Statements at work, with the resident memory at their start. */
  const running = new Map<number, number>()
  const acknowledged = openSync(acknowledgedFile, 'a+')
  closeSync(acknowledged)
  const record = openSync(acknowledgedFile, 'r+')

  interface Read {
    result: QueryResult
    next: number
    credit: number
    sending: boolean
    console: boolean
  }

  process.on('message', (message: ToEngine) => {
    if (message.kind === 'read') void read(message)
    else if (message.kind === 'write') void write(message)
    else if (message.kind === 'more') more(message.id)
    else if (message.kind === 'end') end(message.id)
    else close()
  })

  async function read({ id, statement, console = false }: Extract<ToEngine, { kind: 'read' }>): Promise<void> {
    running.set(id, process.memoryUsage.rss())
    const transaction = console ? db.beginTransaction() : undefined
    try {
      const result = await (transaction ?? db).executeCypher(statement.cypher, statement.params)
      if (ended.delete(id)) return void send({ kind: 'done', id })
      send({ kind: 'columns', id, names: result.columns })
      reads.set(id, { result, next: 0, credit: batchCredit, sending: false, console })
      pump(id)
    } catch (error) {
      ended.delete(id)
      send({ kind: 'failed', id, failure: failure(error) })
    } finally {
      transaction?.rollback()
      running.delete(id)
    }
  }

  function more(id: number): void {
    const found = reads.get(id)
    if (!found) return
    found.credit++
    pump(id)
  }

  function pump(id: number): void {
    const found = reads.get(id)
    if (!found || found.sending || found.credit === 0) return
    if (found.next >= found.result.length) {
      reads.delete(id)
      return void send({ kind: 'done', id })
    }
    found.credit--
    found.sending = true
    const batch = takeBatch(found)
    process.send?.(batch(id), () => {
      found.sending = false
      setImmediate(pump, id)
    })
  }

  function takeBatch(read: Read): (id: number) => FromEngine {
    const { result } = read
    const names = result.columns
    const columns: unknown[][] = names.map(() => [])
    const first = read.next
    let end = Math.min(result.length, first + batchRows)
    for (let at = first; at < end; at++) {
      const row = result.get(at)
      for (let c = 0; c < names.length; c++) columns[c]!.push(plainValue(row[names[c]!]))
      // One row tells the size of its neighbours well enough, and measuring each would cost as much as sending it.
      if (at === first) end = Math.min(end, first + Math.max(1, Math.floor(batchBytes / approximateSize(row))))
    }
    read.next = end
    const ends = read.console ? endsOf(columns, (node) => db.getNode(node)) : undefined
    return (id) => ({ kind: 'batch', id, size: end - first, columns, ...(ends !== undefined && { ends }) })
  }

  function end(id: number): void {
    if (reads.delete(id)) send({ kind: 'done', id })
    else if (running.has(id)) ended.add(id)
  }

  async function write({ id, name, steps, raise, kept }: Extract<ToEngine, { kind: 'write' }>): Promise<void> {
    running.set(id, process.memoryUsage.rss())
    const transaction = db.beginTransaction()
    try {
      const [last] = kept === undefined ? [] : (await transaction.executeCypher(kept)).toArray()
      if (last?.write === name) {
        transaction.rollback()
        return void send({ kind: 'wrote', id, rows: JSON.parse(last['answer'] as string) as unknown[][] })
      }
      const rows: unknown[][] = []
      for (const step of steps) {
        if (ended.has(id)) throw new Error('the write was given up')
        const result = await transaction.executeCypher(step.cypher, step.params)
        rows.push(result.toArray().map(plainValue))
      }
      const raised = await transaction.executeCypher(raise, { write: name, answer: JSON.stringify(rows) })
      transaction.commit()
      // Not synced: it may fall behind the log over a power cut, never run ahead of it.
      writeSync(record, String(raised.scalar() as number).padEnd(20), 0)
      send({ kind: 'wrote', id, rows })
    } catch (error) {
      try {
        transaction.rollback()
      } catch {
        // A commit that failed (on a full disk) has ended the transaction already.
      }
      send({ kind: 'failed', id, failure: failure(error) })
    } finally {
      ended.delete(id)
      running.delete(id)
    }
  }

  function close(): void {
    try {
      db.close()
    } finally {
      process.disconnect()
      process.exit(0)
    }
  }

  /** Writes that were acknowledged and are not in the database any more mean a log cut short or taken away. */
  async function missing(): Promise<number> {
    const [row] = (await db.executeCypher(versionCypher)).toArray()
    return Number(readFileSync(acknowledgedFile, 'latin1').trim()) - Number(row?.version ?? 0)
  }

  const limit = Number(memoryLimit)
  void missing().then((lost) => {
    if (lost > 0) {
      const message = `damaged: ${lost} acknowledged writes are missing from ${file}`
      send({ kind: 'unopened', failure: { message } })
      process.disconnect()
      return
    }
    const resident = process.memoryUsage.rss()
    send({ kind: 'open', version: db.version() })
    // Room to work in, even where the graph alone fills the limit: stopping the process could not help then.
    const most = Math.max(limit, resident + 256 * 1024 * 1024)
    setInterval(() => {
      const now = process.memoryUsage.rss()
      if (now <= most || running.size === 0) return
      const grown = [...running].map(([id, before]) => ({ id, bytes: now - before }))
      send({ kind: 'over-memory', room: most - resident, grown })
    }, 100)
  })
}

function approximateSize(value: unknown): number {
  if (typeof value === 'string') return value.length + 8
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + approximateSize(item), 8)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).reduce((sum, [key, item]) => sum + key.length + approximateSize(item), 8)
  return 8
}
