import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { Logger } from 'pino'
import { demoCase } from '../../seed/demo/case.ts'
import { CaseContent } from '../contract/case-content.ts'
import { type ImportKind, importKindNames } from '../contract/import-kinds.ts'
import type { Features } from '../features.ts'
import type { Folder } from '../folder/folder.ts'

const seed = join(import.meta.dirname, '../../seed/demo')
const dataset = 'demo'
/** The demo's case on the server has an id that everybody knows. */
const demoCaseId = 'demo'
const unfinished = new Set(['waiting', 'running', 'paused'])

/** What the status says of the demo case. */
export interface Demo {
  readonly dataset: string | null
  readonly job: string | null
}

export function demoState(folder: Folder, { importer }: Pick<Features, 'importer'>): Demo {
  if (folder.demo() !== 'loaded') return { dataset: null, job: null }
  const job = importer.jobs().find((one) => one.dataset === dataset && unfinished.has(one.state))
  return { dataset, job: job?.kind === 'import' ? job.id : null }
}

/**
 * Fills a new data folder with the demo case, through the same import as any other file. A graph that already holds
 * something (a Neo4j that was there before) is left as it is.
 */
export async function loadDemo(folder: Folder, features: Features, log: Logger): Promise<void> {
  if (folder.demo() !== 'wanted') return
  const { importer } = features
  const started = importer.jobs().some((job) => job.dataset === dataset)
  if (!started) {
    const size = await features.size()
    if (size.parties > 0 || size.shipments > 0 || size.datasets.length > 0) return folder.setDemo('none')
    const files = []
    for (const kind of await demoKinds()) {
      const name = `${kind}.csv`
      const upload = await importer.upload(createReadStream(join(seed, name)), name)
      files.push({ upload: upload.id, as: kind })
    }
    if (files.length === 0) return
    const { job } = await importer.start({ dataset, files, dryRun: false })
    log.info({ job }, 'the demo case is being loaded')
  }
  beginDemoCase(features)
  folder.setDemo('loaded')
}

/** Once, before the folder says that the demo is loaded: one that was deleted stays so. */
function beginDemoCase({ cases }: Features): void {
  if (cases.list({ limit: 500 }).items.some(({ id }) => id === demoCaseId)) return
  const { begin, steps } = demoCase(new Date().toISOString())
  const { by } = begin.questions['eu']!
  const content = CaseContent.parse(begin)
  cases.create({ content, step: 'Began with a question', by }, demoCaseId)
  for (const { step, patch } of steps) cases.patch(demoCaseId, { patch, step, by }, () => true)
}

/** The kinds that the demo case has a file for, in the order of the contract: parties before what names them. */
async function demoKinds(): Promise<ImportKind[]> {
  const there = new Set(
    (await readdir(seed).catch(() => [])).filter((name) => name.endsWith('.csv')).map((name) => parse(name).name),
  )
  return importKindNames.filter((kind) => there.has(kind))
}
