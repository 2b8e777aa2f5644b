import type { Chokepoints } from '../contract/chokepoints.ts'
import type { TraceQuestion } from '../contract/trace.ts'
import { rankedAmount } from './chain-order.ts'
import { upperBound } from './flow-upper.ts'
import { partyId, type Projection } from './projection.ts'
import { carriedAlone } from './trace-alone.ts'
import { type Attribution, attribute } from './trace-attribution.ts'
import { partyRef } from './trace-answer.ts'
import type { TraceClock } from './trace-clock.ts'
import type { Corridor } from './trace-corridor.ts'
import { isCyclic } from './trace-cyclic.ts'
import { role } from './trace-roles.ts'
import { type Subject, subjectOf, walksOf } from './trace-subject.ts'
import { askedCorridor, volumesCorridor } from './trace-via.ts'

type Step = Chokepoints['curve'][number]

/** So many parties are listed one after another at most. */
const longest = 20

/**
 * What is left after listing one party after another: each time the one through which most is attributed, then the one
 * with most corridor movements, then the least id; all figures are those of the question that avoids everybody listed
 * so far. Ends when no walk is left, when nobody may be listed any more, or with the twentieth party.
 *
 * @throws OutOfTime at any entry; those before it have been given.
 */
export function* chokeCurve(
  projection: Projection,
  question: TraceQuestion,
  choosable: Uint8Array,
  clock: TraceClock,
): Generator<Step> {
  const avoid = [...question.avoid]
  let party: number | undefined
  let recorded: Attribution | undefined
  for (let listed = 0; listed <= longest; listed++) {
    const subject = subjectOf(projection, { ...question, avoid })
    const walks = walksOf(subject)
    const corridor = askedCorridor(walks, clock)
    const volumes = volumesCorridor(subject, corridor, clock)
    const attribution = recorded ?? attribute(subject, clock)
    if (listed === 0 && keepsItsDraws(subject, clock)) recorded = attribution
    const { attributed, carried } = carriedAlone(attribution, volumes.movements)
    yield {
      party: party === undefined ? null : partyRef(projection, party),
      movements: corridor.movements.length,
      upper: upperBound(subject, volumes.movements, clock).upper,
      attributed,
    }
    party = nextParty(subject, corridor, carried, choosable)
    if (party === undefined) return
    avoid.push(partyId(projection, party))
  }
}

/**
 * Whether avoiding somebody leaves what all others draw as it is, so that one simulation serves all steps. It does not
 * where affiliates share a stock, nor where goods go in circles within a day, whose order then changes.
 */
function keepsItsDraws(subject: Subject, clock: TraceClock): boolean {
  const { departed, arrived, consignor } = subject.projection.movements
  if (subject.consignor !== consignor) return false
  const { kept } = subject.filtered
  return !isCyclic(
    subject,
    Int32Array.from(kept.keys()).filter((m) => kept[m] === 1 && departed[m] === arrived[m]),
    clock,
  )
}

function nextParty(
  subject: Subject,
  { movements }: Corridor,
  carried: ReadonlyMap<number, number>,
  choosable: Uint8Array,
): number | undefined {
  const { consignor, consignee } = subject.projection.movements
  const through = new Map<number, { attributed: number; movements: number }>()
  for (const m of movements)
    // Once at either end: what a party sends on it has received, but with affiliates it may do only one of both.
    for (const party of [consignor[m]!, consignee[m]!]) {
      if (subject.roles[party] !== role.between || choosable[party] === 0) continue
      const sum = through.get(party) ?? { attributed: 0, movements: 0 }
      sum.attributed += carried.get(m) ?? 0
      sum.movements++
      through.set(party, sum)
    }
  let best: { party: number; amount: number; movements: number } | undefined
  for (const [party, sum] of through) {
    const amount = rankedAmount(sum.attributed)
    const more = best === undefined ? 1 : amount - best.amount || sum.movements - best.movements || best.party - party
    if (more > 0) best = { party, amount, movements: sum.movements }
  }
  return best?.party
}
