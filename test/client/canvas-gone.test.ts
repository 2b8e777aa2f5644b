import { describe, expect, it } from 'vitest'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { emphasisOf } from '../../client/canvas/corridor-emphasis.ts'
import type { CorridorOptions } from '../../client/canvas/corridor-types.ts'
import { euToMilitary, layOut, yasenets } from './canvas-answers.ts'

const ids = yasenets.corridor.movements.map(({ id }) => id)

const shown = () => {
  const model = new CanvasModel()
  model.setAnswer(yasenets, euToMilitary)
  return model
}

/** Busy enough that shipments of one pair, goods and month share a mark. */
const busy = { crowdedAbove: 5, bundleFrom: 2 }

/** Shipments whose marks are drawn as gone. */
const drawnGone = (model: CanvasModel, options: Partial<CorridorOptions> = {}): string[] => {
  const layout = layOut(yasenets, options)
  const { gone } = emphasisOf(model, [], [], layout, model.state().gone)
  return ids.filter((_, i) => gone[layout.markOfMovement[i]!] === 1)
}

describe('shipments that would be gone', () => {
  it('are drawn so one by one, and all alike again without any', () => {
    const model = shown()
    expect(drawnGone(model)).toEqual([])
    model.setGone(ids.slice(0, 7))
    expect(drawnGone(model).toSorted()).toEqual(ids.slice(0, 7).toSorted())
    model.setGone([])
    expect(drawnGone(model)).toEqual([])
  })

  it('make a mark of several gone only when all of them are', () => {
    const model = shown()
    const { movements } = layOut(yasenets, busy).bundles[0]!
    const members = Array.from(movements, (at) => ids[at]!)
    model.setGone(members.slice(1))
    expect(drawnGone(model, busy)).toEqual([])
    model.setGone(members)
    expect(drawnGone(model, busy).toSorted()).toEqual(members.toSorted())
  })

  it('belong to one answer, and tell nobody when nothing changes', () => {
    const model = shown()
    let told = 0
    model.subscribe(() => told++)
    model.setGone([])
    expect(told).toBe(0)
    model.setGone(ids.slice(0, 1))
    expect(told).toBe(1)
    model.setAnswer(yasenets, euToMilitary)
    expect(model.state().gone.size).toBe(0)
  })
})
