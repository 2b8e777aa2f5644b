import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { tiesOf } from '../../client/canvas/canvas-ties.ts'
import { NetworkGraph } from '../../client/canvas/network-graph.ts'
import { nearestTowards } from '../../client/canvas/network-keys.ts'
import { layerParties, placeBeside, tieCurve, type Point } from '../../client/canvas/network-layout.ts'
import { anyAnswer, euToMilitary, layOut, plainOptions, yasenets } from './canvas-answers.ts'

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
      const place = placeBeside(origin, bottom, taken)
      expect(place.y).toBeGreaterThan(bottom)
      for (const other of taken)
        expect(Math.abs(other.x - place.x) > 100 || Math.abs(other.y - place.y) > 40).toBe(true)
      taken.push(place)
    }
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

describe('the Cytoscape graph of a model', () => {
  const shown = () => {
    const model = new CanvasModel()
    model.setAnswer(yasenets, euToMilitary)
    return { model, graph: new NetworkGraph(model) }
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
