import type { TraceAnswer, TraceMovement, TraceParty } from '../../server/contract/trace.ts'

/** Which end of an answer without a chain a shipment belongs to: it leads away from a seller, or to an end-user. */
export type End = 'away' | 'toward'

export interface Ends {
  /** By shipment. */
  of: ReadonlyMap<string, End>
  /** By party: what the two sides make of it, in a word. */
  words: ReadonlyMap<string, string>
}

const drawn = new WeakMap<TraceAnswer, TraceAnswer>()
const known = new WeakMap<TraceAnswer, Ends>()

/** The end of a shipment in words. */
export const endWords: Record<End, string> = { away: 'leads away from a seller', toward: 'leads to an end-user' }

/**
 * What the canvas draws of an answer: its corridor, or, where that is proved empty, both sides' ends as shipments that
 * carry nothing. Counts stay the answer's own. The same answer gives the same object.
 */
export function drawnAnswer(answer: TraceAnswer): TraceAnswer {
  if (answer.ends === null) return answer
  let shown = drawn.get(answer)
  if (shown === undefined) drawn.set(answer, (shown = withEnds(answer, answer.ends)))
  return shown
}

/** Which end each drawn shipment and party belongs to; null when shipments are on chains. */
export function endsOf(answer: TraceAnswer | null): Ends | null {
  if (answer === null || answer.ends === null) return null
  let ends = known.get(answer)
  if (ends === undefined) known.set(answer, (ends = findEnds(answer.ends)))
  return ends
}

function findEnds({ fromSources, toTargets }: NonNullable<TraceAnswer['ends']>): Ends {
  const of = new Map<string, End>()
  const words = new Map<string, string>()
  for (const { id, to } of fromSources.movements) {
    of.set(id, 'away')
    words.set(to, 'reached')
  }
  for (const { id, from } of toTargets.movements) {
    of.set(id, 'toward')
    words.set(from, words.has(from) ? 'both' : 'supplies')
  }
  for (const { id, role } of [...fromSources.parties, ...toTargets.parties]) {
    if (role === 'source') words.delete(id)
    if (role === 'target') words.set(id, 'unreached')
  }
  return { of, words }
}

function withEnds(answer: TraceAnswer, { fromSources, toTargets }: NonNullable<TraceAnswer['ends']>): TraceAnswer {
  // Lanes stand by hops from a seller: whoever only supplies comes after everybody whom goods reached.
  const reached = fromSources.movements.reduce((most, { hops }) => Math.max(most, hops), 0)
  const back = toTargets.movements.reduce((most, { hops }) => Math.max(most, hops), 0)
  const movements: TraceMovement[] = [
    ...fromSources.movements.map(({ hops, ...m }) => ({ ...m, attributed: 0, hopsFromSource: hops, hopsToTarget: 0 })),
    ...toTargets.movements.map(({ hops, ...m }) => ({
      ...m,
      attributed: 0,
      hopsFromSource: reached + 1 + back - hops,
      hopsToTarget: hops,
    })),
  ]
  const parties = new Map<string, TraceParty>()
  for (const party of [...fromSources.parties, ...toTargets.parties]) parties.set(party.id, party)
  return { ...answer, corridor: { ...answer.corridor, movements, parties: [...parties.values()] } }
}
