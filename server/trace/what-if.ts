import type { WhatIf, WhatIfQuestion } from '../contract/what-if.ts'
import { dayOf } from './days.ts'
import { nearProjection } from './near-projection.ts'
import { movementId, type Projection } from './projection.ts'
import { findText } from './text-table.ts'
import { partyRef } from './trace-answer.ts'
import { startClock, unlessOutOfTime, within } from './trace-clock.ts'
import { subjectOf } from './trace-subject.ts'
import { whatGrew } from './what-if-growth.ts'
import { sideOf } from './what-if-side.ts'
import { firstListing, sceneWithout } from './what-if-taken.ts'

/** So many movements that are gone are listed at most. */
const mostGone = 20_000

/**
 * The same question without some parties, countries, goods or border posts: before and after side by side, and what in
 * fact grew from that day on (TRACE, "What if"). Half of the time is for the records as they are.
 *
 * @throws WaybillError `invalid`, `no-source`, `no-target` or `cancelled`.
 */
export function whatIf(
  projection: Projection,
  { question, without }: WhatIfQuestion,
  limit: { seconds: number; cancelled?: Int32Array },
): WhatIf {
  const begun = performance.now()
  const clock = startClock(limit.seconds, limit.cancelled)
  const subject = subjectOf(projection, question)
  const near = unlessOutOfTime(() => nearProjection(subject, within(clock, limit.seconds / 2))) ?? projection
  const asked = subjectOf(near, question)
  const scene = sceneWithout(near, question, without)
  const before = sideOf({ subject: asked, walking: asked }, subject, within(clock, limit.seconds / 2))
  // Where nobody is avoided that was not before, the same history is simulated.
  const same = scene.subject.question.avoid.length === question.avoid.length
  const after = sideOf(scene, subject, clock, same ? before.attribution : undefined)

  const left = new Set(after.corridor?.movements)
  const gone =
    before.corridor === undefined || after.corridor === undefined
      ? null
      : before.corridor.movements.filter((m) => !left.has(m))
  const day = without.since === undefined ? firstListing(projection, without) : dayOf(without.since)
  const grew = day === undefined ? null : whatGrew(asked, before, day)
  const named = new Set([
    ...[before, after].flatMap(({ side }) => side.routes.flatMap((route) => route.parties)),
    ...(grew === null ? [] : [...grew.parties, ...grew.routes].flatMap((grown) => grown.parties)),
  ])
  return {
    unit: subject.measure.unit,
    before: before.side,
    after: after.side,
    gone: Array.from(gone?.subarray(0, mostGone) ?? [], (m) => movementId(near, m)),
    goneCount: gone?.length ?? null,
    parties: [...named].sort().map((id) => partyRef(projection, findText(projection.parties.ids, id))),
    grew,
    stoppedBy: stoppedBy(before.side.complete, after.side.complete),
    milliseconds: performance.now() - begun,
  }
}

function stoppedBy(before: boolean, after: boolean): WhatIf['stoppedBy'] {
  if (before && after) return null
  const which = before ? 'what would be left' : after ? 'the records as they are' : 'both sides'
  return { limit: 'time', detail: `The time ran out before ${which} had been followed to the end.` }
}
