import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadBlock, saveBlock } from '../../server/trace/projection-file.ts'
import { openProjection } from '../../server/trace/projection-open.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { type BenchFigure, shownMs, timed } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, question, worlds } from './bench-world.ts'

/** Every figure of an answer on one thread, how that grows, and what memory it takes. */
export async function benchAnswer(): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = []
  for (const world of [worlds.D1, worlds.S1, worlds.S10]) figures.push(...(await answered(world)))
  return figures
}

interface Answered {
  ms: number
  timings: Record<string, number>
  /** Most resident memory of a process that only answers, and what its columns take, in bytes. */
  resident: number
  columns: number
}

async function answered(world: BenchWorld): Promise<BenchFigure[]> {
  const on = described(world)
  const { block } = await projectionOfBench(world)
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  try {
    const file = join(folder, 'movements.wbp')
    saveBlock(block, file)
    const printed = execFileSync(process.execPath, [import.meta.filename, file], { encoding: 'utf8' })
    const { ms, timings, resident, columns } = JSON.parse(printed) as Answered
    const longest = Object.entries(timings)
      .filter(([phase]) => phase !== 'total')
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 5)
    const times = longest.map(([phase, took]) => `${phase} ${took.toFixed(0)}`)
    const mb = (bytes: number) => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MB`
    return [
      { what: 'whole answer on one thread', on, figure: `${shownMs(ms)}; of it ${times.join(', ')}`, aim: '' },
      {
        what: 'resident memory ÷ columns',
        on,
        figure: `${(resident / columns).toFixed(2)}; ${mb(resident)} ÷ ${mb(columns)}`,
        aim: world === worlds.S10 ? '≤ 2.5' : '',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** In a process of its own, which has nothing but the columns to begin with. */
function answerFrom(file: string): Answered {
  const loaded = loadBlock(file, { version: 1, store: 'bench' })
  if ('useless' in loaded) throw new Error(`the projection could not be loaded: ${loaded.useless}`)
  const projection = openProjection(loaded.block)
  const { ms, result } = timed(5, 2, () => trace(projection, question, unlimited))
  // In kilobytes, the most at any time.
  const resident = process.resourceUsage().maxRSS * 1024
  return { ms, timings: result.timings, resident, columns: loaded.block.byteLength }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , file] = process.argv
  if (file === undefined) console.table(await benchAnswer())
  else console.log(JSON.stringify(answerFrom(file)))
}
