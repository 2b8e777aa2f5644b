import { eu27 } from '../../../server/contract/countries.ts'
import { highPriority } from '../../../server/contract/high-priority.ts'
import type { TraceQuestion } from '../../../server/contract/trace.ts'
import type { World, WorldMovement } from '../world.ts'
import { fromNumber, type Fraction } from './fraction.ts'

/** The twin's view of a question: written from the specification, slow and obvious, sharing no code with the tracer. */
export interface TwinWorld {
  question: TraceQuestion
  movements: TwinMovement[]
  /** What the filters took out. */
  removed: TwinMovement[]
  /** Known transformations, where the question asks for them; `movements` are without the widened ones. */
  transformations: { from: string; to: string }[]
  widened: TwinMovement[]
  role: (party: string) => 'source' | 'target' | 'avoided' | 'between'
  isVia: (party: string) => boolean
}

/** Parties are those that identities leave: of one class the smallest id. */
export interface TwinMovement {
  id: string
  from: string
  to: string
  /** Whose stock it leaves and enters: a party, or a group. */
  giver: string
  taker: string
  departed: number
  arrived: number
  goods: string
  amount: Fraction | null
}

export type Refusal = { refused: 'no-source' | 'no-target' | 'invalid' }

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

/** For each id the smallest of those that pairs join it with. */
export function classes(ids: readonly string[], pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const of = new Map(ids.map((id) => [id, id]))
  for (let changed = true; changed;) {
    changed = false
    for (const [a, b] of pairs) {
      const least = of.get(a)! < of.get(b)! ? of.get(a)! : of.get(b)!
      if (of.get(a) !== least || of.get(b) !== least) changed = true
      of.set(a, least).set(b, least)
    }
  }
  return of
}

export function twinWorld(world: World, question: TraceQuestion): TwinWorld | Refusal {
  const ids = world.parties.map((party) => party.id)
  const same = classes(ids, world.sameAs ?? [])
  const one = (id: string) => same.get(id)!
  const named = [...(question.from.parties ?? []), ...(question.to.parties ?? []), ...question.avoid]
  if (named.some((id) => !same.has(id))) return { refused: 'invalid' }
  const select = (selection: TraceQuestion['from']) =>
    new Set(
      world.parties
        .filter(
          (party) =>
            selection.parties?.includes(party.id) ||
            selection.countries?.includes(party.country) ||
            (selection.group === 'eu' && (eu27 as readonly string[]).includes(party.country)) ||
            (selection.group === 'ru-military' && party.military) ||
            (selection.group === 'listed' && party.listed),
        )
        .map((party) => one(party.id)),
    )
  const to = select(question.to)
  const from = new Set([...select(question.from)].filter((party) => !to.has(party)))
  const avoided = new Set(question.avoid.map(one).filter((party) => !from.has(party) && !to.has(party)))
  if (from.size === 0) return { refused: 'no-source' }
  if (to.size === 0) return { refused: 'no-target' }
  const role: TwinWorld['role'] = (party) =>
    to.has(party) ? 'target' : from.has(party) ? 'source' : avoided.has(party) ? 'avoided' : 'between'

  const { affiliates, transformations } = question.handover
  const inForce = (world.ownership ?? []).filter(
    (edge) =>
      edge.percent > 50 &&
      (edge.from ?? '') <= (question.period?.to ?? '9999') &&
      (edge.to ?? '9999') >= (question.period?.from ?? ''),
  )
  const groups = classes(
    [...new Set(same.values())],
    affiliates ? inForce.map(({ owner, owned }) => [one(owner), one(owned)] as const) : [],
  )
  const stock = (party: string) => (role(party) === 'between' ? `group of ${groups.get(party)}` : party)

  const datasets = new Set(world.movements.map((m) => m.dataset ?? 'd'))
  if (question.datasets?.some((dataset) => !datasets.has(dataset))) return { refused: 'invalid' }
  const all = world.movements
    .map((m) => ({ ...m, from: one(m.from), to: one(m.to) }))
    .filter((m) => m.from !== m.to && stock(m.from) !== stock(m.to))
  const kept = all.filter((m) => isKept(m, question))
  const counted = kept.filter((m) => typeof m.quantity === 'number' && m.unit !== undefined && m.unit !== '')
  if (question.measure === 'quantity' && new Set(counted.map((m) => m.unit)).size > 1) return { refused: 'invalid' }

  const taken = transformations ? (world.transformations ?? []) : []
  const widens = (m: WorldMovement) =>
    isKept({ ...m, goods: asked(question)[0] ?? m.goods }, question) &&
    taken.some(
      (t) =>
        m.goods.startsWith(t.from) &&
        asked(question).some((prefix) => prefix.startsWith(t.to) || t.to.startsWith(prefix)),
    )
  const seen = (some: WorldMovement[]) =>
    some
      .map((m) => {
        const amount = m[question.measure] ?? null
        return {
          id: m.id,
          from: m.from,
          to: m.to,
          giver: stock(m.from),
          taker: stock(m.to),
          departed: day(m.departed),
          arrived: day(m.arrived),
          goods: m.goods,
          amount: amount === null ? null : fromNumber(amount),
        }
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  const removed = seen(all.filter((m) => !isKept(m, question)))
  const widened = new Set(all.filter((m) => !isKept(m, question) && widens(m)).map(({ id }) => id))
  const viaParties = new Set(
    world.parties.filter(({ country }) => question.via?.countries.includes(country)).map(({ id }) => one(id)),
  )
  return {
    question,
    movements: seen(kept),
    removed,
    transformations: taken,
    widened: removed.filter(({ id }) => widened.has(id)),
    role,
    isVia: (party) => viaParties.has(party),
  }
}

/** Beginnings of the codes that the question asks about. */
export const asked = ({ goods }: TraceQuestion): string[] => [
  ...(goods?.codes ?? []),
  ...highPriority.filter((good) => goods?.tiers?.includes(good.tier)).map((good) => good.code),
]

function isKept(m: WorldMovement, question: TraceQuestion): boolean {
  const { period, datasets } = question
  if (period?.from !== undefined && m.departed < period.from) return false
  if (period?.to !== undefined && m.departed > period.to) return false
  const prefixes = asked(question)
  if (prefixes.length > 0 && !prefixes.some((prefix) => m.goods.startsWith(prefix))) return false
  return datasets === undefined || datasets.length === 0 || datasets.includes(m.dataset ?? 'd')
}

/** Whether the goods of two movements match, by the rule's words. */
export function goodsMatch(a: string, b: string, match: TraceQuestion['handover']['match']): boolean {
  if (match === 'any') return true
  if (match === 'exact') return a !== '' && a === b
  const digits = Number(match.slice(2))
  return a.length >= digits && b.length >= digits && a.slice(0, digits) === b.slice(0, digits)
}

/** Whether stock and days let m hand over to n, whatever the goods. */
function meets({ question, role }: TwinWorld, m: TwinMovement, n: TwinMovement): boolean {
  const { minHandlingDays, maxHoldDays } = question.handover
  return (
    m !== n &&
    m.taker === n.giver &&
    role(m.to) === 'between' &&
    role(n.from) === 'between' &&
    m.arrived + minHandlingDays <= n.departed &&
    n.departed <= m.arrived + maxHoldDays
  )
}

/** Whether m hands over to n, nothing taken apart. */
export const handsOver = (world: TwinWorld, m: TwinMovement, n: TwinMovement): boolean =>
  meets(world, m, n) && goodsMatch(m.goods, n.goods, world.question.handover.match)

/** Whether m hands over to n by being taken apart. */
export const isTakenApart = (world: TwinWorld, m: TwinMovement, n: TwinMovement): boolean =>
  meets(world, m, n) &&
  !goodsMatch(m.goods, n.goods, world.question.handover.match) &&
  world.transformations.some(({ from, to }) => m.goods.startsWith(from) && n.goods.startsWith(to))
