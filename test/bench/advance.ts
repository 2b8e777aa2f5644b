import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import type { Graph } from '../../server/graph/graph.ts'
import { openGraph } from '../../server/graph/open.ts'
import { createImporter, type Importer } from '../../server/import/importer.ts'
import { openState } from '../../server/state/state.ts'
import { changesSince, filesOf, readJournal } from '../../server/trace/projection-changes.ts'
import { readHead } from '../../server/trace/projection-header.ts'
import { ProjectionMaker, storeOf } from '../../server/trace/projection-source.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'
import { type BenchFigure, shownMs } from './bench-figure.ts'
import { generatedShipments } from './import.ts'

/**
 * A projection made from the graph, opened from its file, and brought up to date after an import of a hundredth more;
 * besides, how long the importing process's loop waits.
 */
export async function benchAdvance(shipments = 1_000_000): Promise<BenchFigure[]> {
  const on = `${shipments.toLocaleString('en')} shipments, embedded engine`
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  const graph = await openGraph({ config: grafeoConfig(folder, { engineMemoryMb: 8192 }), log: silent })
  const state = openState(join(folder, 'state.db'))
  const importer = createImporter({ graph, state, folder, log: silent, onChange: () => undefined })
  try {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    await bring(importer, 'bench', shipments)
    delay.disable()
    const built = await made(graph, folder)
    const loaded = await made(graph, folder, 'load')
    await bring(importer, 'more', shipments / 100)
    const advanced = await made(graph, folder, built.block)
    const whole = await made(graph, folder)
    if (Buffer.compare(new Uint8Array(advanced.block), new Uint8Array(whole.block)) !== 0)
      throw new Error('the projection that was advanced is not the one that is built')
    const ms = (nanoseconds: number) => `${(nanoseconds / 1e6).toFixed(0)} ms`
    return [
      { what: 'projection built from the graph', on, figure: shownMs(built.ms), aim: '' },
      { what: 'opened from its file ÷ built', on, figure: (loaded.ms / built.ms).toFixed(3), aim: '≤ 0.1' },
      { what: 'advanced by a hundredth ÷ built', on, figure: (advanced.ms / whole.ms).toFixed(3), aim: '' },
      { what: 'event loop delay while importing, p99', on, figure: ms(delay.percentile(99)), aim: '< 50 ms' },
      { what: 'event loop delay while importing, most', on, figure: ms(delay.max), aim: '' },
    ]
  } finally {
    await importer.close()
    await graph.close()
    state.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function bring(importer: Importer, dataset: string, shipments: number): Promise<void> {
  const upload = await importer.upload(Readable.from(generatedShipments(shipments)), 'bench.csv')
  const { job } = await importer.start({ dataset, files: [{ upload: upload.id }] })
  for await (const event of importer.events(job)) void event
  if (importer.job(job).state !== 'done') throw new Error('the import failed')
}

async function made(graph: Graph, folder: string, from?: SharedArrayBuffer | 'load') {
  const begun = performance.now()
  const journal = await readJournal(graph)
  const file = join(folder, 'projection', 'movements.wbp')
  const maker = new ProjectionMaker({
    file,
    version: journal.version,
    store: await storeOf(graph),
    files: filesOf(journal),
  })
  try {
    const block = await blockOf(maker, graph, journal, from)
    const ms = performance.now() - begun
    if (from !== 'load') await maker.saved()
    return { block, ms }
  } finally {
    await maker.end()
  }
}

async function blockOf(
  maker: ProjectionMaker,
  graph: Graph,
  journal: Awaited<ReturnType<typeof readJournal>>,
  from?: SharedArrayBuffer | 'load',
): Promise<SharedArrayBuffer> {
  const { signal } = new AbortController()
  if (from === undefined) return (await maker.build(graph, signal)).block
  const block =
    from === 'load'
      ? await maker.load(silent)
      : (await maker.advance(graph, from, changesSince(readHead(from)!, journal)!, signal))?.block
  if (block === null || block === undefined) throw new Error('the projection could not be made')
  return block
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.table(await benchAdvance(Number(process.argv[2] ?? 1_000_000)))
