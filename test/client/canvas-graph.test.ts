import { describe, expect, it } from 'vitest'
import { shipmentsAsEdges } from '../../server/contract/graph-plain.ts'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { canvasGraph } from '../../client/evidence/canvas-graph.ts'
import { euToMilitary, yasenets } from './canvas-answers.ts'

const drawn = () => {
  const model = new CanvasModel()
  model.setAnswer(yasenets, euToMilitary)
  return model
}

describe('what is on the canvas as a graph', () => {
  it('holds every party and shipment, with nothing made up of them', () => {
    const graph = canvasGraph(drawn(), false)
    const of = (kind: string) => graph.nodes.filter((node) => node.kind === kind).length
    expect([of('Party'), of('Shipment'), graph.edges.length]).toEqual([18, 107, 214])
    const folded = shipmentsAsEdges(graph)
    expect([folded.nodes.length, folded.edges.length]).toEqual([18, 107])
    const first = yasenets.corridor.movements[0]
    expect(folded.edges.find(({ id }) => id === first?.id)?.properties).toMatchObject({
      departed: first?.departed,
      netWeightKg: first?.amount,
      attributed: first?.attributed,
    })
  })

  it('leaves out what is hidden and what the frame leaves out, with its ties', () => {
    const model = drawn()
    model.hide(['demo:kedrimpuls'])
    const graph = canvasGraph(model, false)
    expect(graph.nodes.some(({ id }) => id === 'demo:kedrimpuls')).toBe(false)
    expect(graph.nodes.filter(({ kind }) => kind === 'Shipment').length).toBe(model.status().shown)
    const ids = new Set(graph.nodes.map(({ id }) => id))
    for (const { from, to } of graph.edges) expect(ids.has(from) && ids.has(to)).toBe(true)
  })

  it('holds codes in place of ids while names are hidden', () => {
    const model = drawn()
    const parties = yasenets.corridor.parties.map((party, i) => ({ ...party, name: `Company XX-${i + 1}` }))
    model.setAnswer({ ...yasenets, corridor: { ...yasenets.corridor, parties } }, euToMilitary)
    const text = JSON.stringify(canvasGraph(model, true))
    for (const { id, name } of yasenets.corridor.parties) {
      expect(text).not.toContain(`"${id}"`)
      expect(text).not.toContain(`${id}-`)
      expect(text).not.toContain(name)
    }
    expect(text).toContain('Company XX-18')
  })
})
