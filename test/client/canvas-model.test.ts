import { describe, expect, it } from 'vitest'
import type { Graph } from '../../server/contract/graph.ts'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import type { CorridorLayout } from '../../client/canvas/corridor-types.ts'
import { walk, type Place, type Step } from '../../client/canvas/corridor-walk.ts'
import { dayOf } from '../../client/canvas/canvas-days.ts'
import { wholeFrame } from '../../client/canvas/canvas-frame.ts'
import { timelineBins } from '../../client/canvas/timeline-bins.ts'
import { nextFrame } from '../../client/canvas/timeline-play.tsx'
import { anyAnswer, answerOf, euToMilitary, layOut, movement, party, yasenets } from './canvas-answers.ts'
import fc from 'fast-check'

const shown = () => {
  const model = new CanvasModel()
  model.setAnswer(yasenets, euToMilitary)
  return model
}

const owner: Graph = {
  nodes: [
    { id: 'demo:steppe', kind: 'Company', labels: ['Company', 'Party'], name: 'Steppe Gate', properties: {} },
    {
      id: 'demo:sarybulak',
      kind: 'Company',
      labels: ['Company', 'Party'],
      name: 'Sarybulak Komponent TOO',
      properties: {},
    },
  ],
  edges: [{ id: 'o1', kind: 'OWNS', from: 'demo:steppe', to: 'demo:sarybulak', properties: { percent: 60 } }],
}

describe('the canvas model', () => {
  it('says what is on the canvas so that the numbers add up', () => {
    const model = shown()
    expect(model.status().sentence).toBe(
      '107 of 107 shipments on canvas: 13 bundles hold 79, 28 drawn singly. Nothing is hidden.',
    )
    expect(model.status().network).toBe('107 of 107 shipments on canvas as 24 ties of 18 parties. Nothing is hidden.')
  })

  it('says how many shipments the answer did not carry', () => {
    const model = new CanvasModel()
    const counts = { movements: 31_402, parties: 18 }
    model.setAnswer({ ...yasenets, corridor: { ...yasenets.corridor, counts, truncated: true } }, null)
    expect(model.status().sentence).toContain('The answer carries the first 107 of 31,402.')
  })

  it('hides a party with its shipments and brings both back, naming the step', () => {
    const model = shown()
    model.select(['demo:kedrimpuls'])
    model.hide(['demo:kedrimpuls'])
    expect(model.state().undo).toBe('hide OOO Kedrimpuls')
    expect(model.state().selection).toEqual([])
    const hidden = model.status().hidden
    expect(hidden).toBeGreaterThan(0)
    expect(model.status().sentence).toContain(`${hidden} shipments hidden.`)
    expect(model.undo()).toBe('hide OOO Kedrimpuls')
    expect(model.status().hidden).toBe(0)
    expect(model.state().redo).toBe('hide OOO Kedrimpuls')
    model.redo()
    expect(model.status().hidden).toBe(hidden)
  })

  it('hides the shipments of a bundle or a tie', () => {
    const model = shown()
    const bundle = model.layout()!.bundles[0]!
    model.hide([bundle.key])
    expect(model.status().hidden).toBe(bundle.movements.length)
    model.undo()
    const tie = model.ties()[0]!
    model.hide([tie.id])
    expect(model.status().hidden).toBe(tie.movements.length)
  })

  it('forgets steps taken back once another is taken', () => {
    const model = shown()
    model.hide(['demo:S-1001'])
    model.undo()
    model.hide(['demo:S-1003'])
    expect(model.redo()).toBeNull()
    expect([...model.state().hidden]).toEqual(['demo:S-1003'])
  })

  it('adds neighbours once, without what the answer shows already', () => {
    const model = shown()
    expect(model.addGraph(owner, 'demo:sarybulak')).toEqual({ nodes: 1, edges: 1 })
    expect(model.addGraph(owner, 'demo:sarybulak')).toEqual({ nodes: 0, edges: 0 })
    expect(model.state().undo).toBe('add 1 neighbour of Sarybulak Komponent TOO')
    expect(model.status().related).toBe(1)
    model.undo()
    expect(model.status().related).toBe(0)
  })

  it('adds over 50 neighbours of a kind as one group that opens', () => {
    const model = shown()
    const nodes = Array.from({ length: 202 }, (_, i) => ({
      id: `x:${i}`,
      kind: 'Address' as const,
      labels: [],
      name: `${i}`,
      properties: {},
    }))
    model.addGraph({ nodes, edges: [] }, 'demo:sarybulak')
    expect(model.status()).toMatchObject({ related: 0 })
    expect(model.status().network).toContain('; 1 bundle of 202.')
    const group = model.groupOf('x:7')!
    expect(model.nameOf(group)).toBe('202 addresses')
    model.toggleBundle(group)
    expect(model.state().undo).toBe('open 202 addresses')
    expect(model.status().network).toContain('; 202 related nodes.')
    model.hide([group])
    expect(model.state().hidden.size).toBe(203)
  })

  it('keeps what was added by hand when another answer comes, and starts its steps anew', () => {
    const model = shown()
    model.addGraph(owner, 'demo:sarybulak')
    model.hide(['demo:S-1001'])
    model.setAnswer({ ...yasenets }, euToMilitary)
    expect(model.status()).toMatchObject({ related: 1, hidden: 0 })
    expect(model.undo()).toBeNull()
  })

  it('selects one thing, or toggles it beside others', () => {
    const model = shown()
    model.select(['a'])
    model.select(['b'], true)
    expect(model.state().selection).toEqual(['a', 'b'])
    model.select(['a'], true)
    expect(model.state().selection).toEqual(['b'])
    model.select(['c'])
    expect(model.state().selection).toEqual(['c'])
  })

  it('tells its views only of what changed', () => {
    const model = shown()
    let told = 0
    const stop = model.subscribe(() => told++)
    model.select(['a'])
    model.select(['a'])
    model.setFrame(null)
    model.chooseChain([])
    expect(told).toBe(1)
    stop()
    model.select([])
    expect(told).toBe(1)
  })

  it('frames a time and says how much of the canvas is in it', () => {
    const model = shown()
    const frame = { from: dayOf('2022-06-01'), to: dayOf('2022-10-01') }
    model.setFrame(frame)
    const inside = yasenets.corridor.movements.filter((m) => m.departed < '2022-10-01' && m.arrived >= '2022-06-01')
    expect(model.status().frame).toBe(`Jun–Sep 2022, ${inside.length} of 107`)
    expect(model.ties().reduce((sum, tie) => sum + tie.movements.length, 0)).toBe(inside.length)
  })

  it('frames the time asked about where no shipment says when', () => {
    const model = new CanvasModel()
    model.setAnswer(answerOf([], []), { ...euToMilitary, period: { from: '2022-03-01', to: '2023-12-31' } })
    expect(model.fit()).toEqual({ from: dayOf('2022-03-01'), to: dayOf('2023-12-31') + 1 })
    expect(model.status().sentence).toBe('No shipment is on a chain.')
  })

  it('gives a corridor of one day a frame with room', () => {
    const model = new CanvasModel()
    const day = movement('s', 'a', 'z', 0, { arrived: movement('s', 'a', 'z').departed })
    model.setAnswer(answerOf([party('a', 'source'), party('z', 'target')], [day]), null)
    const { from, to } = model.fit()
    expect(to - from).toBe(7)
  })
})

describe('the keyboard in the corridor', () => {
  const chain = yasenets.chains[1]!.movements.map((id) => yasenets.corridor.movements.findIndex((m) => m.id === id))
  const layout = layOut(yasenets)
  const step = (place: Place | null, ...steps: Step[]) =>
    steps.reduce<Place | null>((at, one) => walk(layout, yasenets, at, one, chain), place)

  it('begins at the first party and walks down the rows', () => {
    expect(step(null, 'down')).toEqual({ kind: 'row', row: 0 })
    expect(step(null, 'down', 'down', 'down')).toEqual({ kind: 'row', row: 2 })
    expect(step({ kind: 'row', row: 17 }, 'down')).toEqual({ kind: 'row', row: 17 })
  })

  it('follows the chosen chain leg by leg to the end-user', () => {
    const first: Place = { kind: 'shipment', movement: chain[0]! }
    expect(step(first, 'right', 'right', 'right')).toEqual({ kind: 'shipment', movement: chain[3]! })
    const end = step(first, 'right', 'right', 'right', 'right')
    expect(end?.kind === 'row' && layout.rows[end.row]?.role).toBe('target')
    expect(step({ kind: 'shipment', movement: chain[3]! }, 'left')).toEqual({ kind: 'shipment', movement: chain[2]! })
  })

  it('goes from a row into its shipments by date and out again', () => {
    const row = layout.rowOfParty.get('demo:oriveld')!
    const into = step({ kind: 'row', row }, 'right')!
    expect(into.kind).toBe('shipment')
    const next = step(into, 'down')!
    const date = (place: Place) =>
      place.kind === 'shipment' ? yasenets.corridor.movements[place.movement]!.departed : ''
    expect(date(next) >= date(into)).toBe(true)
    expect(step(next, 'out')).toEqual({ kind: 'row', row })
  })

  it('never leaves the canvas, whatever is pressed', () => {
    const steps = fc.array(fc.constantFrom<Step>('up', 'down', 'left', 'right', 'out', 'first', 'last'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(anyAnswer(), fc.constantFrom(400, 5), steps, (answer, crowdedAbove, list) => {
        const any = layOut(answer, { crowdedAbove })
        let place: Place | null = null
        for (const one of list) {
          place = walk(any, answer, place, one, [])
          expect(isThere(any, place)).toBe(true)
        }
      }),
    )
  })
})

const isThere = (layout: CorridorLayout, place: Place | null): boolean => {
  if (place === null) return layout.rows.length === 0
  if (place.kind === 'row') return layout.rows[place.row] !== undefined
  return place.kind === 'bundle'
    ? layout.bundles[place.bundle] !== undefined
    : layout.markOfMovement[place.movement]! >= 0
}

describe('the timeline', () => {
  it('counts every departure in the bin of its month, whatever the span', () => {
    fc.assert(
      fc.property(anyAnswer(), fc.integer({ min: 200, max: 1200 }), (answer, width) => {
        const layout = layOut(answer)
        const { bins, total } = timelineBins(answer, layout, wholeFrame(layout.days, null), width)
        const movements = answer.corridor.movements
        expect(bins.reduce((sum, bin) => sum + bin.shipments, 0)).toBe(movements.length)
        expect(total).toBeCloseTo(
          movements.reduce((sum, m) => sum + (m.amount ?? 0), 0),
          6,
        )
        for (const [i, bin] of bins.entries()) {
          expect(bin.from).toBe(bins[i - 1]?.to ?? bin.from)
          const inside = movements.filter((m) => dayOf(m.departed) >= bin.from && dayOf(m.departed) < bin.to)
          expect(bin.shipments).toBe(inside.length)
        }
      }),
    )
  })
})

describe('playing the timeline', () => {
  it('goes on bin by bin with as many in view, and ends with all of the answer', () => {
    fc.assert(
      fc.property(anyAnswer(), (answer) => {
        const model = new CanvasModel()
        model.setAnswer(answer, euToMilitary)
        const whole = model.fit()
        const { bins } = timelineBins(answer, model.layout()!, whole, 800)
        let frame = nextFrame(null, bins, whole)
        let steps = 0
        for (; frame !== null; steps++) {
          expect(frame.from).toBeGreaterThanOrEqual(whole.from)
          expect(frame.to).toBeLessThanOrEqual(whole.to)
          const next = nextFrame(frame, bins, whole)
          if (next !== null) expect(next.from).toBeGreaterThan(frame.from)
          frame = next
        }
        expect(steps).toBeLessThanOrEqual(bins.length)
        if (bins.length > 0) expect(steps).toBeGreaterThan(0)
      }),
    )
  })
})
