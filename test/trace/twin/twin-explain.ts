import type { TraceQuestion } from '../../../server/contract/trace.ts'
import { highPriority } from '../../../server/contract/high-priority.ts'
import type { World } from '../world.ts'
import { goodsMatch, handsOver, type TwinMovement, type TwinWorld } from './twin-world.ts'
import { twinReach } from './twin-walks.ts'

/** The least walk of fewest movements through `wanted` that counts: for each state the least ids of each length. */
function leastWalk(world: TwinWorld, wanted: TwinMovement): string[] | null {
  const { movements, role, isVia, question } = world
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
      for (const n of movements.filter((other) => handsOver(world, m, other))) {
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
  if (raw.from === raw.to) return out('same-party')
  if (raw.departed < (question.period?.from ?? '') || raw.departed > (question.period?.to ?? '9999'))
    return out('period')
  if (!inGoods(raw.goods, question)) return out('goods')
  if (question.datasets !== undefined && !question.datasets.includes(raw.dataset ?? 'd')) return out('dataset')
  if (['avoided', 'target'].includes(role(raw.from)) || ['avoided', 'source'].includes(role(raw.to))) return out('role')
  const between = role(raw.from) === 'between' || role(raw.to) === 'between'
  if (between && !goodsMatch(raw.goods, raw.goods, question.handover.match)) return out('no-code')

  const m = world.movements.find((movement) => movement.id === id)!
  const { fromSource, toTarget } = twinReach(world)
  const hops = { hopsFromSource: fromSource.get(m) ?? null, hopsToTarget: toTarget.get(m) ?? null }
  if (!fromSource.has(m))
    return { chain: [], ...hops, condition: 'not-from-source', nearest: nearest(world, m, true, fromSource) }
  if (!toTarget.has(m))
    return { chain: [], ...hops, condition: 'not-to-target', nearest: nearest(world, m, false, toTarget) }
  const chain = leastWalk(world, m)
  return { chain: chain ?? [], ...hops, condition: chain === null ? 'via' : null, nearest: null }
}

function inGoods(code: string, { goods }: TraceQuestion): boolean {
  const listed = highPriority.filter((good) => goods?.tiers?.includes(good.tier)).map((good) => good.code)
  const prefixes = [...(goods?.codes ?? []), ...listed]
  return prefixes.length === 0 || prefixes.some((prefix) => code.startsWith(prefix))
}

/** All candidates with their rank, the first in order. */
function nearest(world: TwinWorld, m: TwinMovement, supply: boolean, reached: Map<TwinMovement, number>) {
  const { minHandlingDays: min, maxHoldDays: max, match } = world.question.handover
  const candidates = world.movements
    .filter((n) => n !== m && (supply ? n.to === m.from : n.from === m.to))
    .map((n) => {
      const wait = supply ? m.departed - n.arrived : n.departed - m.arrived
      const late = wait < min
      const days = late ? min - wait : wait > max ? wait - max : null
      const goods = goodsMatch(n.goods, m.goods, match)
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
