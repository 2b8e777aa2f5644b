import type { Pen } from './picture-pen.ts'
import type { Theme } from './canvas-theme.ts'
import type { Shapes } from './map-camera.ts'
import type { Camera } from './map-zoom.ts'
import type { Curve, MapScene, Spot } from './map-scene.ts'

export interface MapMarks {
  /** Countries of end-users. */
  tinted: ReadonlySet<string>
  /** Shipments of the chosen chain and of the selection: their arcs get the marker. */
  marked: ReadonlySet<string>
  /** Ids of points that are selected or have the keyboard. */
  selected: ReadonlySet<string>
  /** Parties with a listing in force. */
  listed: ReadonlySet<string>
  hovered: Spot | Curve | null
}

const turn = Math.PI * 2

/** Land, arcs and points of one camera. */
export function paintMap(
  context: Pen,
  size: { width: number; height: number },
  ratio: number,
  shapes: Shapes,
  scene: MapScene,
  camera: Camera,
  marks: MapMarks,
  theme: Theme,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.fillStyle = theme.sunken
  context.fillRect(0, 0, size.width, size.height)
  context.setTransform(ratio * camera.k, 0, 0, ratio * camera.k, ratio * camera.x, ratio * camera.y)
  context.fillStyle = theme.panel
  context.fill(shapes.land)
  context.fillStyle = theme.target
  context.globalAlpha = 0.07
  for (const code of marks.tinted) {
    const country = shapes.countries.get(code)
    if (country !== undefined) context.fill(country)
  }
  context.globalAlpha = 1
  context.lineWidth = 0.8 / camera.k
  context.strokeStyle = theme.line2
  context.stroke(shapes.land)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)

  context.lineCap = 'round'
  const marked = scene.curves.filter(({ arc }) => arc.movements.some((id) => marks.marked.has(id)))
  context.strokeStyle = theme.mark
  for (const curve of marked) stroke(context, curve, curve.width + 9)
  const faded = marked.length > 0
  for (const curve of scene.curves) {
    const lit = !faded || marked.includes(curve) || curve === marks.hovered
    context.globalAlpha = lit ? 0.8 : 0.38
    context.strokeStyle = curve === marks.hovered ? theme.ink : theme[curve.arc.role]
    if (curve.arc.amount === null) context.setLineDash([])
    stroke(context, curve, curve.width)
  }
  context.globalAlpha = 0.8
  context.setLineDash([1.5, 4])
  context.lineWidth = 1.4
  context.strokeStyle = theme.ink2
  for (const { from, to } of scene.dotted) {
    context.beginPath()
    context.moveTo(from[0], from[1])
    context.lineTo(to[0], to[1])
    context.stroke()
  }
  context.setLineDash([])
  context.globalAlpha = 1
  for (const spot of scene.spots) paintSpot(context, spot, marks, theme)
}

function stroke(context: Pen, { from, bend, to }: Curve, width: number): void {
  context.beginPath()
  context.moveTo(from[0], from[1])
  context.quadraticCurveTo(bend[0], bend[1], to[0], to[1])
  context.lineWidth = width
  context.stroke()
}

/** Shape tells the kind, fill and outline the role, as everywhere. */
function paintSpot(context: Pen, spot: Spot, marks: MapMarks, theme: Theme): void {
  const { point, x, y } = spot
  if (marks.selected.has(point.id)) {
    context.fillStyle = theme.mark
    context.beginPath()
    context.arc(x, y, 11, 0, turn)
    context.fill()
  }
  context.lineWidth = spot === marks.hovered ? 2.2 : 1.5
  context.fillStyle = theme.panel
  if (point.kind === 'port') {
    context.strokeStyle = theme.ink2
    context.beginPath()
    context.moveTo(x, y - 4.5)
    context.lineTo(x + 4.5, y + 3.5)
    context.lineTo(x - 4.5, y + 3.5)
    context.closePath()
    context.fill()
    context.stroke()
    return
  }
  context.strokeStyle = theme[point.role]
  const half = point.role === 'target' ? 6 : 4.5
  if (point.role === 'source') context.fillStyle = theme.source
  context.fillRect(x - half, y - half, half * 2, half * 2)
  context.strokeRect(x - half, y - half, half * 2, half * 2)
  if (point.role === 'target') {
    context.fillStyle = theme.target
    context.fillRect(x - 3, y - 3, 6, 6)
  }
  if (marks.listed.has(point.id)) {
    context.fillStyle = theme.panel
    context.strokeStyle = theme.target
    context.lineWidth = 1.2
    context.beginPath()
    context.arc(x + half + 2, y - half - 2, 5, 0, turn)
    context.fill()
    context.stroke()
    context.fillStyle = theme.target
    context.font = '600 7px "Inter Variable", Inter, sans-serif'
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText('L', x + half + 2, y - half - 1.6)
  }
}
