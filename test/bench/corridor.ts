import { pathToFileURL } from 'node:url'
import type { Projection } from '../../server/trace/projection.ts'
import { timetableOf } from '../../server/trace/timetable.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { corridorOf } from '../../server/trace/trace-corridor.ts'
import { subjectOf } from '../../server/trace/trace-subject.ts'
import { type BenchFigure, median, shownMs, timed, timesFaster } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, question, worlds } from './bench-world.ts'
import { duckDbCorridor, openDuckDb } from './duckdb.ts'
import { neo4jCorridor } from './neo4j.ts'

/** The dense world of issue 4 at every size: the same number of movements a pool. */
const growing = [10_000, 100_000, 1_000_000, 10_000_000].map((movements): BenchWorld => ({
  name: `D4 × ${movements / worlds.D4.movements}`,
  movements,
  parties: movements / 100,
  goods: 4,
}))

/** Corridor against DuckDB and Neo4j in the same run, and how it grows. */
export async function benchCorridor(): Promise<BenchFigure[]> {
  return [
    ...(await againstDuckDb(worlds.T4, '≥ 20')),
    ...(await againstDuckDb(worlds.D1, '≥ 10')),
    ...(await againstDuckDb(worlds.D4, '≥ 30')),
    ...(await neo4jCorridor(worlds.D1, corridor)),
    ...(await sparse()),
    ...(await growth()),
  ]
}

async function againstDuckDb(world: BenchWorld, aim: string): Promise<BenchFigure[]> {
  const on = described(world)
  const projection = await projectionOfBench(world)
  const ours = corridor(projection)
  const floor = readingAlone(projection)
  const connection = await openDuckDb(world)
  const theirs = []
  for (let i = 0; i < 5; i++) theirs.push(await duckDbCorridor(connection))
  connection.closeSync()
  if (theirs.some(({ size }) => size !== ours.size))
    throw new Error(`the corridor has ${ours.size} movements, DuckDB found ${theirs.map((t) => t.size).join(', ')}`)
  const ms = median(theirs.map((t) => t.ms))
  return [
    {
      what: 'corridor with hops',
      on,
      figure: `${shownMs(ours.ms)}, ${ours.size.toLocaleString('en')} movements`,
      aim: '',
    },
    {
      what: 'of it, each movement and pass',
      on,
      figure: `${((ours.ms * 1e6) / world.movements / 2).toFixed(1)} ns`,
      aim: '≤ 8 ns',
    },
    {
      what: 'reading alone what a pass reads, each movement and pass',
      on,
      figure: `${((floor * 1e6) / world.movements / 2).toFixed(1)} ns`,
      aim: '',
    },
    { what: 'corridor in DuckDB, without hops', on, figure: `${shownMs(ms)}, the same movements`, aim: '' },
    timesFaster(on, 'DuckDB', ms, ours.ms, aim),
  ]
}

export interface CorridorFigure {
  readonly ms: number
  readonly size: number
}

function corridor(p: Projection): CorridorFigure {
  const subject = subjectOf(p, question)
  const { ms, result } = timed(15, 15, () => corridorOf(subject, unlimited).movements.length)
  return { ms, size: result }
}

/**
 * Milliseconds to read what the two passes of a sweep read and nothing else, on the same columns: by movement, its pool
 * at either end, what is kept of that pool, and its own hops. What is kept of pools lies all over the memory.
 */
function readingAlone({ hs6 }: Projection): number {
  const { departures, arrivals, pools, order } = timetableOf(hs6)
  const kept = Int32Array.from({ length: pools }, (_, pool) => pool)
  const hops = new Uint8Array(order.length).fill(1)
  let read = 0
  const { ms } = timed(15, 15, () => {
    for (let pass = 0; pass < 2; pass++)
      for (const { pool, slot } of [departures, arrivals])
        for (let i = 0; i < pool.length; i++) read ^= kept[pool[i]!]! + hops[slot === null ? i : slot[i]!]!
    return read
  })
  return ms
}

async function sparse(): Promise<BenchFigure[]> {
  const small = corridor(await projectionOfBench(worlds.S1))
  const large = corridor(await projectionOfBench(worlds.S10))
  const floor = readingAlone(await projectionOfBench(worlds.S10))
  const growth = large.ms / small.ms
  const touched = large.size / small.size
  return [
    {
      what: 'corridor with hops',
      on: described(worlds.S1),
      figure: `${shownMs(small.ms)}, ${small.size.toLocaleString('en')} movements`,
      aim: '',
    },
    {
      what: 'corridor with hops',
      on: described(worlds.S10),
      figure: `${shownMs(large.ms)}, ${large.size.toLocaleString('en')} movements`,
      aim: '≤ 100 ms',
    },
    {
      what: 'reading alone what two sweeps over all days would read',
      on: described(worlds.S10),
      figure: shownMs(floor),
      aim: '',
    },
    {
      what: 'growth of the time',
      on: 'S1 to S10',
      figure: `× ${growth.toFixed(1)}, of the corridor × ${touched.toFixed(1)}`,
      aim: '≤ × 10, as the data',
    },
  ]
}

async function growth(): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = []
  for (const world of growing) {
    const { ms, size } = corridor(await projectionOfBench(world))
    figures.push({
      what: 'corridor, per movement in the data',
      on: described(world),
      figure: `${((ms * 1e6) / world.movements).toFixed(0)} ns, ${size.toLocaleString('en')} in the corridor`,
      aim: world === growing[0] ? '' : 'linear, caches apart',
    })
  }
  return figures
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchCorridor())
