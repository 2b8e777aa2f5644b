import { endsOf } from './canvas-ends.ts'
import type { CanvasModel } from './canvas-model.ts'
import { summarise } from './canvas-sentences.ts'
import type { Theme } from './canvas-theme.ts'
import { amount, amountWith, count } from './canvas-words.ts'
import { badgeHeight, placeBadges } from './corridor-badges.ts'
import { listedLabels, type ListedLabel } from './corridor-listed.ts'
import { emphasisOf } from './corridor-emphasis.ts'
import { chainBoxes } from './corridor-geometry.ts'
import { paintBase } from './corridor-paint-base.ts'
import { paintTop } from './corridor-paint-top.ts'
import { axisContext, axisTicks, scaleOf, type Scale, type Tick } from './corridor-scale.ts'
import { markRoles, type CorridorLayout, type Role } from './corridor-types.ts'
import type { Pen, Picture } from './picture-pen.ts'
import { footHeight, say, sayFoot } from './picture-words.ts'

const gutter = { left: 244, right: 70, axis: 24 }

/** The corridor as it stands, whole in height: lanes, names, shipments, bundles, listings, the chosen chain. Null without one. */
export function corridorPicture(model: CanvasModel, theme: Theme, width: number): Picture | null {
  const layout = model.layout()
  if (layout === null || layout.counts.shipments === 0) return null
  const plot = Math.max(200, width - gutter.left - gutter.right)
  const foot = gutter.axis + layout.height
  return {
    width: gutter.left + plot + gutter.right,
    height: foot + footHeight,
    title: summarise(model, layout),
    paint(pen, newPath) {
      const state = model.state()
      const scale = scaleOf(state.frame ?? model.fit(), plot)
      const ticks = axisTicks(scale)
      const right = gutter.left + plot
      pen.fillStyle = theme.paper
      pen.fillRect(0, 0, right + gutter.right, foot + footHeight)
      paintBands(pen, layout, right + gutter.right, theme)
      paintNames(pen, model, layout, theme)
      paintTraced(pen, model, layout, right, theme)
      paintAxis(pen, scale, ticks, theme)
      pen.save()
      pen.translate(gutter.left, gutter.axis)
      pen.beginPath()
      pen.rect(0, 0, plot, layout.height)
      pen.clip()
      const emphasis = emphasisOf(model, state.chain, state.selection, layout, state.gone)
      const surface = { context: pen, newPath, width: plot, height: layout.height, top: 0 }
      paintBase(surface, layout, scale, ticks, emphasis, theme)
      const chain = state.chain.map((id) => model.movementIndex(id))
      const selected = new Set(state.selection)
      const movements = state.selection.map((id) => model.movementIndex(id)).filter((i) => i >= 0)
      const bundles = layout.bundles.flatMap(({ key }, i) => (selected.has(key) ? [i] : []))
      const still = { hovered: -1, hoveredBundle: -1, focusedMovement: -1, focusedBundle: -1 }
      paintTop(surface, layout, scale, { chain, movements, bundles, ...still }, theme)
      const listed = listedLabels(layout, scale)
      paintListed(pen, listed, theme)
      const keepClear = [
        ...chainBoxes(layout, scale, chain),
        ...listed.map(({ x, y, width: wide, flip }) => ({
          x: flip ? x - 8 - wide : x - 8,
          y: y - 8,
          width: wide + 16,
          height: 16,
        })),
      ]
      const badges = placeBadges(layout, scale, {
        unit: state.answer?.volume.unit ?? null,
        lit: (bundle) => emphasis.bundles[bundle] === 1,
        keepClear,
        top: 0,
        height: layout.height,
        most: layout.crowded ? Math.ceil((plot * layout.height) / 14_000) : Infinity,
      })
      for (const badge of badges) {
        const colour = theme[markRoles[badge.role] ?? 'between']
        pen.beginPath()
        pen.roundRect(badge.x, badge.y, badge.width, badgeHeight, 3)
        pen.fillStyle = theme.panel
        pen.fill()
        pen.lineWidth = 1
        pen.strokeStyle = colour
        pen.globalAlpha = badge.lit ? 1 : 0.45
        pen.stroke()
        pen.globalAlpha = 1
        const middle = badge.y + badgeHeight / 2
        const text = `${badge.count} | ${badge.total}`
        say(pen, text, badge.x + badge.width / 2, middle, { colour, size: 10, weight: 600, align: 'center' })
      }
      pen.restore()
      sayFoot(pen, footOf(model, layout), right + gutter.right, foot, theme)
    },
  }
}

function footOf(model: CanvasModel, layout: CorridorLayout): string {
  const unit = model.state().answer?.volume.unit ?? null
  const key = layout.perPixel === null ? '' : ` A line 3 wide is ${amountWith(layout.perPixel * 3, unit)}.`
  return `${model.status().sentence}${key}`
}

const bandOf = { source: 'bandSource', between: 'band', target: 'bandTarget' } as const satisfies Record<
  Role,
  keyof Theme
>

function paintBands(pen: Pen, layout: CorridorLayout, width: number, theme: Theme): void {
  for (const lane of layout.lanes) {
    pen.fillStyle = theme[bandOf[lane.role]]
    pen.fillRect(0, gutter.axis + lane.top, width, lane.height)
    const colour = lane.role === 'between' ? theme.ink2 : theme[lane.role]
    say(pen, lane.title, 14, gutter.axis + lane.top + 9, { colour, weight: 600, most: gutter.left - 24 })
  }
}

function paintNames(pen: Pen, model: CanvasModel, layout: CorridorLayout, theme: Theme): void {
  for (const row of layout.rows) {
    const y = gutter.axis + row.y
    const name = row.parties.length > 1 ? row.name : model.nameOf(row.id)
    pen.lineWidth = 1.5
    pen.strokeStyle = theme[row.role]
    pen.fillStyle = row.role === 'source' ? theme.source : theme.panel
    const half = row.role === 'target' ? 5 : 4
    pen.fillRect(20 - half, y - half, half * 2, half * 2)
    pen.strokeRect(20 - half, y - half, half * 2, half * 2)
    if (row.role === 'target') {
      pen.fillStyle = theme.target
      pen.fillRect(17.5, y - 2.5, 5, 5)
    }
    say(pen, name, 32, y, { colour: theme.ink, most: gutter.left - 38 })
  }
}

function paintTraced(pen: Pen, model: CanvasModel, layout: CorridorLayout, right: number, theme: Theme): void {
  const ends = endsOf(model.state().answer)
  for (const row of layout.rows) {
    const text = ends === null ? amount(Math.round(row.traced)) : (ends.words.get(row.id) ?? '')
    say(pen, text, right + gutter.right - 10, gutter.axis + row.y, { colour: theme.ink, weight: 560, align: 'right' })
  }
  const unit = model.state().answer?.volume.unit ?? null
  const head = ends !== null ? 'goods' : unit === null ? 'traced' : `${unit} traced`
  say(pen, head, right + gutter.right - 10, gutter.axis / 2, { colour: theme.ink3, align: 'right' })
  const parties = `${count(model.status().parties)} parties, by country and role`
  say(pen, parties, 14, gutter.axis / 2, { colour: theme.ink3, most: gutter.left - 20 })
}

function paintAxis(pen: Pen, scale: Scale, ticks: readonly Tick[], theme: Theme): void {
  const context = axisContext(scale)
  const clear = context.length * 6.8 + 10
  const y = gutter.axis / 2
  if (ticks.every(({ major, x }) => !major || x > clear + 30))
    say(pen, context, gutter.left + 5, y, { colour: theme.ink2, weight: 600 })
  for (const { x, label, labelled, major } of ticks)
    if (labelled && (major || x > clear - 6))
      say(pen, label, gutter.left + x + 4, y, {
        colour: major ? theme.ink2 : theme.ink3,
        weight: major ? 600 : 400,
      })
  pen.fillStyle = theme.line2
  pen.fillRect(gutter.left - 1, 0, 1, gutter.axis)
}

function paintListed(pen: Pen, labels: readonly ListedLabel[], theme: Theme): void {
  for (const { x, y, text, flip, width } of labels) {
    // Lines of shipments and the party's own would strike the words through.
    pen.fillStyle = theme.panel
    pen.globalAlpha = 0.85
    pen.fillRect(flip ? x - width : x, y - 7, width, 14)
    pen.globalAlpha = 1
    pen.beginPath()
    for (let i = 0; i <= 8; i++) {
      const angle = Math.PI / 8 + (i * Math.PI) / 4
      const at = [x + 5.6 * Math.cos(angle), y + 5.6 * Math.sin(angle)] as const
      if (i === 0) pen.moveTo(...at)
      else pen.lineTo(...at)
    }
    pen.closePath()
    pen.fillStyle = theme.panel
    pen.fill()
    pen.lineWidth = 1.2
    pen.strokeStyle = theme.target
    pen.stroke()
    say(pen, 'L', x, y, { colour: theme.target, size: 7.5, weight: 700, align: 'center' })
    say(pen, text, flip ? x - 9 : x + 9, y, { colour: theme.target, size: 10.5, align: flip ? 'right' : 'left' })
  }
}
