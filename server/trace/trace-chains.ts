import type { RankedChain } from './chain-order.ts'
import { bestChains } from './chain-search.ts'
import { chainsByLength } from './chain-walk.ts'
import type { Attribution } from './trace-attribution.ts'
import type { TraceClock } from './trace-clock.ts'
import { coneOf } from './trace-cone.ts'
import type { Corridor } from './trace-corridor.ts'
import type { Subject } from './trace-subject.ts'

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
  const add = (among: Int32Array, attributed: number | null, wanted: (chain: number[]) => boolean) => {
    if (ranked.length >= limit || among.length === 0) return
    for (const movements of chainsByLength(subject, coneOf(subject, among), clock)) {
      if (!wanted(movements)) continue
      ranked.push({ movements, attributed, lastArrival: subject.projection.movements.arrived[movements.at(-1)!]! })
      if (ranked.length === limit) return
    }
  }
  // Fewer than `limit` chains were above zero, so stepping over them is no work; the same for missing amounts below.
  const known = corridor.movements.filter((m) => !Number.isNaN(amount[m]!))
  add(known, 0, (chain) => !hasAmount(attribution, chain))
  if (known.length < corridor.movements.length)
    add(corridor.movements, null, (chain) => chain.some((m) => Number.isNaN(amount[m]!)))
  return ranked
}

function hasAmount({ stock, ledger }: Attribution, chain: readonly number[]): boolean {
  if (!(ledger.amount[chain.at(-1)!]! > 0)) return false
  return chain.every((m, i) => i === 0 || stock.share(chain[i - 1]!, m) > 0)
}
