import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Config } from '../config.ts'
import type { CypherAnswer, CypherQuestion } from '../contract/console.ts'
import type { EvidenceRequest } from '../contract/evidence.ts'
import type { ImportRequest, Job, Upload } from '../contract/imports.ts'
import type { TraceDetail } from '../contract/trace-details.ts'
import type { TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import { type Folder, openFolder } from '../folder/folder.ts'
import { readHolder } from '../folder/folder-lock.ts'
import { openCommandLog } from './cli-log.ts'
import { openServerDesk } from './cli-server-desk.ts'

/** Where a command gets its work done: on the data folder itself, or by the server that holds it. */
export interface ImportDesk {
  upload(bytes: Readable, name: string): Promise<Upload>
  start(request: z.output<typeof ImportRequest>): Promise<{ job: string }>
  /** The job as it goes on, until it is finished. */
  follow(job: string): AsyncIterable<Job>
  rejects(job: string, file: number): Promise<{ stream: Readable }>
  close(): Promise<void>
}

export interface TraceDesk {
  ask(question: TraceQuestion): Promise<TraceAnswer>
  /** @param body as the endpoint of that kind takes it; the answer is as that endpoint gives it. */
  detail(kind: TraceDetail, body: object): Promise<unknown>
  close(): Promise<void>
}

export interface QueryDesk {
  run(question: CypherQuestion): Promise<CypherAnswer>
  close(): Promise<void>
}

export interface EvidenceDesk {
  /** The cases whose id or name that is. */
  findCases(idOrName: string): Promise<{ id: string; name: string }[]>
  startEvidence(id: string, request: EvidenceRequest): Promise<{ job: string }>
  follow(job: string): AsyncIterable<Job>
  bundle(job: string): Promise<{ stream: Readable }>
  cancelJob(job: string): Promise<void>
  close(): Promise<void>
}

export async function openEvidenceDesk(config: Config): Promise<EvidenceDesk> {
  const folder = holdFolder(config, 'export')
  if (folder === undefined) return openServerDesk(config.data)
  return holding(folder, async () => {
    const { openFeatures } = await import('../features.ts')
    const { graph, cases, evidence, close } = await openFeatures(config, openCommandLog(config))
    await graph.ready()
    return {
      async findCases(wanted) {
        const found: { id: string; name: string }[] = []
        for (let cursor: string | undefined; ;) {
          const page = cases.list({ limit: 500, cursor })
          found.push(...page.items.filter(({ id, name }) => id === wanted || name === wanted))
          if (page.next === null) return found
          cursor = page.next
        }
      },
      startEvidence: async (id, request) => evidence.start(id, request),
      follow: async function* (id) {
        for await (const { job } of evidence.events(id)) yield job
      },
      bundle: (job) => evidence.bundle(job),
      cancelJob: async (job) => evidence.cancel(job),
      close,
    }
  })
}

export async function openQueryDesk(config: Config): Promise<QueryDesk> {
  const folder = holdFolder(config, 'query')
  if (folder === undefined) return openServerDesk(config.data)
  return holding(folder, async () => {
    const { openConsole } = await import('../feature-alone.ts')
    const { console, close } = await openConsole(config, openCommandLog(config))
    return { run: (question) => console.run(question), close }
  })
}

export async function openImportDesk(config: Config): Promise<ImportDesk> {
  const folder = holdFolder(config, 'import')
  if (folder === undefined) return openServerDesk(config.data)
  return holding(folder, async () => {
    const { openImporter } = await import('../feature-alone.ts')
    const { importer, close } = await openImporter(config, openCommandLog(config))
    return {
      upload: (bytes, name) => importer.upload(bytes, name),
      start: (request) => importer.start(request),
      follow: async function* (id) {
        for await (const { job } of importer.events(id)) yield job
      },
      rejects: async (job, file) => await importer.rejects(job, file),
      close,
    }
  })
}

export async function openTraceDesk(config: Config): Promise<TraceDesk> {
  const folder = holdFolder(config, 'trace')
  if (folder === undefined) return openServerDesk(config.data)
  return holding(folder, async () => {
    const { openTracer } = await import('../feature-alone.ts')
    const { tracer, close } = await openTracer(config, openCommandLog(config))
    return {
      ask: (question) => tracer.ask(question),
      detail: (kind, body) => tracer.answer(kind, body as never),
      close,
    }
  })
}

/** The data folder, or undefined where a server holds it. Another command that holds it is an error. */
function holdFolder(config: Config, command: string): Folder | undefined {
  try {
    return openFolder(config.data, { command, demo: config.demo })
  } catch (error) {
    if (error instanceof WaybillError && error.code === 'data-locked' && readHolder(config.data)?.command === 'serve')
      return undefined
    throw error
  }
}

/** Lets go of the folder when the desk closes, or cannot be opened. */
async function holding<D extends { close(): Promise<void> }>(folder: Folder, open: () => Promise<D>): Promise<D> {
  try {
    const desk = await open()
    let closed: Promise<void> | undefined
    return {
      ...desk,
      close: () => (closed ??= desk.close().finally(() => folder.lock.release())),
    }
  } catch (error) {
    folder.lock.release()
    throw error
  }
}
