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
  role: (party: string) => 'source' | 'target' | 'avoided' | 'between'
  isVia: (party: string) => boolean
}

export interface TwinMovement {
  id: string
  from: string
  to: string
  departed: number
  arrived: number
  goods: string
  amount: Fraction | null
}

export type Refusal = { refused: 'no-source' | 'no-target' | 'invalid' }

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

export function twinWorld(world: World, question: TraceQuestion): TwinWorld | Refusal {
  const known = new Set(world.parties.map((party) => party.id))
  const named = [...(question.from.parties ?? []), ...(question.to.parties ?? []), ...question.avoid]
  if (named.some((id) => !known.has(id))) return { refused: 'invalid' }

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
        .map((party) => party.id),
    )
  const to = select(question.to)
  const from = new Set([...select(question.from)].filter((party) => !to.has(party)))
  const avoided = new Set(question.avoid.filter((party) => !from.has(party) && !to.has(party)))
  if (from.size === 0) return { refused: 'no-source' }
  if (to.size === 0) return { refused: 'no-target' }

  const datasets = new Set(world.movements.map((m) => m.dataset ?? 'd'))
  if (question.datasets?.some((dataset) => !datasets.has(dataset))) return { refused: 'invalid' }
  const kept = world.movements.filter((m) => m.from !== m.to && isKept(m, question))
  const counted = kept.filter((m) => typeof m.quantity === 'number' && m.unit !== undefined && m.unit !== '')
  if (question.measure === 'quantity' && new Set(counted.map((m) => m.unit)).size > 1) return { refused: 'invalid' }

  const country = new Map(world.parties.map((party) => [party.id, party.country]))
  const seen = (some: WorldMovement[]) =>
    some
      .map((m) => {
        const amount = m[question.measure] ?? null
        return {
          id: m.id,
          from: m.from,
          to: m.to,
          departed: day(m.departed),
          arrived: day(m.arrived),
          goods: m.goods,
          amount: amount === null ? null : fromNumber(amount),
        }
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    question,
    movements: seen(kept),
    removed: seen(world.movements.filter((m) => m.from !== m.to && !isKept(m, question))),
    role: (party) =>
      to.has(party) ? 'target' : from.has(party) ? 'source' : avoided.has(party) ? 'avoided' : 'between',
    isVia: (party) => question.via?.countries.includes(country.get(party)!) ?? false,
  }
}

function isKept(m: WorldMovement, { period, goods, datasets }: TraceQuestion): boolean {
  if (period?.from !== undefined && m.departed < period.from) return false
  if (period?.to !== undefined && m.departed > period.to) return false
  const prefixes = [
    ...(goods?.codes ?? []),
    ...highPriority.filter((good) => goods?.tiers?.includes(good.tier)).map((good) => good.code),
  ]
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

/** Whether m hands over to n. */
export function handsOver(world: TwinWorld, m: TwinMovement, n: TwinMovement): boolean {
  const { minHandlingDays, maxHoldDays, match } = world.question.handover
  return (
    m !== n &&
    m.to === n.from &&
    world.role(m.to) === 'between' &&
    m.arrived + minHandlingDays <= n.departed &&
    n.departed <= m.arrived + maxHoldDays &&
    goodsMatch(m.goods, n.goods, match)
  )
}
