import type { TraceQuestion } from '../contract/trace.ts'
import type { Projection } from './projection.ts'
import { affiliateStock } from './trace-affiliates.ts'
import { type Filtered, filterMovements } from './trace-filters.ts'
import { type Measure, measureOf } from './trace-measure.ts'
import { countrySet, rolesOf } from './trace-roles.ts'
import { type TransformRelation, transformRelation } from './transform-relation.ts'
import { type WindowIndex, windowIndex } from './window-index.ts'

/** A question made into numbers: everything the phases of a trace look at. */
export interface Subject {
  readonly projection: Projection
  readonly question: TraceQuestion
  readonly index: WindowIndex
  /**
   * Whose stock a movement leaves and enters: the recorded parties, or with affiliates those that stand for their groups.
   * Both have the same roles.
   */
  readonly consignor: Int32Array
  readonly consignee: Int32Array
  /** Per party, one of `role`. */
  readonly roles: Uint8Array
  readonly filtered: Filtered
  readonly measure: Measure
  readonly minDays: number
  readonly maxDays: number
  /** Per party, 1 when it is of a via country; null without via. */
  readonly via: Uint8Array | null
  /** How goods hand over when they can be taken apart; null where that is not asked for, and for volumes. */
  readonly relation: TransformRelation | null
  /** With transformations, the question about walks, which have more movements and handovers than volumes know. */
  readonly walks: Subject | null
}

export type IndexOf = (projection: Projection, match: TraceQuestion['handover']['match']) => WindowIndex

const builtIndexes = new WeakMap<Projection, Map<string, WindowIndex>>()

/** The window index of a match level, built when first asked for and kept as long as the projection. */
export const indexOf: IndexOf = (p, match) => {
  if (match === 'hs6') return p.hs6
  let built = builtIndexes.get(p)
  if (built === undefined) builtIndexes.set(p, (built = new Map()))
  let index = built.get(match)
  if (index === undefined) built.set(match, (index = windowIndex(p.movements, p.parties.count, p.codes, match)))
  return index
}

/** @throws WaybillError `invalid`, `no-source` or `no-target` when the question cannot be asked of this projection. */
export function subjectOf(projection: Projection, question: TraceQuestion): Subject {
  const roles = rolesOf(projection, question)
  const { match, minHandlingDays, maxHoldDays, affiliates } = question.handover
  const stock = (affiliates ? affiliateStock(projection, question, roles) : null) ?? {
    consignor: projection.movements.consignor,
    consignee: projection.movements.consignee,
    index: indexOf(projection, match),
  }
  const filtered = filterMovements(projection, question, stock)
  const measure = measureOf(projection, question, filtered)
  let via: Uint8Array | null = null
  if (question.via !== undefined) {
    const countries = countrySet(projection, question.via.countries)
    via = new Uint8Array(projection.parties.count)
    for (const [party, country] of projection.parties.country.entries())
      if (countries.has(country)) via[projection.parties.same[party]!] = 1
  }
  const subject: Subject = {
    projection,
    question,
    ...stock,
    roles,
    filtered,
    measure,
    minDays: minHandlingDays,
    maxDays: maxHoldDays,
    via,
    relation: null,
    walks: null,
  }
  if (!question.handover.transformations || projection.transformations.length === 0) return subject
  return { ...subject, walks: { ...subject, ...transformRelation(projection, question, filtered, roles) } }
}

/** The question as it is asked about walks: corridor, hops, count, cycles and chains. */
export const walksOf = (subject: Subject): Subject => subject.walks ?? subject
