import type { Fraction } from './fraction.ts'
import { goodsMatch, handsOver, isTakenApart, type TwinMovement, type TwinWorld } from './twin-world.ts'

/** Millionths of an amount; null is without limit. */
type Units = bigint | null
const million = 1_000_000n
const unitsOf = ({ amount }: TwinMovement): Units => (amount === null ? null : (amount.n * million) / amount.d)
export const toAmount = (units: bigint): Fraction => ({ n: units, d: million })

/** A network of named nodes; a capacity of null is without limit. */
class Network {
  readonly left = new Map<string, Map<string, Units>>()

  arc(from: string, to: string, capacity: Units): void {
    const add = (a: string, b: string, more: Units) => {
      const arcs = this.left.get(a) ?? new Map<string, Units>()
      this.left.set(a, arcs)
      const now = arcs.get(b) ?? (arcs.has(b) ? null : 0n)
      arcs.set(b, now === null || more === null ? null : now + more)
    }
    add(from, to, capacity)
    add(to, from, 0n)
  }

  /** What more can be sent, one shortest way after the other (Edmonds and Karp 1972); null when there is no limit. */
  send(source: string, sink: string): Units {
    let sent = 0n
    for (;;) {
      const came = new Map<string, string>([[source, '']])
      for (const [node] of came)
        for (const [next, left] of this.left.get(node) ?? [])
          if ((left === null || left > 0n) && !came.has(next)) came.set(next, node)
      if (!came.has(sink)) return sent
      let least: Units = null
      for (let at = sink; at !== source; at = came.get(at)!) {
        const left = this.left.get(came.get(at)!)!.get(at)!
        if (left !== null && (least === null || left < least)) least = left
      }
      if (least === null) return null
      for (let at = sink; at !== source; at = came.get(at)!) {
        const forth = this.left.get(came.get(at)!)!
        const back = this.left.get(at)!
        const [out, into] = [forth.get(at)!, back.get(came.get(at)!)!]
        if (out !== null) forth.set(at, out - least)
        if (into !== null) back.set(came.get(at)!, into + least)
      }
      sent += least
    }
  }
}

/** The maximum flow through some movements; null when it is without limit. */
export function twinUpper(world: TwinWorld, corridor: readonly TwinMovement[]): Units {
  const network = new Network()
  for (const m of corridor) {
    network.arc(`${m.id} in`, `${m.id} out`, unitsOf(m))
    if (world.role(m.from) === 'source') network.arc('A', `${m.id} in`, null)
    if (world.role(m.to) === 'target') network.arc(`${m.id} out`, 'Z', null)
    for (const n of corridor) if (handsOver(world, m, n)) network.arc(`${m.id} out`, `${n.id} in`, null)
  }
  return network.send('A', 'Z')
}

/** Ids of the walk that leaves the bound open, of the fewest movements and then least ids, in id order. */
export function twinUnlimited(world: TwinWorld, corridor: readonly TwinMovement[]): string[] {
  const unknown = corridor.filter((m) => m.amount === null)
  let walks = unknown.filter((m) => world.role(m.from) === 'source').map((m) => [m])
  for (let length = 1; length <= unknown.length && walks.length > 0; length++) {
    const whole = walks.filter((walk) => world.role(walk.at(-1)!.to) === 'target')
    if (whole.length > 0) {
      const least = whole.map((walk) => walk.map(({ id }) => id)).reduce((a, b) => (smaller(a, b) ? a : b))
      return least.sort()
    }
    walks = walks.flatMap((walk) =>
      unknown.filter((n) => !walk.includes(n) && handsOver(world, walk.at(-1)!, n)).map((n) => [...walk, n]),
    )
  }
  return []
}

function smaller(a: readonly string[], b: readonly string[]): boolean {
  const at = a.findIndex((id, i) => id !== b[i])
  return at < 0 || a[at]! < b[at]!
}

/** What the records show to be lacking, pool by pool, each by a flow of its own from lots to departures. */
export function twinShortfalls(world: TwinWorld): { departures: TwinMovement[]; lacking: bigint }[] {
  const { match } = world.question.handover
  const demands = world.movements.filter(
    (n) => world.role(n.from) === 'between' && n.amount !== null && suppliersOf(world, n).length > 0,
  )
  const pools: TwinMovement[][] = []
  for (const n of demands) {
    const pool = pools.find(([first]) => first!.giver === n.giver && goodsMatch(first!.goods, n.goods, match))
    if (pool === undefined) pools.push([n])
    else pool.push(n)
  }
  return pools.map((departures) => {
    const network = new Network()
    let wanted = 0n
    for (const n of departures) {
      wanted += unitsOf(n)!
      network.arc(n.id, 'Z', unitsOf(n))
      for (const m of [...world.movements, ...world.removed])
        if (handsOver(world, m, n)) network.arc(`lot ${m.id}`, n.id, null)
    }
    for (const m of [...world.movements, ...world.removed]) network.arc('A', `lot ${m.id}`, unitsOf(m))
    return { departures, lacking: wanted - network.send('A', 'Z')! }
  })
}

const suppliersOf = (world: TwinWorld, n: TwinMovement) => world.movements.filter((m) => handsOver(world, m, n))

/** What the sources must add to the supply from elsewhere for a maximum flow into the targets. */
export function twinLower(world: TwinWorld): bigint {
  const withSources = supplyFlow(world, true)
  const without = supplyFlow(world, false)
  return withSources - without
}

function supplyFlow(world: TwinWorld, sources: boolean): bigint {
  const { role, movements, removed } = world
  const network = new Network()
  const counts = (m: TwinMovement) => role(m.to) !== 'target' || (m.amount !== null && role(m.from) !== 'target')
  const all = [...movements, ...removed.filter((m) => movements.some((n) => handsOver(world, m, n)))].filter(counts)
  for (const m of all) {
    network.arc(`${m.id} in`, `${m.id} out`, unitsOf(m))
    if (role(m.to) === 'target') network.arc(`${m.id} out`, 'Z', null)
    const from = role(m.from)
    const isRemoved = removed.includes(m)
    const elsewhere =
      isRemoved ||
      (from === 'between' && suppliersOf(world, m).length === 0) ||
      [...movements, ...removed].some((supplier) => isTakenApart(world, supplier, m)) ||
      ((from === 'avoided' || from === 'target') && role(m.to) === 'between')
    if (elsewhere || (sources && from === 'source')) network.arc('supply', `${m.id} in`, null)
    for (const n of movements) if (counts(n) && handsOver(world, m, n)) network.arc(`${m.id} out`, `${n.id} in`, null)
  }
  for (const [i, { departures, lacking }] of twinShortfalls(world).entries()) {
    network.arc('supply', `pool ${i}`, lacking)
    for (const n of departures) network.arc(`pool ${i}`, `${n.id} in`, null)
  }
  return network.send('supply', 'Z')!
}
