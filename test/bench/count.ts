import { pathToFileURL } from 'node:url'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { type Cone, coneOf } from '../../server/trace/trace-cone.ts'
import { corridorOf } from '../../server/trace/trace-corridor.ts'
import { countWalks } from '../../server/trace/trace-count.ts'
import { subjectOf } from '../../server/trace/trace-subject.ts'
import { type BenchFigure, median, shownMs, timed, timesFaster } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, question, worlds } from './bench-world.ts'
import { duckDbCorridor, duckDbCount, openDuckDb } from './duckdb.ts'

/** Walks of at most five movements, counted exactly; both sides begin from the corridor. */
export async function benchCount(): Promise<BenchFigure[]> {
  return [...(await count(worlds.D1, '≥ 100')), ...(await count(worlds.D4, ''))]
}

async function count(world: BenchWorld, aim: string): Promise<BenchFigure[]> {
  const on = described(world)
  const subject = subjectOf(await projectionOfBench(world), question)
  const { movements } = corridorOf(subject, unlimited)
  const ours = timed(7, 5, () => countWalks(subject, coneOf(subject, movements.slice()), unlimited))
  const cone = coneOf(subject, movements)
  const counted = timed(7, 5, () => countWalks(subject, cone, unlimited))
  const floor = timed(7, 5, () => readingAlone(cone))
  const connection = await openDuckDb(world)
  await duckDbCorridor(connection)
  const theirs = []
  for (let i = 0; i < 3; i++) theirs.push(await duckDbCount(connection, question.maxHops))
  connection.closeSync()
  if (theirs.some(({ walks }) => walks !== ours.result))
    throw new Error(`Waybill counts ${ours.result} walks, DuckDB ${theirs.map((t) => t.walks).join(', ')}`)
  const ms = median(theirs.map((t) => t.ms))
  const what = `chain count, at most ${question.maxHops} movements`
  return [
    { what, on, figure: `${shownMs(ours.ms)}, ${ours.result.toLocaleString('en')} chains`, aim: '' },
    { what: 'of it, once the windows of the corridor are known', on, figure: shownMs(counted.ms), aim: '' },
    { what: 'reading alone each window once', on, figure: shownMs(floor.ms), aim: '' },
    { what: `${what}, in DuckDB`, on, figure: `${shownMs(ms)}, the same number`, aim: '' },
    timesFaster(on, 'DuckDB', ms, ours.ms, aim),
  ]
}

/** The least that any count must look at: where each movement's window begins and ends, in the order of its pool. */
function readingAlone({ suppliers, receivers }: Cone): number {
  let read = 0
  for (let i = 0; i < receivers.members.length; i++) {
    const c = receivers.members[i]!
    read ^= suppliers.lo[c]! + suppliers.hi[c]!
  }
  return read
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchCount())
