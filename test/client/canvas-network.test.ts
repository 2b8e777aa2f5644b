import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { tiesOf } from '../../client/canvas/canvas-ties.ts'
import { networkParts, tieUnit } from '../../client/canvas/network-elements.ts'
import type { NetworkGraph } from '../../client/canvas/network-graph.ts'
import { NetworkRoom } from '../../client/canvas/network-room.ts'
import { nearestTowards } from '../../client/canvas/network-keys.ts'
import { placeCaptions } from '../../client/canvas/network-captions.ts'
import { pointOn, tieCurve } from '../../client/canvas/network-curve.ts'
import { layerParties, type Point } from '../../client/canvas/network-layout.ts'
import { anyAnswer, euToMilitary, largeAnswer, layOut, plainOptions, yasenets } from './canvas-answers.ts'
import { graphFor } from './canvas-graphs.ts'

const layer = (answer: typeof yasenets) =>
  layerParties(answer, tiesOf(answer, layOut(answer), null), new Set(), plainOptions.titles)

describe('the layered network', () => {
  it('stands in columns from sellers over hands to end-users', () => {
    const { columns } = layer(yasenets)
    expect(columns.map((column) => column.title)).toEqual([
      'EU sellers',
      'First hands',
      'Second hands',
      'Russia, traders',
      'Military end-users',
    ])
  })

  it('gives every party a place of its own, the same each time', () => {
    fc.assert(
      fc.property(anyAnswer(), (answer) => {
        const { places } = layer(answer)
        expect(places.size).toBe(answer.corridor.parties.length)
        expect(new Set(Array.from(places.values(), ({ x, y }) => `${x},${y}`)).size).toBe(places.size)
        expect(layer(answer).places).toEqual(places)
      }),
    )
  })

  it('places what is added beneath the trade and never onto something else', () => {
    const { places, bottom } = layer(yasenets)
    const origin = places.get('demo:sarybulak')!
    const taken: Point[] = []
    for (let i = 0; i < 40; i++) {
      const place = new NetworkRoom(bottom, taken).beside(origin)
      expect(place.y).toBeGreaterThan(bottom)
      for (const other of taken)
        expect(Math.abs(other.x - place.x) > 100 || Math.abs(other.y - place.y) > 40).toBe(true)
      taken.push(place)
    }
  })

  it('places what is added where looking at every place would', () => {
    const coordinate = fc.integer({ min: -400, max: 900 })
    fc.assert(
      fc.property(fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 60 }), (origins) => {
        const room = new NetworkRoom(200)
        const taken: Point[] = []
        for (const origin of origins) {
          const place = room.beside(origin)
          expect(place).toEqual(placeBeside(origin, 200, taken))
          room.take(place)
          taken.push(place)
        }
      }),
    )
  })

  it('lets a tie leave and arrive level', () => {
    const { weights, distances } = tieCurve({ x: 0, y: 0 }, { x: 200, y: 100 })
    const length = Math.hypot(200, 100)
    const point = (i: number) => ({
      x: weights[i]! * 200 - (distances[i]! * 100) / length,
      y: weights[i]! * 100 + (distances[i]! * 200) / length,
    })
    expect(point(0).y).toBeCloseTo(0)
    expect(point(1).y).toBeCloseTo(100)
  })
})

/** The slow twin of the room beneath the trade. */
function placeBeside(origin: Point, bottom: number, taken: readonly Point[]): Point {
  for (let row = 0; ; row++) {
    const y = Math.max(bottom + 136, origin.y > bottom ? origin.y : 0) + row * 76
    for (let step = 0; step < 7; step++) {
      const x = origin.x + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 150
      const free = taken.every((point) => Math.abs(point.x - x) >= 150 - 1 || Math.abs(point.y - y) >= 76 - 1)
      if (free) return { x, y }
    }
  }
}

describe('ties and their captions', () => {
  const box = (x: number, y: number) => ({ left: x - 20, right: x + 20, top: y - 12, bottom: y + 30 })

  it('let a tie go round what stands in its way, and only then', () => {
    const [from, to] = [
      { x: 0, y: 0 },
      { x: 330, y: 0 },
    ]
    const straight = tieCurve(from, to)
    expect(straight.distances.map(Math.abs)).toEqual([0, 0])
    const round = tieCurve(from, to, [box(165, 0)])
    for (let i = 0; i <= 50; i++) {
      const { x, y } = pointOn(from, to, round, i / 50)
      expect(x > 145 && x < 185 && y > -12 && y < 30).toBe(false)
    }
    expect(pointOn(from, to, round, 0)).toEqual(from)
    expect(pointOn(from, to, round, 1)).toEqual(to)
  })

  it('keep captions off nodes and off each other, or leave them out', () => {
    const any = fc.integer({ min: 0, max: 500 })
    const point = fc.record({ x: any, y: any })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(point, point), { maxLength: 12 }),
        fc.array(point, { maxLength: 6 }),
        (lines, nodes) => {
          const clear = nodes.map(({ x, y }) => box(x, y))
          const ties = lines.map(([from, to], i) => ({ id: `${i}`, from, to, curve: tieCurve(from, to), width: 80 }))
          const places = [...placeCaptions(ties, clear).values()]
          for (const [i, a] of places.entries()) {
            for (const b of places.slice(i + 1))
              expect(Math.abs(a.x - b.x) >= 80 || Math.abs(a.y - b.y) >= 16).toBe(true)
            for (const b of clear)
              expect(a.x + 40 <= b.left || a.x - 40 >= b.right || a.y + 8 <= b.top || a.y - 8 >= b.bottom).toBe(true)
          }
        },
      ),
    )
  })

  it('stand as far apart as the room allows, and no closer without any', () => {
    const ties = tiesOf(yasenets, layOut(yasenets), null)
    const high = (room: { width: number; height: number } | null) =>
      layerParties(yasenets, ties, new Set(), plainOptions.titles, room).bottom
    expect(high({ width: 900, height: 640 })).toBeGreaterThan(high(null) + 100)
    expect(high({ width: 900, height: 100 })).toBe(high(null))
  })
})

describe('the Cytoscape graph of a model', () => {
  const shown = () => {
    const model = new CanvasModel()
    model.setAnswer(yasenets, euToMilitary)
    return { model, graph: graphFor(model) }
  }
  const places = (graph: NetworkGraph) =>
    Object.fromEntries(graph.cy.nodes('.party').map((node) => [node.id(), { ...node.position() }]))

  it('holds the parties and the ties of the answer', () => {
    const { graph } = shown()
    expect(graph.cy.nodes('.party').length).toBe(18)
    expect(graph.cy.edges('.tie').length).toBe(24)
  })

  it('selects what the model selects, and the other way round', () => {
    const { model, graph } = shown()
    model.select(['demo:sarybulak'])
    graph.sync()
    expect(graph.cy.$(':selected').map((element) => element.id())).toEqual(['demo:sarybulak'])
    graph.cy.$(':selected').unselect()
    graph.cy.getElementById('demo:qasr').select()
    expect(model.state().selection).toEqual(['demo:qasr'])
  })

  it('lets listings and captions follow a party that is moved, and moves nothing else', () => {
    const { graph } = shown()
    graph.caption(new Map(yasenets.corridor.parties.map(({ id }) => [id, id.slice(5)])))
    const captions = () => graph.cy.nodes('.caption').map((node) => ({ ...node.position() }))
    const [before, others] = [captions(), places(graph)]
    expect(before.length).toBeGreaterThan(0)
    graph.cy.getElementById('demo:kedrimpuls').position({ x: 700, y: 900 })
    expect(captions()).not.toEqual(before)
    const octagon = graph.cy.getElementById('listed:demo:kedrimpuls')
    if (octagon.nonempty()) expect(octagon.position().y).toBe(880)
    expect({ ...places(graph), 'demo:kedrimpuls': others['demo:kedrimpuls'] }).toEqual(others)
  })

  it('marks the tie that holds a selected shipment', () => {
    const { model, graph } = shown()
    const shipment = yasenets.corridor.movements[0]!
    model.select([shipment.id])
    graph.sync()
    expect(graph.cy.edges('.holds').map((edge) => edge.id())).toEqual([`tie:${shipment.from}>${shipment.to}`])
    expect(model.state().selection).toEqual([shipment.id])
  })

  it('moves nothing when neighbours come, go or are hidden', () => {
    const { model, graph } = shown()
    const before = places(graph)
    const person = { id: 'demo:x', kind: 'Person' as const, labels: [], name: 'X', properties: {} }
    const directs = { id: 'e', kind: 'DIRECTS' as const, from: 'demo:x', to: 'demo:sarybulak', properties: {} }
    model.addGraph({ nodes: [person], edges: [directs] }, 'demo:sarybulak')
    graph.sync()
    expect(graph.cy.nodes('.added').length).toBe(1)
    expect(graph.cy.edges('.related').length).toBe(1)
    expect(places(graph)).toEqual(before)
    model.undo()
    graph.sync()
    expect(graph.cy.nodes('.added').length).toBe(0)
    model.hide(['demo:qasr'])
    graph.sync()
    expect(graph.cy.getElementById('demo:qasr').empty()).toBe(true)
    model.undo()
    graph.sync()
    expect(places(graph)).toEqual(before)
  })

  it('stands a group in for its members until it is opened', () => {
    const { model, graph } = shown()
    const nodes = Array.from({ length: 60 }, (_, i) => ({
      id: `x:${i}`,
      kind: 'Company' as const,
      labels: [],
      name: `${i}`,
      properties: {},
    }))
    const edges = nodes.map((node) => ({
      id: `o:${node.id}`,
      kind: 'OWNS' as const,
      from: node.id,
      to: 'demo:sarybulak',
      properties: {},
    }))
    model.addGraph({ nodes, edges }, 'demo:sarybulak')
    graph.sync()
    expect(graph.cy.nodes('.added').length).toBe(1)
    expect(graph.cy.edges('.related').length).toBe(1)
    const before = places(graph)
    model.toggleBundle(model.groupOf('x:0')!)
    graph.sync()
    expect(graph.cy.nodes('.added').length).toBe(60)
    expect(graph.cy.edges('.related').length).toBe(60)
    const spots = new Set(graph.cy.nodes('.added').map((node) => `${node.position().x},${node.position().y}`))
    expect(spots.size).toBe(60)
    expect(places(graph)).toEqual(before)
  })

  it('shows only the trade of the frame', () => {
    const { model, graph } = shown()
    model.setFrame({ from: 19_140, to: 19_150 })
    graph.sync()
    expect(graph.cy.edges('.tie').length).toBe(model.ties().length)
    expect(model.ties().length).toBeLessThan(24)
  })

  it('walks by arrow to the nearest node in that direction', () => {
    const nodes = [
      { id: 'a', x: 0, y: 0 },
      { id: 'b', x: 100, y: 10 },
      { id: 'c', x: 90, y: 80 },
      { id: 'd', x: 0, y: 60 },
    ]
    expect(nearestTowards(nodes, null, { x: 1, y: 0 })).toBe('a')
    expect(nearestTowards(nodes, 'a', { x: 1, y: 0 })).toBe('b')
    expect(nearestTowards(nodes, 'a', { x: 0, y: 1 })).toBe('d')
    expect(nearestTowards(nodes, 'a', { x: -1, y: 0 })).toBe('a')
  })
})

describe('a network too large for bends', () => {
  it('runs every tie straight, and stands where its layers are', () => {
    const model = new CanvasModel()
    model.setAnswer(largeAnswer(1200, 300), euToMilitary)
    const { cy } = graphFor(model)
    expect(cy.edges('.tie').length * cy.nodes('.party').length).toBeGreaterThan(20_000)
    expect(cy.edges('.tie').filter((tie) => tie.hasClass('bent')).length).toBe(0)
    expect(new Set(cy.nodes('.party').map((node) => node.position().x)).size).toBeGreaterThan(2)
  })
})

describe('a network of many parties', () => {
  const shown = () => {
    const model = new CanvasModel()
    model.setAnswer(largeAnswer(2000, 500), euToMilitary)
    return { model, graph: graphFor(model) }
  }
  const ends = (graph: NetworkGraph) => [
    ...graph.beneath.ties.map(({ from, to }) => `${from}>${to}`),
    ...graph.cy.edges('.tie').map((tie) => `${tie.source().id()}>${tie.target().id()}`),
  ]

  it('has every tie once: as an element where something sets it apart, else beneath', () => {
    const { model, graph } = shown()
    const all = model.ties().map(({ from, to }) => `${from}>${to}`)
    expect(ends(graph).sort()).toEqual(all.sort())
    expect(graph.cy.edges('.tie').length).toBeLessThan(10)
    const { from } = model.ties()[7]!
    model.select([from])
    graph.sync()
    expect(ends(graph).sort()).toEqual(all)
    const own = model.ties().filter((tie) => tie.from === from || tie.to === from)
    for (const { id } of own) expect(graph.cy.getElementById(id).hasClass('lit')).toBe(true)
    model.select([])
    graph.sync()
    expect(ends(graph).sort()).toEqual(all)
  })

  it('finds the tie that a press means as looking at every one does', () => {
    const { graph } = shown()
    const { ties } = graph.beneath
    const place = (id: string) => graph.cy.getElementById(id).position()
    for (const share of [0.1, 0.37, 0.5, 0.81])
      for (const { from, to } of ties.slice(0, 40)) {
        const [a, b] = [place(from), place(to)]
        const found = graph.beneath.at({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share })
        const tie = ties.find(({ id }) => id === found)!
        const [c, d] = [place(tie.from), place(tie.to)]
        // On a line, the nearest line is that one, or another that runs through the same point.
        const area = (d.x - c.x) * (a.y + (b.y - a.y) * share - c.y) - (d.y - c.y) * (a.x + (b.x - a.x) * share - c.x)
        expect(Math.abs(area) / Math.hypot(d.x - c.x, d.y - c.y)).toBeLessThan(1e-6)
      }
    expect(graph.beneath.at({ x: -500, y: -500 })).toBeNull()
  })

  it('puts in the middle of circles whoever has most ties, wherever those are drawn', async () => {
    const { model, graph } = shown()
    await graph.arrange('concentric')
    const degrees = new Map<string, number>()
    for (const id of model.ties().flatMap(({ from, to }) => [from, to])) degrees.set(id, (degrees.get(id) ?? 0) + 1)
    const box = graph.cy.nodes('.party').map((node) => ({ id: node.id(), ...node.position() }))
    const middle = {
      x: (Math.min(...box.map(({ x }) => x)) + Math.max(...box.map(({ x }) => x))) / 2,
      y: (Math.min(...box.map(({ y }) => y)) + Math.max(...box.map(({ y }) => y))) / 2,
    }
    const away = (id: string) => Math.hypot(place(graph, id).x - middle.x, place(graph, id).y - middle.y)
    const ranked = [...degrees].sort((a, b) => b[1] - a[1])
    expect(away(ranked[0]![0])).toBeLessThan(away(ranked.at(-1)![0]))
  })
})

const place = (graph: NetworkGraph, id: string) => graph.cy.getElementById(id).position()

describe('ties that stand out', () => {
  const back = (stress: 'none' | 'listed' | 'after', answer = yasenets) => {
    const model = new CanvasModel()
    model.setAnswer(answer, euToMilitary)
    model.draw({ stress }, stress)
    const graph = graphFor(model)
    return graph.cy.edges('.back').map((tie) => `${tie.source().id()}>${tie.target().id()}`)
  }
  /** All ties but those with a shipment of which this is so, looked up shipment by shipment. */
  const allBut = (holds: (movement: (typeof yasenets.corridor.movements)[number]) => boolean, answer = yasenets) => {
    const { movements } = answer.corridor
    const kept = new Set(movements.filter(holds).map(({ from, to }) => `${from}>${to}`))
    return [...new Set(movements.map(({ from, to }) => `${from}>${to}`))].filter((tie) => !kept.has(tie))
  }

  it('are all of them until the reader chooses', () => {
    expect(back('none')).toEqual([])
  })

  it('are those with a party that was listed when something departed', () => {
    const listed = new Map(yasenets.corridor.parties.map(({ id, listedFrom }) => [id, listedFrom ?? '9999']))
    const others = allBut(({ from, to, departed }) => departed >= listed.get(from)! || departed >= listed.get(to)!)
    expect(others.length).toBeGreaterThan(0)
    expect(others.length).toBeLessThan(24)
    expect(back('listed').sort()).toEqual(others.sort())
  })

  it('are those of which something departed since the controls', () => {
    const { movements } = yasenets.corridor
    const { from, to } = movements[0]!
    const early = movements.map((movement) =>
      movement.from === from && movement.to === to ? { ...movement, departed: '2022-02-23' } : movement,
    )
    const answer = { ...yasenets, corridor: { ...yasenets.corridor, movements: early } }
    const others = allBut(({ departed }) => departed >= '2022-02-24', answer)
    expect(others).toContain(`${from}>${to}`)
    expect(back('after', answer).sort()).toEqual(others.sort())
  })
})

describe('the width of ties', () => {
  it('stands for what the reader chose, on one scale that the legend gives', () => {
    const model = new CanvasModel()
    model.setAnswer(yasenets, euToMilitary)
    const widths = () =>
      new Map(
        networkParts(model, new Map())
          .elements.filter(({ classes }) => classes.startsWith('tie'))
          .map(({ id, data }) => [id, Number(data['width'])]),
      )
    for (const by of ['amount', 'attributed'] as const) {
      model.draw({ width: by }, by)
      const perPixel = tieUnit(model)!
      for (const tie of model.ties())
        expect(widths().get(tie.id)).toBeCloseTo(Math.max(0.75, (tie[by] ?? 0) / perPixel), 6)
    }
    model.draw({ width: 'even' }, 'all alike')
    expect(tieUnit(model)).toBeNull()
    expect(new Set(widths().values()).size).toBe(1)
  })
})
