import type { CaseCanvas } from '../../server/contract/case-content.ts'
import type { Json } from '../../server/contract/merge-patch.ts'
import { canvasBoard, pictures } from '../canvas/index.ts'
import { canvas } from './canvas.ts'
import type { Place } from './place.ts'

/** So many letters a picture in a case may have; a larger one is left out, and the canvas draws itself again. */
const largestPicture = 4_000_000

export type KeptCanvas = Pick<CaseCanvas, 'view' | 'board' | 'frame' | 'selection' | 'chain' | 'picture'>

/** The canvas as it stands, with its picture, as a case keeps one. */
export async function keptCanvas({ view = 'corridor', from, to }: Place): Promise<KeptCanvas> {
  const { selection, chain } = canvas.state()
  const kept = {
    view,
    board: withoutNulls(canvasBoard(canvas) as unknown as Json),
    ...(from !== undefined && to !== undefined && { frame: { from, to } }),
    selection: [...selection],
    chain: [...chain],
  }
  const svg = view === 'table' ? undefined : await (await pictures.svg(canvas, view))?.text()
  return svg === undefined || svg.length > largestPicture ? kept : { ...kept, picture: svg }
}

/** A difference has no way to say null: a property without a value is left out. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => (item === null ? item : withoutNulls(item)))
  if (typeof value !== 'object' || value === null) return value
  const known = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(known.map(([name, item]: [string, Json]) => [name, withoutNulls(item)]))
}
