import type { TraceQuestion } from '../../../server/contract/trace.ts'
import type { World } from '../world.ts'
import {
  asked,
  goodsMatch,
  handsOver,
  isTakenApart,
  type TwinMovement,
  type TwinWorld,
  twinWorld,
} from './twin-world.ts'
import { twinReach, walking } from './twin-walks.ts'

/** The least walk of fewest movements through `wanted` that counts: for each state the least ids of each length. */
function leastWalk(world: TwinWorld, wanted: TwinMovement): string[] | null {
  const { role, isVia, question } = world
  const movements = walking(world)
  type State = { m: TwinMovement; passed: boolean; seen: boolean; walk: string[] }
  const key = ({ m, passed, seen }: State) => `${m.id} ${passed} ${seen}`
  const less = (a: string[], b: string[]) => {
    const at = a.findIndex((id, i) => id !== b[i])
    return at >= 0 && a[at]! < b[at]!
  }
  let states: State[] = movements
    .filter((m) => role(m.from) === 'source')
    .map((m) => ({ m, passed: question.via === undefined, seen: m === wanted, walk: [m.id] }))
  // A walk of fewest movements is in no state twice.
  for (let length = 1; length <= 4 * movements.length; length++) {
    const ends = states.filter(({ m, passed, seen }) => role(m.to) === 'target' && passed && seen)
    if (ends.length > 0) return ends.map(({ walk }) => walk).reduce((a, b) => (less(b, a) ? b : a))
    const next = new Map<string, State>()
    for (const { m, passed, seen, walk } of states)
      for (const n of movements.filter((other) => handsOver(world, m, other) || isTakenApart(world, m, other))) {
        const state = {
          m: n,
          passed: passed || isVia(m.to) || isVia(n.from),
          seen: seen || n === wanted,
          walk: [...walk, n.id],
        }
        const known = next.get(key(state))
        if (known === undefined || less(state.walk, known.walk)) next.set(key(state), state)
      }
    states = [...next.values()]
  }
  return null
}

export interface TwinExplained {
  chain: string[]
  hopsFromSource: number | null
  hopsToTarget: number | null
  condition: string | null
  nearest: { movement: string; why: string; days: number | null } | null
}

/** Why a movement is in the corridor or not, condition by condition. */
export function twinExplain(given: World, world: TwinWorld, id: string): TwinExplained {
  const { question, role } = world
  const out = (condition: string): TwinExplained => ({
    chain: [],
    hopsFromSource: null,
    hopsToTarget: null,
    condition,
    nearest: null,
  })
  const raw = given.movements.find((m) => m.id === id)!
  const { period, goods: _, datasets, ...open } = question
  const among = (wider: TraceQuestion) => {
    const seen = twinWorld(given, { ...wider, measure: 'weight' })
    return 'refused' in seen ? undefined : seen.movements.find((movement) => movement.id === id)
  }
  const plain = among({ ...open, handover: { ...open.handover, affiliates: false } })
  if (plain === undefined) return out('same-party')
  if (raw.departed < (period?.from ?? '') || raw.departed > (period?.to ?? '9999')) return out('period')
  const isWidening = (code: string) =>
    world.transformations.some(
      (t) => code.startsWith(t.from) && asked(question).some((p) => p.startsWith(t.to) || t.to.startsWith(p)),
    )
  const isAsked = asked(question).length === 0 || asked(question).some((prefix) => raw.goods.startsWith(prefix))
  if (!isAsked && !(isWidening(raw.goods) && role(plain.to) !== 'target')) return out('goods')
  if (datasets !== undefined && !datasets.includes(raw.dataset ?? 'd')) return out('dataset')
  if (['avoided', 'target'].includes(role(plain.from)) || ['avoided', 'source'].includes(role(plain.to)))
    return out('role')
  if (among({ ...open, ...(period && { period }) }) === undefined) return out('internal')
  const between = role(plain.from) === 'between' || role(plain.to) === 'between'
  const turns = world.transformations.some(({ from, to }) => raw.goods.startsWith(from) || raw.goods.startsWith(to))
  if (between && !turns && !goodsMatch(raw.goods, raw.goods, question.handover.match)) return out('no-code')

  const m = walking(world).find((movement) => movement.id === id)!
  const { fromSource, toTarget } = twinReach(world)
  const hops = { hopsFromSource: fromSource.get(m) ?? null, hopsToTarget: toTarget.get(m) ?? null }
  if (!fromSource.has(m))
    return { chain: [], ...hops, condition: 'not-from-source', nearest: nearest(world, m, true, fromSource) }
  if (!toTarget.has(m))
    return { chain: [], ...hops, condition: 'not-to-target', nearest: nearest(world, m, false, toTarget) }
  const chain = leastWalk(world, m)
  return { chain: chain ?? [], ...hops, condition: chain === null ? 'via' : null, nearest: null }
}

/** All candidates with their rank, the first in order. */
function nearest(world: TwinWorld, m: TwinMovement, supply: boolean, reached: Map<TwinMovement, number>) {
  const { minHandlingDays: min, maxHoldDays: max, match } = world.question.handover
  const candidates = walking(world)
    .filter((n) => n !== m && (supply ? n.taker === m.giver : n.giver === m.taker))
    .map((n) => {
      const wait = supply ? m.departed - n.arrived : n.departed - m.arrived
      const late = wait < min
      const days = late ? min - wait : wait > max ? wait - max : null
      const [first, then] = supply ? [n, m] : [m, n]
      const goods =
        goodsMatch(n.goods, m.goods, match) ||
        world.transformations.some(({ from, to }) => first.goods.startsWith(from) && then.goods.startsWith(to))
      const dates = days === null
      const known = reached.has(n)
      const rank = [known && goods, known && dates, goods && dates, known, true].indexOf(true)
      const why = !goods ? 'goods' : dates ? 'not-reached' : late ? 'too-late' : 'too-early'
      return { rank, off: days ?? Math.abs(wait), movement: n.id, why, days }
    })
    .sort((a, b) => a.rank - b.rank || a.off - b.off || (a.movement < b.movement ? -1 : 1))
  const first = candidates[0]
  return first === undefined ? null : { movement: first.movement, why: first.why, days: first.days }
}
