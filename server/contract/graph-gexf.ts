import { columnsOf, spanOf, textOf, type Column, type PlainGraph, type PlainNode } from './graph-plain.ts'
import { xmlText } from './xml-text.ts'

const types = { boolean: 'boolean', integer: 'long', double: 'double', string: 'string' } as const

/**
 * The graph as GEXF 1.3 (https://gexf.net), as Gephi 0.9.3 and later opens it: typed attributes, days as the time in
 * which an edge is there. Gephi adds parallel edges of one kind together, so the second between the same two is of the
 * kind `SHIPPED_TO 2` and so on; the attribute `tie kind` says the kind alone.
 *
 * @param made day of making, `YYYY-MM-DD`
 */
export function toGexf(graph: PlainGraph, made: string): string {
  const own = { nodes: columnsOf(graph.nodes), edges: columnsOf(graph.edges) }
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">',
    `<meta lastmodifieddate="${xmlText(made)}"><creator>Waybill</creator></meta>`,
    '<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">',
    ...attributes('node', ['entity kind', 'labels'], own.nodes),
    ...attributes('edge', ['tie kind'], own.edges),
    '<nodes>',
  ]
  for (const { id, kind, labels, name, properties } of graph.nodes)
    lines.push(
      `<node id="${xmlText(id)}" label="${xmlText(name)}"${span(properties)}>${values([kind, labels.join(' ')], properties, own.nodes)}</node>`,
    )
  lines.push('</nodes>', '<edges>')
  const parallel = new Map<string, number>()
  for (const { id, kind, from, to, properties } of graph.edges) {
    const between = JSON.stringify([from, kind, to])
    const nth = (parallel.get(between) ?? 0) + 1
    parallel.set(between, nth)
    const alone = nth === 1 ? kind : `${kind} ${nth}`
    lines.push(
      `<edge id="${xmlText(id)}" source="${xmlText(from)}" target="${xmlText(to)}" label="${xmlText(kind)}" kind="${xmlText(alone)}"${span(properties)}>${values([kind], properties, own.edges)}</edge>`,
    )
  }
  lines.push('</edges>', '</graph>', '</gexf>', '')
  return lines.join('\n')
}

function attributes(of: string, fixed: readonly string[], columns: readonly Column[]): string[] {
  const all = [...fixed.map((name) => ({ name, type: 'string' as const })), ...columns]
  return [
    `<attributes class="${of}" mode="static">`,
    ...all.map(({ name, type }, i) => `<attribute id="${i}" title="${xmlText(name)}" type="${types[type]}"/>`),
    '</attributes>',
  ]
}

function span(properties: PlainNode['properties']): string {
  const { start, end } = spanOf(properties)
  return `${start === undefined ? '' : ` start="${start}"`}${end === undefined ? '' : ` end="${end}"`}`
}

function values(fixed: readonly string[], properties: PlainNode['properties'], columns: readonly Column[]): string {
  let text = ''
  const add = (i: number, value: string) => (text += `<attvalue for="${i}" value="${xmlText(value)}"/>`)
  for (const [i, value] of fixed.entries()) add(i, value)
  for (const [i, { name }] of columns.entries()) {
    const value = properties[name]
    if (value !== undefined && value !== null) add(fixed.length + i, textOf(value))
  }
  return `<attvalues>${text}</attvalues>`
}
