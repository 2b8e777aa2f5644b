import { Menu } from '@base-ui/react/menu'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { toCypher } from '../../server/contract/graph-cypher.ts'
import { edgesCsv, nodesCsv } from '../../server/contract/graph-csv.ts'
import { toGexf } from '../../server/contract/graph-gexf.ts'
import { toGraphml } from '../../server/contract/graph-graphml.ts'
import { shipmentsAsEdges, type PlainGraph } from '../../server/contract/graph-plain.ts'
import { asProblem } from '../api/problem.ts'
import { isVeiled } from '../api/veil.ts'
import { buttonClass } from '../ui/button.tsx'
import { MenuItem, MenuLine, MenuPopup } from '../ui/menu.tsx'
import { saveCsv, saveFile } from '../ui/save-file.ts'
import type { PictureView } from '../canvas/index.ts'
import { copyPicture, savePicture } from '../workspace/canvas-pictures.ts'
import type { View } from '../workspace/place.ts'
import { canvas } from '../workspace/canvas.ts'
import { canvasGraph } from './canvas-graph.ts'
import { useSavePdf } from './canvas-pdf.ts'
import { words } from './words.ts'

const w = words.quick

type Format = keyof typeof w.formats
const formats = Object.keys(w.formats) as Format[]

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

/** Saves what is on the canvas as a file of another program. */
export const CanvasExport = ({ view }: { view: View }) => {
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <>
      <Menu.Root onOpenChange={(open) => open && setProblem(null)}>
        <Menu.Trigger className={buttonClass('quiet')} title={w.open}>
          <Download size={14} aria-hidden />
          <span className="tool-word">{w.label}</span>
        </Menu.Trigger>
        <MenuPopup label={w.open}>
          {view !== 'table' && <PictureItems view={view} onProblem={setProblem} />}
          {formats.map((format) => (
            <MenuItem key={format} onClick={() => savers[format](canvasGraph(canvas, isVeiled()))}>
              {w.formats[format]}
            </MenuItem>
          ))}
        </MenuPopup>
      </Menu.Root>
      {problem !== null && (
        <span role="alert" className="i2">
          {w.noPdf(problem)}
        </span>
      )}
    </>
  )
}

/** Pictures of the view as it stands: to the clipboard, or as a file. */
const PictureItems = ({ view, onProblem }: { view: PictureView; onProblem: (why: string) => void }) => {
  const savePdf = useSavePdf()
  return (
    <>
      <MenuItem onClick={() => void copyPicture(view)}>{w.pictures.copy}</MenuItem>
      <MenuItem onClick={() => void savePicture(view, 'png')}>{w.pictures.png}</MenuItem>
      <MenuItem onClick={() => void savePicture(view, 'svg')}>{w.pictures.svg}</MenuItem>
      <MenuItem onClick={() => void savePdf(view).catch((error: unknown) => onProblem(asProblem(error).message))}>
        {w.pictures.pdf}
      </MenuItem>
      <MenuLine />
    </>
  )
}
