import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearMovements } from '../../server/trace/near-movements.ts'
import { partOf } from '../../server/trace/near-projection.ts'
import { movementId, type Projection } from '../../server/trace/projection.ts'
import { attribute, attributedRange, attributedThrough } from '../../server/trace/trace-attribution.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { coneOf } from '../../server/trace/trace-cone.ts'
import { corridorOf } from '../../server/trace/trace-corridor.ts'
import { countWalks } from '../../server/trace/trace-count.ts'
import { upperBound } from '../../server/trace/flow-upper.ts'
import { type Subject, subjectOf, walksOf } from '../../server/trace/trace-subject.ts'
import { askedCorridor, volumesCorridor } from '../../server/trace/trace-via.ts'
import { windowIndex } from '../../server/trace/window-index.ts'
import { type NastyCase, nastyCases, tightCases, wideCases } from './nasty-worlds.ts'
import { projectionOfWorld, questionOf } from './world.ts'

/** A question on all records and the records near its corridor; skips what cannot be asked. */
function asked({ world, question }: NastyCase): { subject: Subject; near: Projection } {
  try {
    const subject = subjectOf(projectionOfWorld(world), questionOf(question))
    const { movements } = corridorOf(walksOf(subject), unlimited)
    return { subject, near: partOf(subject.projection, nearMovements(subject, movements, true), 1)! }
  } catch {
    return fc.pre(false) as never
  }
}

/** Everything that is said of a question near its corridor, by ids; amounts to a billionth of the largest one. */
function figuresOf(subject: Subject, largest: number) {
  const id = (m: number) => movementId(subject.projection, m)
  const about = (amount: number | null) => (amount === null ? null : Math.round((amount / largest) * 1e8) / 1e8)
  const walks = walksOf(subject)
  const corridor = askedCorridor(walks, unlimited)
  const attribution = attribute(subject, unlimited)
  const range = attributedRange(subject, attribution, unlimited)
  const upper = upperBound(subject, volumesCorridor(subject, corridor, unlimited).movements, unlimited)
  return {
    corridor: Array.from(corridor.movements, (m, i) => [
      id(m),
      corridor.hopsFromSource[i],
      corridor.hopsToTarget[i],
      about(attributedThrough(attribution, m)),
    ]),
    count: countWalks(walks, coneOf(walks, corridor.movements), unlimited),
    delivered: about(attribution.delivered),
    attributed: [range.proportional, range.fifo, range.lifo].map(about),
    unexplained: about(attribution.unexplained),
    throughAvoided: about(attribution.throughAvoided),
    upper: about(upper.upper),
    unlimitedBy: Array.from(upper.unlimitedBy, id),
  }
}

it('everything but the lower bound is the same on the records near the corridor, also where more is avoided', () => {
  const compare = (one: NastyCase, more: number) => {
    const { subject, near } = asked(one)
    const { projection, question } = subject
    const largest = Math.max(1, ...one.world.movements.map((m) => m[question.measure] ?? 0))
    const figures = figuresOf(subject, largest)
    expect(figuresOf(subjectOf(near, question), largest)).toEqual(figures)
    const alone = partOf(
      projection,
      nearMovements(subject, corridorOf(walksOf(subject), unlimited).movements, false),
      1,
    )!
    const { delivered: _, unexplained: __, throughAvoided: ___, ...own } = figures
    expect(figuresOf(subjectOf(alone, question), largest)).toMatchObject(own)
    if (question.handover.affiliates) return
    const avoid = [...question.avoid, one.world.parties[more % one.world.parties.length]!.id]
    let fewer: Subject
    try {
      fewer = subjectOf(projection, { ...question, avoid })
    } catch {
      return
    }
    expect(figuresOf(subjectOf(near, { ...question, avoid }), largest)).toEqual(figuresOf(fewer, largest))
  }
  for (const cases of [nastyCases, tightCases, wideCases])
    fc.assert(fc.property(cases, fc.nat(), compare), { numRuns: 1000 })
})

it('its index is the one that would be built of its movements alone', () => {
  const compare = (one: NastyCase) => {
    const { subject, near } = asked(one)
    const built = windowIndex(near.movements, near.parties.count, near.codes, 'hs6')
    expect(near.hs6).toEqual(built)
    expect(near.movements.ids.offsets).toHaveLength(near.movements.count + 1)
    expect(near.movements.count).toBeLessThanOrEqual(subject.projection.movements.count)
  }
  fc.assert(fc.property(wideCases, compare), { numRuns: 1000 })
})

it('a circle within a day that only touches the corridor still decides what was drawn first', () => {
  const country = (id: string) => (id === 'a' ? 'DE' : id === 'z' ? 'RU' : 'KZ')
  const line = (id: string, [from, to]: string, day: number, weight: number) => {
    const date = `2023-01-0${day}`
    return { id, from: from!, to: to!, departed: date, arrived: date, goods: '854231', weight }
  }
  const world = {
    parties: [...'abpqsz'].map((id) => ({ id, country: country(id), military: id === 'z', listed: false })),
    movements: [
      line('m1', 'bp', 1, 10),
      // What comes back to p is there only after what set out from it, by id: so that took all of m1.
      line('m2', 'pq', 3, 10),
      line('m3', 'qs', 3, 1),
      line('m4', 'sp', 3, 10),
      line('m5', 'ap', 4, 10),
      line('m6', 'pz', 5, 10),
    ],
  }
  const { subject, near } = asked({
    world,
    question: { from: { parties: ['a'] }, to: { parties: ['z'] }, handover: { maxHoldDays: 2 } },
  })
  expect(attribute(subject, unlimited).attributed).toBeCloseTo(5, 9)
  expect(attribute(subjectOf(near, subject.question), unlimited).attributed).toBeCloseTo(5, 9)
})
