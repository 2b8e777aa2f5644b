import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nothingAdded } from '../../client/canvas/canvas-added.ts'
import { choicesOf, filteredOut } from '../../client/canvas/canvas-filter.ts'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { networkParts } from '../../client/canvas/network-elements.ts'
import { groupBy, groupByShared, layGroups } from '../../client/canvas/network-groups.ts'
import type { Graph } from '../../server/contract/graph.ts'
import { anyAnswer, euToMilitary, yasenets } from './canvas-answers.ts'

const company = (id: string, name = id) => ({
  id,
  kind: 'Company' as const,
  labels: ['Company', 'Party'],
  name,
  properties: {},
})

describe('the filter of the canvas', () => {
  it('counts exactly what each choice would show', () => {
    fc.assert(
      fc.property(anyAnswer(), fc.array(fc.nat(30), { maxLength: 5 }), (answer, picked) => {
        const all = choicesOf(answer, nothingAdded, new Set()).flatMap(({ choices }) => choices)
        const off = new Set(picked.flatMap((i) => all[i % Math.max(1, all.length)]?.key ?? []))
        const movements = answer.corridor.movements.map(({ id }) => id)
        const shown = (with_: ReadonlySet<string>) => {
          const out = filteredOut(answer, nothingAdded, with_)
          return movements.filter((id) => !out.has(id)).length
        }
        for (const { choices } of choicesOf(answer, nothingAdded, off))
          for (const { key, count } of choices) {
            // Only this choice of its facet, the other facets as they are.
            const alone = new Set([...off, ...choices.map((choice) => choice.key)])
            alone.delete(key)
            expect(count).toBe(shown(alone))
          }
      }),
    )
  })

  it('takes parties off with the last of their shipments, in every view, as one step to be undone', () => {
    const model = new CanvasModel()
    model.setAnswer(yasenets, euToMilitary)
    const before = model.status().sentence
    const years = choicesOf(yasenets, nothingAdded, new Set()).find(({ facet }) => facet === 'date')!.choices
    model.filter(new Set(years.slice(1).map(({ key }) => key)), `show only ${years[0]!.label}`)
    expect(model.status().shown).toBe(years[0]!.count)
    expect(model.status().sentence).toContain(
      `${yasenets.corridor.movements.length - years[0]!.count} shipments hidden.`,
    )
    const parties = new Set(
      yasenets.corridor.movements
        .filter(({ departed }) => departed.startsWith(years[0]!.label))
        .flatMap(({ from, to }) => [from, to]),
    )
    expect(networkParts(model, new Map()).elements.filter(({ classes }) => classes === 'party')).toHaveLength(
      parties.size,
    )
    expect(model.undo()).toBe(`show only ${years[0]!.label}`)
    expect(model.status().sentence).toBe(before)
  })

  it('takes related things and ties off by their kind', () => {
    const model = new CanvasModel()
    model.setAnswer(yasenets, euToMilitary)
    const graph: Graph = {
      nodes: [company('demo:owner')],
      edges: [{ id: 'o', kind: 'OWNS', from: 'demo:owner', to: 'demo:sarybulak', properties: {} }],
    }
    model.addGraph(graph, 'demo:sarybulak')
    const drawn = () =>
      networkParts(model, new Map()).elements.filter(({ classes }) => /^(?:added|related)/.test(classes)).length
    expect(drawn()).toBe(2)
    expect(model.status().related).toBe(1)
    model.filter(new Set(['relation:OWNS']), 'filter out owns')
    expect(drawn()).toBe(1)
    model.filter(new Set(['kind:Company']), 'filter out companies')
    expect(drawn()).toBe(0)
    expect(model.status().related).toBe(0)
  })
})

describe('groups of the network', () => {
  it('hold every party once, the largest first and those without a key last', () => {
    const groups = groupBy(
      ['a', 'b', 'c', 'd'],
      (id) => ({ a: 'DE', b: 'KZ', c: 'KZ' })[id] ?? null,
      (key) => key,
      'none',
    )
    expect(groups).toEqual([
      { title: 'KZ', members: ['b', 'c'] },
      { title: 'DE', members: ['a'] },
      { title: 'none', members: ['d'] },
    ])
  })

  it('are joined by what is shared, also through a third', () => {
    const nodes = new Map([company('o1', 'Holding A'), company('o2', 'Holding B')].map((node) => [node.id, node]))
    const owns = (from: string, to: string) => ({ id: `${from}${to}`, kind: 'OWNS' as const, from, to, properties: {} })
    const edges = [owns('o1', 'a'), owns('o1', 'b'), owns('o2', 'b'), owns('o2', 'c'), owns('o3', 'd'), owns('e', 'f')]
    expect(groupByShared(['a', 'b', 'c', 'd', 'e', 'f', 'g'], nodes, edges, 'No owner shared')).toEqual([
      { title: 'Holding A and 1 more', members: ['a', 'b', 'c'] },
      { title: 'Each other', members: ['e', 'f'] },
      { title: 'No owner shared', members: ['d', 'g'] },
    ])
  })

  it('stand apart, each party at a place of its own within the room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }),
        fc.integer({ min: 300, max: 2000 }),
        (sizes, width) => {
          const groups = sizes.map((size, g) => ({
            title: `g${g}`,
            members: Array.from({ length: size }, (_, i) => `${g}:${i}`),
          }))
          const { places, bottom } = layGroups(groups, { width, height: 600 })
          const points = [...places.entries()]
          expect(points).toHaveLength(sizes.reduce((sum, size) => sum + size, 0))
          for (const [id, { x, y }] of points) {
            expect(x).toBeLessThanOrEqual(Math.max(width, 138 * 3))
            expect(y).toBeLessThanOrEqual(bottom)
            for (const [other, at] of points)
              if (other !== id) expect(Math.abs(at.x - x) >= 100 || Math.abs(at.y - y) >= 40).toBe(true)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
