import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { TraceQuestion } from '../../server/contract/trace.ts'
import { openProjection } from '../../server/trace/projection-open.ts'
import { loadBlock, saveBlock } from '../../server/trace/projection-file.ts'
import type { Projection } from '../../server/trace/projection.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { corridorOf } from '../../server/trace/trace-corridor.ts'
import { subjectOf } from '../../server/trace/trace-subject.ts'
import { duckDbCorridor, openDuckDb } from './trace-duckdb.ts'
import { benchProjection, type BenchWorld } from './trace-world.ts'

/** A line of the bench's table: what was measured, on what, the figure, and what it should reach. */
export interface TraceFigure {
  what: string
  on: string
  figure: string
  aim: string
}

const question = TraceQuestion.parse({ from: { countries: ['DE'] }, to: { countries: ['RU'] } })

const worlds: { world: BenchWorld; aim: number }[] = [
  { world: { movements: 200_000, parties: 4_000, goods: 4, days: 365 }, aim: 20 },
  { world: { movements: 1_000_000, parties: 20_000, goods: 16, days: 365 }, aim: 5 },
]

/** As in the densest world, at every size: the same number of movements a pool. */
const growing = [10_000, 100_000, 1_000_000].map((movements): BenchWorld => ({
  movements,
  parties: movements / 50,
  goods: 4,
  days: 1095,
}))

const named = ({ movements, parties, goods }: BenchWorld) =>
  `${movements.toLocaleString('en')} movements, ${parties.toLocaleString('en')} parties, ${goods} goods`

/** Corridor against DuckDB in the same run, its growth, and opening a projection against making it. */
export async function benchTrace(): Promise<TraceFigure[]> {
  const figures: TraceFigure[] = []
  for (const { world, aim } of worlds) figures.push(...(await againstDuckDb(world, aim)))
  figures.push(...growth())
  figures.push(...reopening())
  return figures
}

async function againstDuckDb(world: BenchWorld, aim: number): Promise<TraceFigure[]> {
  const ours = corridor(benchProjection(world))
  const connection = await openDuckDb(world)
  const theirs = []
  for (let i = 0; i < 5; i++) theirs.push(await duckDbCorridor(connection))
  connection.closeSync()
  if (theirs.some(({ size }) => size !== ours.size))
    throw new Error(`the corridor has ${ours.size} movements, DuckDB found ${theirs.map((t) => t.size).join(', ')}`)
  const ms = median(theirs.map((t) => t.ms))
  return [
    { what: 'corridor', on: named(world), figure: `${ours.ms.toFixed(1)} ms, ${ours.size} movements`, aim: '' },
    { what: 'corridor in DuckDB', on: named(world), figure: `${ms.toFixed(0)} ms, the same movements`, aim: '' },
    { what: 'times faster', on: named(world), figure: (ms / ours.ms).toFixed(1), aim: `≥ ${aim}` },
  ]
}

/** Median of fifty runs after a hundred to warm up: a server answers many questions. */
function corridor(p: Projection): { ms: number; size: number } {
  const subject = subjectOf(p, question)
  const times: number[] = []
  let size = 0
  for (let i = 0; i < 150; i++) {
    const begun = performance.now()
    size = corridorOf(subject, unlimited).movements.length
    if (i >= 100) times.push(performance.now() - begun)
  }
  return { ms: median(times), size }
}

function growth(): TraceFigure[] {
  const perMovement = growing.map((world) => {
    const { ms, size } = corridor(benchProjection(world))
    return { world, size, ns: (ms * 1e6) / world.movements }
  })
  return perMovement.map(({ world, size, ns }, i) => ({
    what: 'corridor, per movement in the data',
    on: named(world),
    figure: `${ns.toFixed(0)} ns, ${size} in the corridor`,
    aim: i === 0 ? '' : `linear: as at ${growing[0]!.movements.toLocaleString('en')}, caches apart`,
  }))
}

/** Loaded from its file, read and checked, against made from rows in memory: less than from any graph. */
function reopening(): TraceFigure[] {
  const world = worlds[1]!.world
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  try {
    const begun = performance.now()
    const { block, movements } = benchProjection(world)
    const built = performance.now() - begun
    const file = join(folder, 'movements.wbp')
    saveBlock(block, file)
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      const loaded = loadBlock(file, { version: 1, store: 'bench' })
      if ('useless' in loaded) throw new Error(`the projection could not be loaded: ${loaded.useless}`)
      openProjection(loaded.block)
      return performance.now() - start
    })
    const loaded = median(times)
    const bytes = block.byteLength / movements.count
    return [
      { what: 'projection made from rows', on: named(world), figure: `${built.toFixed(0)} ms`, aim: '' },
      {
        what: 'projection loaded',
        on: named(world),
        figure: `${loaded.toFixed(0)} ms`,
        aim: `≤ ${(built / 10).toFixed(0)} ms`,
      },
      {
        what: 'projection',
        on: named(world),
        figure: `${bytes.toFixed(0)} bytes a movement with ids and index`,
        aim: '',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchTrace())
