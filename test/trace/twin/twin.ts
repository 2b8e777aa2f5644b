import type { TraceQuestion } from '../../../server/contract/trace.ts'
import type { World } from '../world.ts'
import { add, type Fraction, less, rounded9, times, zero } from './fraction.ts'
import { toAmount, twinLower, twinShortfalls, twinUnlimited, twinUpper } from './twin-bounds.ts'
import { figures, share, simulate, type TwinFigures } from './twin-attribution.ts'
import { handsOver, isTakenApart, type Refusal, type TwinMovement, type TwinWorld, twinWorld } from './twin-world.ts'

export interface TwinAnswer {
  cyclic: boolean
  unmatchable: number
  corridor: Map<string, { hopsFromSource: number; hopsToTarget: number; attributed: Fraction }>
  chainCount: bigint
  volume: TwinFigures
  missingAmounts: number
  bounds: { upper: Fraction | null; unlimitedBy: string[]; lower: Fraction | null; shortfall: Fraction }
  chains: { movements: string[]; attributed: Fraction | null; days: number }[]
}

/** Thrown where there are too many chains to list. */
export class TooLarge extends Error {}

/** Answers a question by the definitions alone: all pairs, all walks, all chains. Only for small worlds. */
export function twin(given: World, question: TraceQuestion): TwinAnswer | Refusal {
  const world = twinWorld(given, question)
  if ('refused' in world) return world
  const { role, isVia } = world
  // Walks know more movements and handovers than volumes do.
  const movements = [...world.movements, ...world.widened].sort((a, b) => (a.id < b.id ? -1 : 1))
  const after = new Map(
    movements.map((m) => [m, movements.filter((n) => handsOver(world, m, n) || isTakenApart(world, m, n))]),
  )
  const passes = (m: TwinMovement, n: TwinMovement) => question.via === undefined || isVia(m.to) || isVia(n.from)
  const starts = movements.filter((m) => role(m.from) === 'source')
  const isEnd = (m: TwinMovement) => role(m.to) === 'target' && !world.widened.includes(m)

  const fromSource = hops(starts, (m) => after.get(m)!)
  const toTarget = hops(movements.filter(isEnd), (n) => movements.filter((m) => after.get(m)!.includes(n)))
  const onWalk = movements.filter((m) => fromSource.has(m) && toTarget.has(m))
  const corridor = question.via === undefined ? onWalk : onWalk.filter((m) => onPassingWalk(m))

  /** States are a movement and whether the walk has passed so far; a walk may come to this movement in either. */
  function onPassingWalk(wanted: TwinMovement): boolean {
    const key = (m: TwinMovement, passed: boolean, seen: boolean) => `${m.id} ${passed} ${seen}`
    const found = new Set<string>()
    const line = starts.map((m) => ({ m, passed: false, seen: m === wanted }))
    for (const { m, passed, seen } of line) {
      if (found.has(key(m, passed, seen))) continue
      found.add(key(m, passed, seen))
      if (isEnd(m) && passed && seen) return true
      for (const n of after.get(m)!) line.push({ m: n, passed: passed || passes(m, n), seen: seen || n === wanted })
    }
    return false
  }

  const attribution = simulate(world)
  const chains: { chain: TwinMovement[]; attributed: Fraction | null }[] = []
  const walkOn = (chain: TwinMovement[], passed: boolean) => {
    if (chains.length > 2000) throw new TooLarge()
    const last = chain.at(-1)!
    if (isEnd(last) && passed) {
      const known =
        chain.every((m) => m.amount !== null && !world.widened.includes(m)) &&
        chain.every((m, i) => i === 0 || !isTakenApart(world, chain[i - 1]!, m))
      let amount = known ? last.amount! : null
      for (let i = 1; i < chain.length && amount !== null; i++)
        amount = times(amount, share(attribution, chain[i - 1]!, chain[i]!))
      chains.push({ chain, attributed: amount })
    }
    for (const n of after.get(last)!) if (!chain.includes(n)) walkOn([...chain, n], passed || passes(last, n))
  }
  for (const m of starts) walkOn([m], question.via === undefined)

  const through = (m: TwinMovement) =>
    chains.filter(({ chain }) => chain.includes(m)).reduce((total, c) => add(total, c.attributed ?? zero), zero)
  const volume = figures(world, attribution)
  const total = chains.reduce((all, c) => add(all, c.attributed ?? zero), zero)
  if (less(total, volume.attributed) || less(volume.attributed, total))
    throw new Error('the twin contradicts itself: chains do not add up to what was attributed')
  return {
    cyclic: corridor.some((m) => comesBack(m, corridor, after)),
    unmatchable: movements.filter(
      (m) =>
        matchesNothing(m.goods, question.handover.match) &&
        !world.transformations.some(({ from, to }) => m.goods.startsWith(from) || m.goods.startsWith(to)),
    ).length,
    corridor: new Map(
      corridor.map((m) => [
        m.id,
        { hopsFromSource: fromSource.get(m)!, hopsToTarget: toTarget.get(m)!, attributed: through(m) },
      ]),
    ),
    chainCount: countWalks(world, starts, after, passes),
    volume,
    missingAmounts: corridor.filter((m) => m.amount === null).length,
    bounds: boundsOf(given, world, corridor),
    chains: ranked(chains)
      .slice(0, question.limit)
      .map(({ chain, attributed }) => ({
        movements: chain.map((m) => m.id),
        attributed,
        days: chain.at(-1)!.arrived - chain[0]!.departed,
      })),
  }
}

function boundsOf(given: World, world: TwinWorld, walks: TwinMovement[]): TwinAnswer['bounds'] {
  const { question } = world
  // What volumes know is the corridor of the question without transformations.
  let corridor = walks
  if (question.handover.transformations) {
    const plain = twin(given, { ...question, handover: { ...question.handover, transformations: false } }) as TwinAnswer
    corridor = world.movements.filter(({ id }) => plain.corridor.has(id))
  }
  const upper = twinUpper(world, corridor)
  const shortfall = twinShortfalls(world).reduce((total, { lacking }) => total + lacking, 0n)
  return {
    upper: upper === null ? null : toAmount(upper),
    unlimitedBy: twinUnlimited(world, corridor),
    lower: world.question.via === undefined ? toAmount(twinLower(world)) : null,
    shortfall: toAmount(shortfall),
  }
}

function hops(first: TwinMovement[], next: (m: TwinMovement) => TwinMovement[]): Map<TwinMovement, number> {
  const found = new Map(first.map((m) => [m, 1]))
  for (const [m, hop] of found) for (const n of next(m)) if (!found.has(n)) found.set(n, hop + 1)
  return found
}

function comesBack(m: TwinMovement, among: TwinMovement[], after: Map<TwinMovement, TwinMovement[]>): boolean {
  const reached = hops(
    after.get(m)!.filter((n) => among.includes(n)),
    (n) => after.get(n)!.filter((o) => among.includes(o)),
  )
  return reached.has(m)
}

function matchesNothing(code: string, match: TraceQuestion['handover']['match']): boolean {
  if (match === 'any') return false
  return match === 'exact' ? code === '' : code.length < Number(match.slice(2))
}

function countWalks(
  world: TwinWorld,
  starts: TwinMovement[],
  after: Map<TwinMovement, TwinMovement[]>,
  passes: (m: TwinMovement, n: TwinMovement) => boolean,
): bigint {
  const { question, role } = world
  const isEnd = (m: TwinMovement) => role(m.to) === 'target' && !world.widened.includes(m)
  let walks = starts.map((m) => ({ m, passed: question.via === undefined, count: 1n }))
  let total = 0n
  for (let length = 1; length <= question.maxHops; length++) {
    for (const { m, passed, count } of walks) if (passed && isEnd(m)) total += count
    const longer = new Map<string, { m: TwinMovement; passed: boolean; count: bigint }>()
    for (const { m, passed, count } of walks)
      for (const n of after.get(m)!) {
        const now = passed || passes(m, n)
        const key = `${n.id} ${now}`
        longer.set(key, { m: n, passed: now, count: (longer.get(key)?.count ?? 0n) + count })
      }
    walks = [...longer.values()]
  }
  return total
}

function ranked<C extends { chain: TwinMovement[]; attributed: Fraction | null }>(chains: C[]): C[] {
  const key = new Map(chains.map((c) => [c, c.attributed === null ? null : rounded9(c.attributed)]))
  return chains.sort((a, b) => {
    const x = key.get(a)!
    const y = key.get(b)!
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1
    } else if (less(x, y)) return 1
    else if (less(y, x)) return -1
    if (a.chain.length !== b.chain.length) return a.chain.length - b.chain.length
    const last = a.chain.at(-1)!.arrived - b.chain.at(-1)!.arrived
    if (last !== 0) return last
    const at = a.chain.findIndex((m, i) => m !== b.chain[i])
    return at < 0 ? 0 : a.chain[at]!.id < b.chain[at]!.id ? -1 : 1
  })
}
