import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { edgesCsv, nodesCsv } from '../../server/contract/graph-csv.ts'
import { toGexf } from '../../server/contract/graph-gexf.ts'
import { toGraphml } from '../../server/contract/graph-graphml.ts'
import { columnsOf, shipmentsAsEdges, spanOf, type PlainGraph } from '../../server/contract/graph-plain.ts'
import { xmlText } from '../../server/contract/xml-text.ts'
import { hostileGraph } from './hostile-graph.ts'

const node = (id: string, kind: string, properties = {}) => ({ id, kind, labels: [kind], name: id, properties })
const tie = (kind: string, from: string, to: string) => ({ id: `${from}-${to}`, kind, from, to, properties: {} })

const trade: PlainGraph = {
  nodes: [
    node('a', 'Company'),
    node('b', 'Company'),
    node('s1', 'Shipment', { departed: '2022-05-24', arrived: '2022-06-01', netWeightKg: 12.5 }),
    node('s2', 'Shipment', { departed: '2022-05-24', netWeightKg: 3 }),
    node('s3', 'Shipment'),
    node('port', 'Port'),
  ],
  edges: ['s1', 's2', 's3']
    .flatMap((id) => [tie('CONSIGNED', 'a', id), tie('DELIVERED_TO', id, 'b')])
    .concat(tie('DEPARTED_FROM', 's3', 'port')),
}

describe('shipments as edges', () => {
  const folded = shipmentsAsEdges(trade)

  it('run side by side between the same two, each with what it says', () => {
    const shipped = folded.edges.filter(({ kind }) => kind === 'SHIPPED_TO')
    expect(shipped.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['s1', 'a', 'b'],
      ['s2', 'a', 'b'],
    ])
    expect(shipped[0]?.properties['netWeightKg']).toBe(12.5)
  })

  it('leave one that is tied to a port a node, so that no tie is lost', () => {
    expect(folded.nodes.map(({ id }) => id)).toEqual(['a', 'b', 's3', 'port'])
    expect(folded.edges.length).toBe(5)
  })
})

describe('columns', () => {
  it('have the one type that all values have, and are text where they differ', () => {
    const types = columnsOf([
      { properties: { id: 'x', whole: 1, real: 1, flag: true, text: 'a', mixed: 1, none: null, days: ['a'] } },
      { properties: { whole: 2, real: 1.5, flag: false, mixed: 'b', large: 2 ** 60 } },
    ])
    expect(types.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'days string',
      'flag boolean',
      'large double',
      'mixed string',
      'real double',
      'text string',
      'whole integer',
    ])
  })

  it('know the days of a shipment and of a tie, but none that run backwards', () => {
    expect(spanOf({ departed: '2022-01-02', arrived: '2022-02-01' })).toEqual({
      start: '2022-01-02',
      end: '2022-02-01',
    })
    expect(spanOf({ from: '2020-01-01', to: null })).toEqual({ start: '2020-01-01' })
    expect(spanOf({ departed: '2022-02-02', arrived: '2022-02-01' })).toEqual({})
    expect(spanOf({ from: '2020' })).toEqual({})
  })
})

describe('GEXF', () => {
  it('gives each of several shipments between the same two a kind of its own, or Gephi would add them up', () => {
    const text = toGexf(shipmentsAsEdges(trade), '2024-01-14')
    expect([...text.matchAll(/ kind="(SHIPPED_TO[^"]*)"/g)].map(([, kind]) => kind)).toEqual([
      'SHIPPED_TO',
      'SHIPPED_TO 2',
    ])
    expect(text).toContain('start="2022-05-24" end="2022-06-01"')
    expect(text).toContain('title="netWeightKg" type="double"')
  })
})

describe('GraphML', () => {
  it('declares every property with its type', () => {
    const text = toGraphml(shipmentsAsEdges(trade))
    expect(text).toContain('for="edge" attr.name="netWeightKg" attr.type="double"')
    expect(text).toContain('<edge id="s2" source="a" target="b">')
  })
})

describe('XML text', () => {
  it('holds nothing that XML cannot hold', () => {
    expect(xmlText('a\u0000b\ud800c\uffff')).toBe('a\ufffdb\ufffdc\ufffd')
    expect(xmlText(`<a b='c' d="e">&\n`)).toBe('&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;&#10;')
  })
})

describe('CSV', () => {
  it('comes back from a reader as it was, formulas without their force', () => {
    const graph = hostileGraph()
    const nodes = parse(nodesCsv(graph), { columns: true }) as Record<string, string>[]
    const edges = parse(edgesCsv(graph), { columns: true }) as Record<string, string>[]
    expect(nodes.length).toBe(graph.nodes.length)
    expect(edges.length).toBe(graph.edges.length)
    for (const [i, { Label }] of nodes.entries()) {
      expect(Label?.replace(/^'/, '')).toBe(graph.nodes[i]?.name.replace(/^'/, ''))
      expect(Label).not.toMatch(/^[=+\-@\t\r]/)
    }
  })
})
