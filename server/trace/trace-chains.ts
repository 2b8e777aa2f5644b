import type { RankedChain } from './chain-order.ts'
import { bestChains } from './chain-search.ts'
import { chainsByLength } from './chain-walk.ts'
import type { Attribution } from './trace-attribution.ts'
import type { TraceClock } from './trace-clock.ts'
import { coneOf } from './trace-cone.ts'
import type { Corridor } from './trace-corridor.ts'
import { type Subject, walksOf } from './trace-subject.ts'
import { volumesCorridor } from './trace-via.ts'
import { handoverOf } from './transform-relation.ts'

/**
 * The first `limit` chains in rank: those of an amount above zero, then those of zero, then those that miss an amount
 * (TRACE, "Ranking").
 */
export function rankChains(
  subject: Subject,
  corridor: Corridor,
  attribution: Attribution,
  limit: number,
  clock: TraceClock,
): RankedChain[] {
  const { amount } = subject.measure
  const ranked = bestChains(subject, corridor, attribution, limit, clock)
  if (ranked.length === limit) return ranked
  const add = (of: Subject, among: Int32Array, attributed: number | null, wanted: (chain: number[]) => boolean) => {
    if (ranked.length >= limit || among.length === 0) return
    for (const movements of chainsByLength(of, coneOf(of, among), clock)) {
      if (!wanted(movements)) continue
      ranked.push({ movements, attributed, lastArrival: subject.projection.movements.arrived[movements.at(-1)!]! })
      if (ranked.length === limit) return
    }
  }
  // Fewer than `limit` chains were above zero, so stepping over them is no work; the same for chains of an amount below.
  const known = volumesCorridor(subject, corridor, clock).movements.filter((m) => !Number.isNaN(amount[m]!))
  add(subject, known, 0, (chain) => !hasAmount(attribution, chain))
  const walks = walksOf(subject)
  if (walks !== subject || known.length < corridor.movements.length)
    add(walks, corridor.movements, null, (chain) => !countsAnAmount(walks, chain))
  return ranked
}

/** Whether a chain has an amount, be it zero: none missing, nothing widened, nothing taken apart on the way. */
function countsAnAmount({ measure, relation, projection }: Subject, chain: readonly number[]): boolean {
  const { code } = projection.movements
  return chain.every(
    (m, i) =>
      !Number.isNaN(measure.amount[m]!) &&
      (relation === null ||
        (relation.widened[m] === 0 &&
          (i === 0 || handoverOf(relation, code[chain[i - 1]!]!, code[m]!) !== 'transforming'))),
  )
}

function hasAmount({ stock, ledger }: Attribution, chain: readonly number[]): boolean {
  if (!(ledger.amount[chain.at(-1)!]! > 0)) return false
  return chain.every((m, i) => i === 0 || stock.share(chain[i - 1]!, m) > 0)
}
