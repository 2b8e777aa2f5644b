import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardFromJson, boardToJson, emptyBoard } from '../../client/canvas/canvas-board.ts'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { marksWithin } from '../../client/canvas/corridor-picking.ts'
import { scaleOf, xOf } from '../../client/canvas/corridor-scale.ts'
import { isInside } from '../../client/canvas/view-inside.ts'
import type { Graph } from '../../server/contract/graph.ts'
import { severalTotals } from '../../client/explore/several-totals.ts'
import { anyAnswer, euToMilitary, layOut, yasenets } from './canvas-answers.ts'
import { graphFor } from './canvas-graphs.ts'

const shown = () => {
  const model = new CanvasModel()
  model.setAnswer(yasenets, euToMilitary)
  return model
}

const owners: Graph = {
  nodes: Array.from({ length: 60 }, (_, i) => ({
    id: `demo:o${i}`,
    kind: 'Company',
    labels: ['Company', 'Party'],
    name: `Owner ${i}`,
    properties: { country: 'CY' },
  })),
  edges: Array.from({ length: 60 }, (_, i) => ({
    id: `o${i}`,
    kind: 'OWNS',
    from: `demo:o${i}`,
    to: 'demo:sarybulak',
    properties: { percent: i },
  })),
}

describe('pins', () => {
  it('name their steps, and undo takes them back', () => {
    const model = shown()
    model.pin(new Map([['demo:kedrimpuls', { x: 1, y: 2 }]]))
    expect(model.state().undo).toBe('pin OOO Kedrimpuls')
    model.pin(
      new Map([
        ['demo:kedrimpuls', { x: 3, y: 4 }],
        ['demo:sarybulak', { x: 5, y: 6 }],
      ]),
      'move',
    )
    expect(model.state().undo).toBe('move 2 things')
    model.undo()
    expect([...model.state().pins]).toEqual([['demo:kedrimpuls', { x: 1, y: 2 }]])
    model.unpin(['demo:kedrimpuls', 'demo:sarybulak'])
    expect(model.state().undo).toBe('unpin OOO Kedrimpuls')
    model.unpin(['demo:kedrimpuls'])
    expect(model.state().pins.size).toBe(0)
    model.undo()
    expect(model.state().pins.size).toBe(1)
  })

  it('hold a node through every arrangement and another answer, and let it go back to its place', async () => {
    const model = shown()
    const graph = graphFor(model)
    const at = (id: string) => ({ ...graph.cy.getElementById(id).position() })
    const home = at('demo:kedrimpuls')
    const pinned = { x: 4321, y: -77 }
    model.pin(new Map([['demo:kedrimpuls', pinned]]))
    graph.sync()
    expect(at('demo:kedrimpuls')).toEqual(pinned)
    expect(graph.cy.getElementById('pin:demo:kedrimpuls').nonempty()).toBe(true)
    for (const arrangement of ['force', 'concentric', 'country', 'owner', 'address', 'layered'] as const) {
      await graph.arrange(arrangement, async () => owners)
      expect(at('demo:kedrimpuls').x).toBeCloseTo(pinned.x, 3)
      expect(at('demo:kedrimpuls').y).toBeCloseTo(pinned.y, 3)
    }
    model.setAnswer({ ...yasenets }, euToMilitary)
    graph.sync()
    expect(at('demo:kedrimpuls')).toEqual(pinned)
    model.unpin(['demo:kedrimpuls'])
    graph.sync()
    expect(at('demo:kedrimpuls')).toEqual(home)
    expect(graph.cy.getElementById('pin:demo:kedrimpuls').nonempty()).toBe(false)
  })

  it('keep where a node was dragged to', () => {
    const model = shown()
    const graph = graphFor(model)
    const node = graph.cy.getElementById('demo:kedrimpuls')
    node.position({ x: 700, y: 701 })
    node.emit('dragfreeon')
    expect(model.state().pins.get('demo:kedrimpuls')).toEqual({ x: 700, y: 701 })
    expect(model.state().undo).toBe('move OOO Kedrimpuls')
  })
})

describe('a kept board', () => {
  it('comes back from JSON as it was, groups and all', () => {
    const model = shown()
    model.addGraph(owners, 'demo:sarybulak')
    model.hide(['demo:kedrimpuls', 'demo:o3'])
    model.toggleBundle([...model.state().added.groups.keys()][0]!)
    model.pin(new Map([['demo:o1', { x: 10.5, y: -3 }]]))
    model.filter(new Set(['relation:OWNS']), 'filter out owns')
    const json = JSON.parse(JSON.stringify(boardToJson(model.board()))) as unknown
    const board = boardFromJson(json)
    expect(board).toEqual(model.board())
    expect(boardToJson(board!)).toEqual(json)
    const other = shown()
    other.showBoard(board!, 'open “Owners”')
    expect(other.status().network).toBe(model.status().network)
    expect(other.undo()).toBe('open “Owners”')
    expect(other.board()).toEqual(emptyBoard)
  })

  it('leaves out what is damaged, and is none at all of another version', () => {
    expect(boardFromJson({ version: 2 })).toBeNull()
    expect(boardFromJson('board')).toBeNull()
    const some = { version: 1, hidden: ['a', 3], pins: [{ id: 'x', x: 'far', y: 0 }], nodes: [null, { node: {} }] }
    expect(boardFromJson(some)).toEqual({ ...emptyBoard, hidden: new Set(['a']) })
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        boardFromJson({ ...(typeof value === 'object' ? value : {}), version: 1 })
      }),
    )
  })
})

describe('a lasso', () => {
  it('holds what winds around a point: the same as counting turns', () => {
    const point = fc.record({ x: fc.integer({ min: -20, max: 20 }), y: fc.integer({ min: -20, max: 20 }) })
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 4 }), point, (around, { x, y }) => {
        // On no line between whole numbers, where either answer would be right.
        const at = { x: x + Math.SQRT2 / 4, y: y + Math.PI / 5 }
        let turns = 0
        for (const [i, a] of around.entries()) {
          const b = around[(i + 1) % around.length]!
          const angle = Math.atan2(b.y - at.y, b.x - at.x) - Math.atan2(a.y - at.y, a.x - at.x)
          turns += Math.atan2(Math.sin(angle), Math.cos(angle)) / (2 * Math.PI)
        }
        expect(isInside(at, around)).toBe(Math.abs(Math.round(turns)) % 2 === 1)
      }),
      { numRuns: 500 },
    )
  })

  it('takes the marks of the corridor whose both ends are inside', () => {
    fc.assert(
      fc.property(anyAnswer(), fc.nat(400), fc.nat(300), (answer, width, height) => {
        const layout = layOut(answer)
        const { first, last } = layout.days ?? { first: 0, last: 1 }
        const scale = scaleOf({ from: first - 3, to: last + 3 }, 400)
        const box = [
          { x: -1, y: -1 },
          { x: width + 0.5, y: -1 },
          { x: width + 0.5, y: height + 0.5 },
          { x: -1, y: height + 0.5 },
        ]
        const { marks, rows } = layout
        const slow = Array.from({ length: marks.count }, (_, i) => i).filter((i) =>
          [
            [marks.departed[i]!, marks.fromRow[i]!],
            [marks.arrived[i]!, marks.toRow[i]!],
          ].every(([day, row]) => xOf(scale, day!) < width + 0.5 && rows[row!]!.y < height + 0.5),
        )
        expect(marksWithin(layout, scale, box)).toEqual(slow)
      }),
    )
  })
})

describe('the totals of several selected things', () => {
  it('count every shipment of the selected parties in one sum', () => {
    fc.assert(
      fc.property(anyAnswer(), fc.array(fc.nat(24), { maxLength: 6 }), (answer, picked) => {
        const { movements, parties } = answer.corridor
        const chosen = new Set(picked.flatMap((i) => parties[i]?.id ?? []))
        const { between, into, out } = severalTotals(movements, chosen, new Set())
        const touching = movements.filter(({ from, to }) => chosen.has(from) || chosen.has(to))
        expect(between.shipments + into.shipments + out.shipments).toBe(touching.length)
        expect(between.missing + into.missing + out.missing).toBe(
          touching.filter(({ amount }) => amount === null).length,
        )
        expect(between.shipments).toBe(touching.filter(({ from, to }) => chosen.has(from) && chosen.has(to)).length)
      }),
    )
  })
})
