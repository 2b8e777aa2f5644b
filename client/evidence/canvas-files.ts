import { toCypher } from '../../server/contract/graph-cypher.ts'
import { edgesCsv, nodesCsv } from '../../server/contract/graph-csv.ts'
import { toGexf } from '../../server/contract/graph-gexf.ts'
import { toGraphml } from '../../server/contract/graph-graphml.ts'
import { shipmentsAsEdges, type PlainGraph } from '../../server/contract/graph-plain.ts'
import { isVeiled } from '../api/veil.ts'
import { saveCsv, saveFile } from '../ui/save-file.ts'
import { canvas } from '../workspace/canvas.ts'
import { canvasGraph } from './canvas-graph.ts'
import { words } from './words.ts'

const w = words.quick

export type Format = keyof typeof w.formats

/** Programs that draw edges get shipments as edges; what is loaded again gets the product's own vocabulary. */
const savers: Readonly<Record<Format, (graph: PlainGraph) => void>> = {
  gexf: (graph) =>
    saveFile(
      `${w.fileName}.gexf`,
      [toGexf(shipmentsAsEdges(graph), new Date().toISOString().slice(0, 10))],
      'application/xml',
    ),
  graphml: (graph) => saveFile(`${w.fileName}.graphml`, [toGraphml(shipmentsAsEdges(graph))], 'application/xml'),
  nodes: (graph) => saveCsv(`${w.fileName}-nodes.csv`, nodesCsv(shipmentsAsEdges(graph))),
  edges: (graph) => saveCsv(`${w.fileName}-ties.csv`, edgesCsv(shipmentsAsEdges(graph))),
  json: (graph) => saveFile(`${w.fileName}.json`, [JSON.stringify(graph, null, 1)], 'application/json'),
  cypher: (graph) => saveFile(`${w.fileName}.cypher`, [toCypher(graph)], 'text/plain;charset=utf-8'),
}

/** Saves what is on the canvas as a file of another program; names are codes while names are hidden. */
export const saveCanvas = (format: Format): void => savers[format](canvasGraph(canvas, isVeiled()))
