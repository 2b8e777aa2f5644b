import type { TraceAnswer, TraceChain, TraceMovement } from '../../server/contract/trace.ts'

/** Chains through the same parties in the same order. */
export interface Route {
  /** The parties' ids joined; stable while the answer is. */
  key: string
  parties: string[]
  chains: TraceChain[]
  /** Sum over its chains; null when none of them has an amount. */
  attributed: number | null
}

export const movementsById = (answer: TraceAnswer): Map<string, TraceMovement> =>
  new Map(answer.corridor.movements.map((movement) => [movement.id, movement]))

/** The parties a chain passes, from the source to the target. */
export const partiesOf = (chain: TraceChain, movements: ReadonlyMap<string, TraceMovement>): string[] => {
  const legs = chain.movements.flatMap((id) => movements.get(id) ?? [])
  return legs.length === 0 ? [] : [legs[0]!.from, ...legs.map((leg) => leg.to)]
}

/** The listed chains by route, most attributed first; chains keep the answer's order. */
export const routesOf = (answer: TraceAnswer): Route[] => {
  const movements = movementsById(answer)
  const routes = new Map<string, Route>()
  for (const chain of answer.chains) {
    const parties = partiesOf(chain, movements)
    const key = parties.join('\n')
    const route = routes.get(key)
    if (route === undefined) routes.set(key, { key, parties, chains: [chain], attributed: chain.attributed })
    else {
      route.chains.push(chain)
      if (chain.attributed !== null) route.attributed = (route.attributed ?? 0) + chain.attributed
    }
  }
  return [...routes.values()].sort((a, b) => (b.attributed ?? -1) - (a.attributed ?? -1))
}

/** Whether the chains in the answer are all there are, so that its routes can be counted. */
export const allChainsListed = (answer: TraceAnswer): boolean => answer.chainCount === String(answer.chains.length)

/** First departure and last arrival of a chain. */
export const chainDays = (
  chain: TraceChain,
  movements: ReadonlyMap<string, TraceMovement>,
): { from: string; to: string } | null => {
  const [first, last] = [movements.get(chain.movements[0] ?? ''), movements.get(chain.movements.at(-1) ?? '')]
  return first === undefined || last === undefined ? null : { from: first.departed, to: last.arrived }
}

export interface PartyRow {
  id: string
  in: number
  out: number
  /** What is attributed to chains through this party. */
  traced: number
}

/** Parties of the corridor with their movements in and out, most traced first. */
export const partyRows = (answer: TraceAnswer): PartyRow[] => {
  const rows = new Map(answer.corridor.parties.map(({ id }) => [id, { id, in: 0, out: 0, tracedIn: 0, tracedOut: 0 }]))
  for (const movement of answer.corridor.movements) {
    const [from, to] = [rows.get(movement.from), rows.get(movement.to)]
    if (from !== undefined) {
      from.out += 1
      from.tracedOut += movement.attributed
    }
    if (to !== undefined) {
      to.in += 1
      to.tracedIn += movement.attributed
    }
  }
  return [...rows.values()]
    .map(({ id, in: inward, out, tracedIn, tracedOut }) => ({
      id,
      in: inward,
      out,
      traced: Math.max(tracedIn, tracedOut),
    }))
    .sort((a, b) => b.traced - a.traced || b.in + b.out - a.in - a.out)
}

/** The chain that is marked: the one in the link, or the first of the first route. Empty: none. */
export const markedChain = (routes: readonly Route[], linked: readonly string[] | undefined): readonly string[] =>
  linked ?? routes[0]?.chains[0]?.movements ?? []

/** Whether a route holds the marked chain. */
export const isChain = (chain: TraceChain, movements: readonly string[]): boolean =>
  chain.movements.length === movements.length && chain.movements.every((id, i) => id === movements[i])
