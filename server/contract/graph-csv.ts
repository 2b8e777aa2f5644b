import { toCsv, type CsvValue } from './csv-text.ts'
import { columnsOf, textOf, type Column, type PlainGraph, type PlainNode } from './graph-plain.ts'

/** The nodes as CSV, a column per property. The first columns are called as Gephi wants them; formulas are escaped. */
export function nodesCsv({ nodes }: PlainGraph): string {
  const columns = columnsOf(nodes)
  return toCsv(
    ['Id', 'Label', 'Entity kind', 'Labels', ...columns.map(({ name }) => name)],
    nodes.map(({ id, name, kind, labels, properties }) => [
      id,
      name,
      kind,
      labels.join(' '),
      ...cells(properties, columns),
    ]),
  )
}

/** The edges as CSV, a column per property. The first columns are called as Gephi wants them; formulas are escaped. */
export function edgesCsv({ edges }: PlainGraph): string {
  const columns = columnsOf(edges)
  return toCsv(
    ['Id', 'Source', 'Target', 'Type', 'Tie kind', ...columns.map(({ name }) => name)],
    edges.map(({ id, from, to, kind, properties }) => [id, from, to, 'Directed', kind, ...cells(properties, columns)]),
  )
}

const cells = (properties: PlainNode['properties'], columns: readonly Column[]): CsvValue[] =>
  columns.map(({ name }) => {
    const value = properties[name] ?? null
    return Array.isArray(value) ? textOf(value) : value
  })
