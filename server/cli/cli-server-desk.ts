import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as sleep } from 'node:timers/promises'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { z } from 'zod'
import { api } from '../contract/api.ts'
import { CypherAnswer } from '../contract/console.ts'
import { Job, JobRef, Upload } from '../contract/imports.ts'
import { Problem } from '../contract/problem.ts'
import { traceDetails } from '../contract/trace-details.ts'
import { TraceAnswer } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import { readHolder } from '../folder/folder-lock.ts'
import type { EvidenceDesk, ImportDesk, QueryDesk, TraceDesk } from './cli-desk.ts'
import { isOver } from '../contract/job-states.ts'

/** Milliseconds that a server which is just starting gets to be ready, and tries of a broken connection. */
const startPatience = 30_000
const tries = 30

/** The server that holds the data folder, as a desk. */
export async function openServerDesk(folder: string): Promise<EvidenceDesk & ImportDesk & QueryDesk & TraceDesk> {
  const address = await serverAddress(folder)
  const url = (path: string, params: Record<string, string | number> = {}, query: Record<string, string> = {}) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
    const target = new URL(filled, address)
    for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value)
    return target
  }
  const post = async <S extends z.ZodType>(schema: S, path: string, body: unknown): Promise<z.output<S>> => {
    const headers = { 'Content-Type': 'application/json' }
    const response = await call(url(path), { method: 'POST', headers, body: JSON.stringify(body) })
    return schema.parse(await response.json())
  }
  return {
    async upload(bytes, name) {
      const response = await call(url(api.postUpload.path, {}, { name }), {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: Readable.toWeb(bytes) as never,
        duplex: 'half',
      } as RequestInit)
      return Upload.parse(await response.json())
    },
    start: (request) => post(JobRef, api.postImport.path, request),
    follow: (id) => follow(url(api.getJobEvents.path, { id })),
    async rejects(id, file) {
      const response = await call(url(api.getJobRejects.path, { id }, { file: String(file) }))
      return { stream: Readable.fromWeb(response.body as ReadableStream) }
    },
    async findCases(wanted) {
      const found: { id: string; name: string }[] = []
      for (let cursor = ''; ;) {
        const response = await call(url(api.getCases.path, {}, { limit: '500', ...(cursor === '' ? {} : { cursor }) }))
        const page = api.getCases.answer.parse(await response.json())
        found.push(...page.items.filter(({ id, name }) => id === wanted || name === wanted))
        if (page.next === null) return found
        cursor = page.next
      }
    },
    startEvidence: (id, request) => post(JobRef, url(api.postEvidence.path, { id }).pathname, request),
    async bundle(id) {
      const response = await call(url(api.getEvidence.path, { id }))
      return { stream: Readable.fromWeb(response.body as ReadableStream) }
    },
    async cancelJob(id) {
      await call(url(api.deleteJob.path, { id }), { method: 'DELETE' })
    },
    ask: (question) => post(TraceAnswer, api.postTrace.path, question),
    detail: (kind, body) => post(traceDetails[kind].answer, traceDetails[kind].path, body),
    run: (question) => post(CypherAnswer, api.postCypher.path, question),
    close: async () => {},
  }
}

/** The address in `waybill.lock`; waits for a server that has only just taken the folder. */
async function serverAddress(folder: string): Promise<string> {
  for (const end = Date.now() + startPatience; Date.now() < end; await sleep(250)) {
    const address = readHolder(folder)?.address
    if (address == null) continue
    const ready = await fetch(new URL(api.getReady.path, address)).catch(() => undefined)
    if (ready?.ok === true) return address
  }
  throw new WaybillError('database-away', 'The server that holds the data folder is not ready.', {
    next: 'Look at what it says, or stop it and run the command again.',
  })
}

/** @throws WaybillError what the server's problem document says; `database-away` when it cannot be reached. */
async function call(target: URL, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(target, init).catch((cause: unknown) => {
    throw new WaybillError(
      'database-away',
      `The server at ${target.origin} that holds the data folder does not answer.`,
      {
        next: 'See whether it still runs, then run the command again.',
        cause,
      },
    )
  })
  if (response.ok) return response
  const problem = Problem.safeParse(await response.json().catch(() => undefined))
  if (problem.success)
    throw new WaybillError(problem.data.code, problem.data.detail, { fields: problem.data.errors ?? [] })
  throw new WaybillError('internal', `The server answered with status ${response.status}.`)
}

/** The job's events, taken up again from the last one where the connection breaks. */
async function* follow(target: URL): AsyncGenerator<Job> {
  let last: string | undefined
  for (let failed = 0; ;) {
    try {
      const response = await call(target, last === undefined ? {} : { headers: { 'Last-Event-ID': last } })
      const events = (response.body as ReadableStream<Uint8Array>)
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(new EventSourceParserStream())
      for await (const event of events) {
        failed = 0
        last = event.id
        const job = Job.parse(JSON.parse(event.data))
        yield job
        if (isOver(job)) return
      }
    } catch (error) {
      const broken = !(error instanceof WaybillError) || error.code === 'database-away'
      if (!broken || failed >= tries) throw error
    }
    failed++
    await sleep(1_000)
  }
}
