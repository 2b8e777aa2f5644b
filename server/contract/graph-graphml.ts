import { columnsOf, textOf, type Column, type PlainEdge, type PlainGraph, type PlainNode } from './graph-plain.ts'
import { xmlText } from './xml-text.ts'

const types = { boolean: 'boolean', integer: 'long', double: 'double', string: 'string' } as const

/**
 * The graph as GraphML (http://graphml.graphdrawing.org): directed, every property typed, parallel edges each with an id.
 * Read by yEd, Cytoscape, Gephi, igraph and NetworkX. Text, with the order of the graph.
 */
export function toGraphml(graph: PlainGraph): string {
  const own = { nodes: columnsOf(graph.nodes), edges: columnsOf(graph.edges) }
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    key('label', 'node', 'label', 'string'),
    key('entity', 'node', 'entity kind', 'string'),
    key('labels', 'node', 'labels', 'string'),
    ...own.nodes.map(({ name, type }, i) => key(`n${i}`, 'node', name, types[type])),
    key('caption', 'edge', 'label', 'string'),
    key('tie', 'edge', 'tie kind', 'string'),
    ...own.edges.map(({ name, type }, i) => key(`e${i}`, 'edge', name, types[type])),
    '<graph edgedefault="directed">',
  ]
  for (const node of graph.nodes) lines.push(nodeElement(node, own.nodes))
  for (const edge of graph.edges) lines.push(edgeElement(edge, own.edges))
  lines.push('</graph>', '</graphml>', '')
  return lines.join('\n')
}

const key = (id: string, of: string, name: string, type: string): string =>
  `<key id="${id}" for="${of}" attr.name="${xmlText(name)}" attr.type="${type}"/>`

const data = (id: string, value: string): string => `<data key="${id}">${xmlText(value)}</data>`

const nodeElement = ({ id, kind, labels, name, properties }: PlainNode, columns: readonly Column[]): string =>
  `<node id="${xmlText(id)}">${data('label', name)}${data('entity', kind)}${data('labels', labels.join(' '))}${values(
    'n',
    properties,
    columns,
  )}</node>`

const edgeElement = ({ id, kind, from, to, properties }: PlainEdge, columns: readonly Column[]): string =>
  `<edge id="${xmlText(id)}" source="${xmlText(from)}" target="${xmlText(to)}">${data('caption', kind)}${data(
    'tie',
    kind,
  )}${values('e', properties, columns)}</edge>`

function values(prefix: string, properties: PlainNode['properties'], columns: readonly Column[]): string {
  let text = ''
  for (const [i, { name }] of columns.entries()) {
    const value = properties[name]
    if (value !== undefined && value !== null) text += data(`${prefix}${i}`, textOf(value))
  }
  return text
}
