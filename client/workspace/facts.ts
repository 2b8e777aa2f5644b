import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TraceAnswer, TraceMovement, TraceParty } from '../../server/contract/trace.ts'
import { queries } from '../api/queries.ts'
import { useAnswer } from './answer.ts'
import { ownId, shortNames } from './names.ts'
import { usePlace } from './place.ts'
import { markedChain, movementsById, routesOf, type Route } from './routes.ts'

/** What several parts of the workspace read out of one answer; worked out once per answer. */
export interface Facts {
  answer: TraceAnswer
  movements: ReadonlyMap<string, TraceMovement>
  parties: ReadonlyMap<string, TraceParty>
  /** Short, telling names; the id where the answer has no name. */
  short: (id: string) => string
  name: (id: string) => string
  routes: Route[]
}

const seen = new WeakMap<TraceAnswer, Facts>()

export const factsOf = (answer: TraceAnswer): Facts => {
  const known = seen.get(answer)
  if (known !== undefined) return known
  const parties = new Map(answer.corridor.parties.map((party) => [party.id, party]))
  const short = shortNames(answer.corridor.parties)
  const facts: Facts = {
    answer,
    movements: movementsById(answer),
    parties,
    short: (id) => short.get(id) ?? ownId(id),
    name: (id) => parties.get(id)?.name ?? ownId(id),
    routes: routesOf(answer),
  }
  seen.set(answer, facts)
  return facts
}

export const useFacts = (): Facts | null => {
  const { data } = useAnswer()
  return data === undefined ? null : factsOf(data.answer)
}

/** The marked chain's movements in order; empty when none is. */
export const useMarked = (): readonly string[] => {
  const facts = useFacts()
  const { place } = usePlace()
  return useMemo(() => (facts === null ? [] : markedChain(facts.routes, place.chain)), [facts, place.chain])
}

/** Names for party ids, asked of the server where the answer does not hold them; the own id until they are known. */
export const usePartyNames = (ids: readonly string[]): ((id: string) => string) => {
  const facts = useFacts()
  const unknown = ids.filter((id) => facts?.parties.has(id) !== true).slice(0, 20)
  const found = useQueries({
    queries: unknown.map((id) => ({ ...queries.node(id), staleTime: 60_000, retry: false })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.node.id, data.node.name]] : []))),
  })
  return (id) => facts?.parties.get(id)?.name ?? found.get(id) ?? ownId(id)
}
