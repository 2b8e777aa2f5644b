import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawRules, endMovements } from '../../server/contract/trace.ts'
import { OutOfTime, unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { nastyCases, tightCases } from './nasty-worlds.ts'
import { toNumber } from './twin/fraction.ts'
import { figures, simulate } from './twin/twin-attribution.ts'
import { twinReach } from './twin/twin-walks.ts'
import { type TwinMovement, twinWorld } from './twin/twin-world.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

const cast = (ids: string[]): World['parties'] =>
  ids.map((id) => ({ id, country: 'TR', military: false, listed: false }))

describe('the ends of an empty corridor', () => {
  it('are all that leads from a source and all that leads to a target, nearest first, then by id', () => {
    let met = 0
    fc.assert(
      fc.property(nastyCases, ({ world: given, question: asked }) => {
        const question = questionOf(asked)
        const world = twinWorld(given, question)
        fc.pre(!('refused' in world))
        const answer = trace(projectionOfWorld(given), question, unlimited)
        if (answer.corridor.counts.movements > 0) {
          expect(answer.ends).toBeNull()
          return
        }
        met++
        const right = twinReach(world)
        const listed = (side: Map<TwinMovement, number>) =>
          [...side].map(([{ id }, hops]) => [id, hops] as const).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
        const { fromSources, toTargets } = answer.ends!
        expect(fromSources.movements.map((m) => [m.id, m.hops])).toEqual(listed(right.fromSource))
        expect(toTargets.movements.map((m) => [m.id, m.hops])).toEqual(listed(right.toTarget))
        expect([fromSources.count, toTargets.count]).toEqual([right.fromSource.size, right.toTarget.size])
        for (const side of [fromSources, toTargets])
          expect(side.parties.map((party) => party.id)).toEqual(
            [...new Set(side.movements.flatMap((m) => [m.from, m.to]))].sort(),
          )
      }),
      { numRuns: 2000 },
    )
    expect(met).toBeGreaterThan(200)
  })

  it('list no more than the wire takes, the nearest, and count all', () => {
    const many = Array.from({ length: endMovements + 50 }, (_, i) => shipment(`s${1000 + i}`, 'a', 'b', [1, 2]))
    const world = {
      parties: cast(['a', 'b', 'c', 'z']),
      movements: [shipment('s0', 'b', 'c', [3, 4]), ...many],
    }
    const question = questionOf({ from: { parties: ['a'] }, to: { parties: ['z'] } })
    const { ends } = trace(projectionOfWorld(world), question, unlimited)
    expect(ends!.fromSources.count).toBe(endMovements + 51)
    expect(ends!.fromSources.movements.map((m) => m.id)).toEqual(many.slice(0, endMovements).map((m) => m.id))
    expect(ends!.fromSources.parties.map((party) => party.id)).toEqual(['a', 'b'])
    expect(ends!.toTargets).toEqual({ movements: [], parties: [], count: 0 })
  })
})

describe('the range of attribution', () => {
  it.each([
    ['where goods lie for days', nastyCases],
    ['where goods go in circles', tightCases],
  ])('is what each draw rule attributes by itself, %s', (_, cases) => {
    fc.assert(
      fc.property(cases, ({ world: given, question: asked }) => {
        const question = questionOf(asked)
        const world = twinWorld(given, question)
        fc.pre(!('refused' in world))
        const { volume } = trace(projectionOfWorld(given), question, unlimited)
        const largest = Math.max(1, ...given.movements.map((m) => m[question.measure] ?? 0))
        for (const draw of drawRules) {
          const under = { ...world, question: { ...question, handover: { ...question.handover, draw } } }
          const right = toNumber(figures(under, simulate(under)).attributed)
          expect(Math.abs(volume.attributedRange![draw] - right)).toBeLessThanOrEqual(1e-9 * largest)
        }
        expect(volume.attributedRange![question.handover.draw]).toBe(volume.attributed)
      }),
      { numRuns: 1000 },
    )
  })
  it('is the only part that is missing when the time runs out in it', () => {
    const world = {
      parties: cast(['a', 'b', 'z']),
      movements: [shipment('s1', 'a', 'b', [1, 2]), shipment('s2', 'b', 'z', [3, 4], 60)],
    }
    const question = questionOf({ from: { parties: ['a'] }, to: { parties: ['z'] } })
    const projection = projectionOfWorld(world)
    let looks = 0
    trace(projection, question, { check: () => void looks++ })
    let left = looks - 1
    const clock = {
      check: () => {
        if (left-- <= 0) throw new OutOfTime()
      },
    }
    expect(trace(projection, question, clock)).toMatchObject({
      complete: false,
      stoppedBy: { limit: 'time', phase: 'range' },
      chainCount: '1',
      volume: { attributed: 60, upper: 60, attributedRange: null },
      chains: [{ movements: ['s1', 's2'], attributed: 60 }],
    })
  })

  it('calls complete only what is there, wherever the time runs out', () => {
    const world = {
      parties: cast(['a', 'b', 'z']),
      movements: [shipment('s1', 'a', 'b', [1, 2]), shipment('s2', 'b', 'z', [3, 4], 60)],
    }
    const question = questionOf({ from: { parties: ['a'] }, to: { parties: ['z'] } })
    const projection = projectionOfWorld(world)
    let looks = 0
    trace(projection, question, { check: () => void looks++ })
    const stopped = new Set<string>()
    for (let allowed = 0; allowed < looks; allowed++) {
      let left = allowed
      const clock = {
        check: () => {
          if (left-- <= 0) throw new OutOfTime()
        },
      }
      const { chainCount, chains, volume, stoppedBy } = trace(projection, question, clock)
      stopped.add(stoppedBy!.phase)
      const missing = [
        ...(chainCount === null ? ['the chain count'] : []),
        ...(volume.attributed === null ? ['the attributed amounts'] : []),
        ...(chains.length === 0 ? ['the list of chains'] : []),
        ...(volume.upper === null ? ['the upper bound'] : []),
        ...(volume.lower === null ? ['the lower bound'] : []),
        ...(volume.attributedRange === null ? ['the range of attribution'] : []),
      ]
      if (stoppedBy!.phase === 'corridor') expect(stoppedBy!.detail).toMatch(/nothing is known yet/)
      else for (const part of missing) expect(stoppedBy!.detail.split(': all but ')[1]).toContain(part)
    }
    expect(stopped).toContain('chains')
  })
})
