import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { step } from '../../server/graph/graph.ts'
import type { Graph, Step } from '../../server/graph/graph.ts'
import { definedQueries } from '../../server/graph/query.ts'
import { openGraph } from '../../server/graph/open.ts'
import { createImporter } from '../../server/import/importer.ts'
import { openState } from '../../server/state/state.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'

export interface ImportFigures {
  shipments: number
  /** Rows a second: the whole import, and a loader that only sends the batches the import sent. */
  importRate: number
  bareRate: number
  ratio: number
  /** Most resident memory of a process that does nothing but import them, in MB; the engine is a process of its own. */
  residentMb: number
}

/** Shipments as CSV, a chunk at a time: 5,000 parties, 50 codes, 12 ports, a third of the rows without ports. */
export function* generatedShipments(count: number): Generator<Buffer> {
  const ports = [
    'DEHAM',
    'NLRTM',
    'BEANR',
    'LTKLJ',
    'GEPTI',
    'TRIST',
    'AEJEA',
    'KZALA',
    'KGFRU',
    'AMEVN',
    'CNSHA',
    'HKHKG',
  ]
  let lines = [
    'id,departed,arrived,consignor_id,consignee_id,hs_code,quantity,unit,net_weight_kg,value,currency,port_of_loading,port_of_discharge',
  ]
  for (let i = 0; i < count; i += 1) {
    const day = new Date(Date.UTC(2021, 0, 1 + (i % 1400))).toISOString().slice(0, 10)
    const arrival = new Date(Date.UTC(2021, 0, 4 + (i % 1400))).toISOString().slice(0, 10)
    const from = (i * 7919) % 5000
    const to = (from + 1 + ((i * 104_729) % 4998)) % 5000
    const [loading, discharge] = i % 3 === 0 ? ['', ''] : [ports[i % 12], ports[(i + 5) % 12]]
    const code = 854_200 + ((i * 31) % 50)
    lines.push(
      `s${i},${day},${arrival},p${from},p${to},${code},${1 + (i % 40)},pcs,${(i % 900) / 4},${i % 50_000},EUR,${loading},${discharge}`,
    )
    if (lines.length === 2000) {
      yield Buffer.from(`${lines.join('\n')}\n`)
      lines = []
    }
  }
  yield Buffer.from(`${lines.join('\n')}\n`)
}

/**
 * Imports so many generated shipments into an empty embedded graph, and sends the same batches bare into another; the two
 * take turns, and the middle of their times counts, so that a machine busy with other things weighs on both alike.
 */
export async function benchImport(shipments: number, rounds = 1): Promise<ImportFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  try {
    const tape = join(folder, 'batches.jsonl')
    await record(join(folder, 'record'), shipments, tape)
    const imports: number[] = []
    const bares: number[] = []
    const residentMb = await memoryOfImport(shipments)
    for (let round = 0; round < rounds; round += 1) {
      const own = await importAll(join(folder, `import-${round}`), shipments)
      imports.push(own.seconds)
      bares.push(await sendBare(join(folder, `bare-${round}`), tape))
    }
    const importRate = shipments / middle(imports)
    const bareRate = shipments / middle(bares)
    return {
      shipments,
      importRate: Math.round(importRate),
      bareRate: Math.round(bareRate),
      ratio: importRate / bareRate,
      residentMb: Math.round(residentMb),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function importAll(folder: string, shipments: number, wrap: (graph: Graph) => Graph = (graph) => graph) {
  const graph = await openGraph({ config: grafeoConfig(folder, { engineMemoryMb: 8192 }), log: silent })
  const state = openState(join(folder, 'state.db'))
  const importer = createImporter({ graph: wrap(graph), state, folder, log: silent, onChange: () => undefined })
  const upload = await importer.upload(Readable.from(generatedShipments(shipments)), 'bench.csv')
  let residentMb = 0
  const watch = setInterval(() => {
    residentMb = Math.max(residentMb, process.memoryUsage.rss() / 1024 / 1024)
  }, 50)
  const begun = performance.now()
  const { job } = await importer.start({ dataset: 'bench', files: [{ upload: upload.id }] })
  for await (const event of importer.events(job)) void event
  const seconds = (performance.now() - begun) / 1000
  clearInterval(watch)
  const ended = importer.job(job)
  await importer.close()
  await graph.close()
  state.close()
  if (ended.state !== 'done' || ended.files[0]?.accepted !== shipments) {
    throw new Error(
      `the import ended as ${ended.state}: ${ended.problem?.detail ?? `${ended.files[0]?.accepted} rows`}`,
    )
  }
  return { seconds, residentMb }
}

/** Imports once more and writes down every batch that is sent to the graph. */
async function record(folder: string, shipments: number, tape: string): Promise<void> {
  const out = createWriteStream(tape)
  await importAll(folder, shipments, (graph) => ({
    ...delegate(graph),
    async write(steps, options) {
      const line = JSON.stringify(steps.map(({ query, params }) => ({ query: query.name, params })))
      if (!out.write(`${line}\n`)) await once(out, 'drain')
      return graph.write(steps, options)
    },
  }))
  out.end()
  await once(out, 'finish')
}

const delegate = (graph: Graph): Graph => ({
  engine: graph.engine,
  read: (query, params, options) => graph.read(query, params, options),
  stream: (query, params, options) => graph.stream(query, params, options),
  console: (statement, params, options) => graph.console(statement, params, options),
  write: (steps, options) => graph.write(steps, options),
  version: () => graph.version(),
  ready: (timeout) => graph.ready(timeout),
  close: () => graph.close(),
})

/** Sends the batches of the tape one after another; the next one is read while the engine works. */
async function sendBare(folder: string, tape: string): Promise<number> {
  const graph = await openGraph({ config: grafeoConfig(folder, { engineMemoryMb: 8192 }), log: silent })
  const queries = new Map(definedQueries().map((query) => [query.name, query]))
  let writing: Promise<unknown> = Promise.resolve()
  const begun = performance.now()
  for await (const line of createInterface({ input: createReadStream(tape) })) {
    const steps: Step[] = (JSON.parse(line) as { query: string; params: Record<string, unknown> }[]).map(
      ({ query, params }) => {
        const found = queries.get(query)
        if (found === undefined) throw new Error(`no statement ${query}`)
        return step(found, params)
      },
    )
    await writing
    writing = graph.write(steps)
  }
  await writing
  const seconds = (performance.now() - begun) / 1000
  await graph.close()
  return seconds
}

/** In a process of its own: one that has recorded and sent batches before holds memory that an import does not need. */
async function memoryOfImport(shipments: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, 'memory', String(shipments)])
  return Number(stdout)
}

async function printMemory(shipments: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  try {
    console.log((await importAll(folder, shipments)).residentMb)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [first, ...rest] = process.argv.slice(2)
  if (first === 'memory') await printMemory(Number(rest[0]))
  else {
    const [size = 100_000, rounds = 3] = (first === undefined ? [] : [first, ...rest]).map(Number)
    console.log(JSON.stringify(await benchImport(size, rounds)))
  }
}
