import { pathToFileURL } from 'node:url'
import { attribute } from '../../server/trace/trace-attribution.ts'
import { rankChains } from '../../server/trace/trace-chains.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { corridorOf } from '../../server/trace/trace-corridor.ts'
import { role } from '../../server/trace/trace-roles.ts'
import { type Subject, subjectOf } from '../../server/trace/trace-subject.ts'
import { type BenchFigure, notRun, shownMs, timed, timesFaster } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, question, worlds } from './bench-world.ts'
import { runPeer } from './python.ts'

/** Attribution with stock against the same rule in Python, and the chains that are ranked by it. */
export async function benchAttribution(): Promise<BenchFigure[]> {
  return [...(await attribution(worlds.D1)), ...(await attribution(worlds.D4))]
}

async function attribution(world: BenchWorld): Promise<BenchFigure[]> {
  const on = described(world)
  const subject = subjectOf(await projectionOfBench(world), question)
  const ours = timed(7, 3, () => attribute(subject, unlimited))
  const corridor = corridorOf(subject, unlimited)
  const chains = timed(5, 2, () => rankChains(subject, corridor, ours.result, 50, unlimited))
  return [
    { what: 'attribution, forward and back', on, figure: shownMs(ours.ms), aim: '≤ 1 s' },
    ...(await inPython(subject, on, ours)),
    {
      what: 'top 50 chains after attribution',
      on,
      figure: `${shownMs(chains.ms)}, ${chains.result.length} of ${corridor.movements.length.toLocaleString('en')} movements`,
      aim: '≤ 200 ms',
    },
  ]
}

/** The peer is given pools by number; it computes what of each movement left a source and what becomes of it, as ours. */
async function inPython(
  subject: Subject,
  on: string,
  ours: { ms: number; result: { attributed: number } },
): Promise<BenchFigure[]> {
  const { consignor, consignee, roles, index, projection, measure } = subject
  const { departed, arrived, count } = projection.movements
  const { arriving } = index
  const from = new Int32Array(count).fill(-1)
  const into = new Int32Array(count).fill(-1)
  for (let b = 0; b + 1 < arriving.start.length; b++)
    for (let i = arriving.start[b]!; i < arriving.start[b + 1]!; i++) {
      const m = arriving.order[i]!
      if (roles[consignor[m]!] === role.between) from[m] = arriving.far[i]!
      if (roles[consignee[m]!] === role.between) into[m] = b
    }
  const is = (party: Int32Array, as: number) => Int32Array.from(party, (p) => (roles[p] === as ? 1 : 0))
  const target = is(consignee, role.target).map((to, m) => (roles[consignor[m]!] === role.target ? 0 : to))
  const days = [Int32Array.from(departed), Int32Array.from(arrived)]
  const columns = [...days, from, into, is(consignor, role.source), target, Float64Array.from(measure.amount)]
  const what = 'attribution in Python with NumPy, a day at a time, forward and back'
  try {
    const { ms, attributed, sent } = await runPeer('attribution.py', (file) => [file, String(count)], columns)
    if ([attributed!, sent!].some((theirs) => Math.abs(theirs - ours.result.attributed) > 1e-6 * theirs))
      throw new Error(`it attributes ${attributed} forward and ${sent} back, Waybill ${ours.result.attributed}`)
    return [
      { what, on, figure: `${shownMs(ms!)}, the same amount`, aim: '' },
      timesFaster(on, 'Python with NumPy', ms!, ours.ms, '≥ 20'),
    ]
  } catch (error) {
    return [notRun(what, on, (error as Error).message)]
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchAttribution())
