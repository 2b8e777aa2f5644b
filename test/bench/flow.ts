import { pathToFileURL } from 'node:url'
import { unitsOf } from '../../server/trace/flow-amounts.ts'
import { layKinds } from '../../server/trace/flow-kinds.ts'
import { FlowNetwork } from '../../server/trace/flow-network.ts'
import { upperBound } from '../../server/trace/flow-upper.ts'
import { layWindows } from '../../server/trace/flow-windows.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { coneOf, type Windows } from '../../server/trace/trace-cone.ts'
import { corridorOf } from '../../server/trace/trace-corridor.ts'
import { role } from '../../server/trace/trace-roles.ts'
import { type Subject, subjectOf } from '../../server/trace/trace-subject.ts'
import { type BenchFigure, notRun, shownMs, timed, timesFaster } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, question, tenthOf, worlds } from './bench-world.ts'
import { runPeer } from './python.ts'

/** Upper bound with its cut, against solvers that are given the network ready made. */
export async function benchFlow(): Promise<BenchFigure[]> {
  return [...(await upper(worlds.D1, 'ortools', 300)), ...(await upper(tenthOf(worlds.D1), 'networkx', 120))]
}

async function upper(world: BenchWorld, peer: 'ortools' | 'networkx', seconds: number): Promise<BenchFigure[]> {
  const on = described(world)
  const subject = subjectOf(await projectionOfBench(world), question)
  const { movements } = corridorOf(subject, unlimited)
  const ours = timed(5, 2, () => upperBound(subject, movements, unlimited))
  const { upper, cut } = ours.result
  const figures: BenchFigure[] = [
    {
      what: 'upper bound with its cut',
      on,
      figure: `${shownMs(ours.ms)}, ${movements.length.toLocaleString('en')} movements, ${cut.length} in the cut`,
      aim: '',
    },
  ]
  const name = peer === 'ortools' ? 'OR-tools SimpleMaxFlow' : 'NetworkX'
  const times: number[] = []
  // The peer has the better of two forms: an arc for each handover, and windows as trees. Beside them stands what it makes
  // of the network that Waybill's own reduction leaves, which is part of Waybill's time and not of the peer's.
  for (const form of ['an arc a handover', 'windows as trees', 'already reduced by Waybill'] as const) {
    const network =
      form === 'already reduced by Waybill'
        ? reducedNetwork(subject, movements)
        : networkOf(subject, movements, form === 'an arc a handover' ? layPairs : layWindows)
    const what = `maximum flow in ${name}, ${form}`
    const size = `${network.nodes.toLocaleString('en')} nodes, ${network.tails.length.toLocaleString('en')} arcs`
    try {
      const columns = [Int32Array.from(network.tails), Int32Array.from(network.heads), network.capacities()]
      const args = (file: string) => [peer, file, String(network.nodes), String(network.tails.length)]
      const { ms, flow } = await runPeer('flow.py', args, columns, seconds)
      const same = Math.abs(network.amountOf(flow!) - (upper ?? NaN)) <= 1e-6 * (upper ?? 0)
      if (!same) throw new Error(`it finds ${network.amountOf(flow!)}, Waybill ${upper}`)
      if (form !== 'already reduced by Waybill') times.push(ms!)
      figures.push({ what, on, figure: `${shownMs(ms!)}, the same value; ${size}`, aim: '' })
    } catch (error) {
      figures.push(notRun(what, on, `${(error as Error).message}; ${size}`))
    }
  }
  if (times.length > 0) figures.push(timesFaster(on, name, Math.min(...times), ours.ms, '> 1'))
  return figures
}

/** A network that can be handed over: node 0 is the source, node 1 the sink. */
class ListedNetwork extends FlowNetwork {
  readonly tails: number[] = []
  readonly heads: number[] = []
  readonly amountOf: (units: number) => number
  private readonly limits: number[] = []

  constructor(amountOf: (units: number) => number) {
    super()
    this.amountOf = amountOf
  }

  override arc(from: number, to: number, capacity: number): void {
    if (from === to) return
    this.tails.push(from)
    this.heads.push(to)
    this.limits.push(capacity)
  }

  /** What has no limit gets one that nothing reaches. */
  capacities(): BigInt64Array {
    const all = this.limits.reduce((sum, limit) => (limit === Infinity ? sum : sum + limit), 0)
    return BigInt64Array.from(this.limits, (limit) => BigInt(limit === Infinity ? all : limit))
  }
}

function reducedNetwork(subject: Subject, movements: Int32Array): ListedNetwork {
  const { roles, consignor, consignee, measure } = subject
  const units = unitsOf(Float64Array.from(movements, (m) => measure.amount[m]!))
  const network = new ListedNetwork((sum) => units.amountOf(sum))
  const source = network.node()
  const sink = network.node()
  const { lots, departures } = coneOf(subject, movements).kinds!
  const { out, into } = layKinds(network, lots, departures)
  const fed = new Float64Array(network.nodes)
  const drained = new Float64Array(network.nodes)
  for (const [c, m] of movements.entries()) {
    const from = roles[consignor[m]!] === role.source ? source : into[departures.of[c]!]!
    const to = roles[consignee[m]!] === role.target ? sink : out[lots.of[c]!]!
    const amount = units.of(measure.amount[m]!)
    if (from === source && to === sink) network.arc(source, sink, amount)
    else if (from === source) fed[to]! += amount
    else if (to === sink) drained[from]! += amount
    else network.arc(from, to, amount)
  }
  for (let node = 0; node < fed.length; node++) {
    if (fed[node]! > 0) network.arc(source, node, fed[node]!)
    if (drained[node]! > 0) network.arc(node, sink, drained[node]!)
  }
  return network
}

type Lay = (network: FlowNetwork, windows: Windows, out: Int32Array, into: Int32Array) => void

function networkOf(subject: Subject, movements: Int32Array, lay: Lay): ListedNetwork {
  const { roles, consignor, consignee, measure } = subject
  const units = unitsOf(Float64Array.from(movements, (m) => measure.amount[m]!))
  const network = new ListedNetwork((sum) => units.amountOf(sum))
  const source = network.node()
  const sink = network.node()
  const into = new Int32Array(movements.length).fill(-1)
  const out = new Int32Array(movements.length).fill(-1)
  for (const [c, m] of movements.entries()) {
    const starts = roles[consignor[m]!] === role.source
    const ends = roles[consignee[m]!] === role.target
    if (!starts) into[c] = network.node()
    if (!ends) out[c] = network.node()
    network.arc(starts ? source : into[c]!, ends ? sink : out[c]!, units.of(measure.amount[m]!))
  }
  lay(network, coneOf(subject, movements).receivers, out, into)
  return network
}

const layPairs: Lay = (network, { members, lo, hi }, out, into) => {
  for (let c = 0; c < lo.length; c++)
    for (let i = lo[c]!; i < hi[c]!; i++)
      if (out[c]! >= 0 && into[members[i]!]! >= 0) network.arc(out[c]!, into[members[i]!]!, Infinity)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchFlow())
