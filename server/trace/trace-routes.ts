import { rankedAmount, type RankedChain } from './chain-order.ts'
import type { Subject } from './trace-subject.ts'

/** Chains that go by the same parties in the same order. */
export interface Route {
  readonly parties: readonly number[]
  readonly chains: readonly RankedChain[]
  /** Of its chains; those that miss an amount count nothing. */
  readonly attributed: number
}

/** The routes of ranked chains, largest attributed first, then as their first chains rank. */
export function routesOf(subject: Subject, chains: readonly RankedChain[]): Route[] {
  const routes = new Map<string, { parties: number[]; chains: RankedChain[]; attributed: number }>()
  for (const chain of chains) {
    const parties = partiesAlong(subject, chain.movements)
    const key = parties.join(' ')
    let route = routes.get(key)
    if (route === undefined) routes.set(key, (route = { parties, chains: [], attributed: 0 }))
    route.chains.push(chain)
    route.attributed += chain.attributed ?? 0
  }
  return [...routes.values()].sort((a, b) => rankedAmount(b.attributed) - rankedAmount(a.attributed))
}

/** The parties of a chain in order; one that hands over to itself is named once. */
function partiesAlong({ projection }: Subject, movements: readonly number[]): number[] {
  const { consignor, consignee } = projection.movements
  const parties: number[] = []
  for (const m of movements) {
    if (parties.at(-1) !== consignor[m]!) parties.push(consignor[m]!)
    parties.push(consignee[m]!)
  }
  return parties
}
