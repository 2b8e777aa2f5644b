import type { WhatIf, WhatIfRoute } from '../contract/what-if.ts'
import { lowerBound } from './flow-lower.ts'
import { upperBound } from './flow-upper.ts'
import { movementId, partyId } from './projection.ts'
import { attributedAlone } from './trace-alone.ts'
import { type Attribution, attribute } from './trace-attribution.ts'
import { partiesOf } from './trace-answer.ts'
import { rankChains } from './trace-chains.ts'
import { OutOfTime, type TraceClock } from './trace-clock.ts'
import { coneOf } from './trace-cone.ts'
import type { Corridor } from './trace-corridor.ts'
import { countWalks } from './trace-count.ts'
import { role } from './trace-roles.ts'
import { type Route, routesOf } from './trace-routes.ts'
import { type Subject, subjectOf, walksOf } from './trace-subject.ts'
import { askedCorridor, volumesCorridor } from './trace-via.ts'
import type { Scene } from './what-if-taken.ts'

type Side = WhatIf['before']

/** One side, and what the other and the growth are computed from; undefined where the time ran out. */
export interface SideFound {
  readonly side: Side
  readonly corridor: Corridor | undefined
  readonly attribution: Attribution | undefined
  readonly routes: readonly Route[]
}

/** So many routes are listed at most. */
const mostRoutes = 50

/**
 * One side of a what-if. When the time runs out, what comes later is null or empty and `complete` false.
 *
 * @param scene on the records near the corridor.
 * @param all the question on all records, with nothing taken out.
 * @param known the simulation of the same subject, where there is one already.
 */
export function sideOf({ subject, walking }: Scene, all: Subject, clock: TraceClock, known?: Attribution): SideFound {
  let complete = true
  const phase = <T>(work: () => T): T | undefined => {
    if (!complete) return undefined
    try {
      return work()
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error
      complete = false
      return undefined
    }
  }
  const walks = walksOf(walking)
  const corridor = phase(() => askedCorridor(walks, clock))
  const volumes = phase(() => volumesCorridor(walking, corridor!, clock))
  const count = phase(() => countWalks(walks, coneOf(walks, corridor!.movements), clock))
  const attribution = known ?? phase(() => attribute(subject, clock))
  const attributed = phase(() => attributedAlone(attribution!, volumes!.movements))
  const chains = phase(() => rankChains(walking, corridor!, attribution!, subject.question.limit, clock))
  const upper = phase(() => upperBound(walking, volumes!.movements, clock))
  const routes = routesOf(subject, chains ?? [])
  const shown: WhatIfRoute[] = []
  phase(() => {
    for (const route of routes.slice(0, mostRoutes)) shown.push(roomOf(walking, volumes!, attribution!, route, clock))
  })
  // What a change of the records would make of "at least" is not defined, so only records as they are have it.
  const lower = phase(() => (walking === subject ? lowerBound(onAll(all, subject), clock) : undefined))
  const lost = attribution === undefined ? undefined : lostDeliveries({ subject, walking }, attribution)
  const idsOf = (some: Int32Array = new Int32Array()) => Array.from(some, (m) => movementId(subject.projection, m))
  const movements = corridor?.movements ?? new Int32Array()
  const { amount } = subject.measure
  const side: Side = {
    complete,
    counts:
      corridor === undefined ? null : { movements: movements.length, parties: partiesOf(subject, movements).length },
    chainCount: count?.toString() ?? null,
    volume: {
      measure: all.question.measure,
      unit: all.measure.unit,
      bound: all.question.measure !== 'value',
      delivered: attribution?.delivered ?? null,
      upper: upper?.upper ?? null,
      attributed: attributed ?? null,
      attributedRange: null,
      lower: lower?.lower ?? null,
      shortfall: lower?.shortfall ?? null,
      unexplained: lost === undefined ? null : Math.max(0, attribution!.unexplained - lost.unexplained),
      throughAvoided: lost === undefined ? null : attribution!.throughAvoided + lost.delivered,
      missingAmounts: movements.reduce((missing, m) => missing + (Number.isNaN(amount[m]!) ? 1 : 0), 0),
      cut: idsOf(upper?.cut),
      unlimitedBy: idsOf(upper?.unlimitedBy),
    },
    routes: shown.sort((a, b) => b.attributed - a.attributed),
    routesTruncated: chains === undefined || chains.length === all.question.limit || shown.length < routes.length,
  }
  return { side, corridor, attribution, routes }
}

/** The same question on all records. */
const onAll = (all: Subject, { question }: Subject): Subject =>
  question.avoid.length === all.question.avoid.length ? all : subjectOf(all.projection, question)

/** A route's room: what more could have gone between its parties, over the corridor movements of each leg alone. */
function roomOf(
  walking: Scene['walking'],
  volumes: Corridor,
  attribution: Attribution,
  { parties, chains }: Route,
  clock: TraceClock,
): WhatIfRoute {
  clock.check()
  const { projection } = walking
  const { consignor, consignee } = projection.movements
  const next = new Map<number, Set<number>>()
  for (const [i, party] of parties.slice(1).entries()) {
    const from = parties[i]!
    next.set(from, (next.get(from) ?? new Set()).add(party))
  }
  const own = volumes.movements.filter((m) => next.get(consignor[m]!)?.has(consignee[m]!) === true)
  const attributed = attributedAlone(attribution, own)
  const { upper } = upperBound(walking, own, clock)
  return {
    parties: parties.map((party) => partyId(projection, party)),
    movements: own.length,
    chains: chains.length,
    attributed,
    upper,
    // A hair above or below nothing is what rounding leaves.
    room: upper === null ? null : upper - attributed > 1e-9 * upper ? upper - attributed : 0,
  }
}

/** Deliveries to targets that are taken out, and the part of them that no recorded stock covers. */
function lostDeliveries({ subject, walking }: Scene, { ledger }: Attribution) {
  const lost = { delivered: 0, unexplained: 0 }
  if (walking === subject) return lost
  const { roles, consignor, consignee } = subject
  for (let m = 0; m < subject.projection.movements.count; m++) {
    if (subject.filtered.kept[m] === 0 || walking.filtered.kept[m] === 1) continue
    const from = roles[consignor[m]!]
    if (roles[consignee[m]!] !== role.target || from === role.target || from === role.avoided) continue
    const amount = ledger.amount[m]!
    if (Number.isNaN(amount)) continue
    lost.delivered += amount
    if (from === role.between) lost.unexplained += amount - ledger.drawn[m]!
  }
  return lost
}
