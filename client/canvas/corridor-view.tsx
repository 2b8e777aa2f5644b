import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { CanvasModel } from './canvas-model.ts'
import { endsOf } from './canvas-ends.ts'
import { sayPlace, summarise } from './canvas-sentences.ts'
import { CorridorAxis } from './corridor-axis.tsx'
import { badgeHeight, placeBadges } from './corridor-badges.ts'
import { CorridorCaptions } from './corridor-captions.tsx'
import { listedLabels } from './corridor-listed.ts'
import { emphasisOf } from './corridor-emphasis.ts'
import { CorridorGutters } from './corridor-gutters.tsx'
import { chainBoxes, coverFor } from './corridor-geometry.ts'
import { corridorKey, idAt } from './corridor-keys.ts'
import { marksWithin, pickBundle, pickGrid, pickMark } from './corridor-picking.ts'
import { axisTicks, dayAt, panFrame, scaleOf, zoomFrame } from './corridor-scale.ts'
import { revealPlace, revealSelected } from './corridor-reveal.ts'
import type { Point } from './network-layout.ts'
import { CorridorSurface } from './corridor-surface.tsx'
import { CorridorTooltip, type Hover } from './corridor-tooltip.tsx'
import type { CorridorLayout } from './corridor-types.ts'
import type { Place } from './corridor-walk.ts'
import { useCanvasState, useSize, useSteady, useTheme } from './use-canvas.ts'
import { useGestures, zoomOfTurn, type Turn } from './view-gestures.ts'
import { Lasso } from './view-lasso.tsx'
import style from './corridor-view.module.css'

export interface CanvasCallbacks {
  /** Enter or double-click on an element. */
  onOpen(id: string): void
  /** `E` on an element: the caller shows what can be added. */
  onExpand(id: string): void
}

interface Props extends CanvasCallbacks {
  model: CanvasModel
  /** Stands in the plot when no shipment is on a chain. */
  empty?: ReactNode
}

const gutters = { left: 205, narrowLeft: 148, right: 66, narrowBelow: 620 } as const

/** The corridor timetable; fills its container. */
export function CorridorView(props: Props) {
  const layout = useCanvasState(props.model) && props.model.layout()
  return layout === null ? <div className={style.root}>{props.empty}</div> : <Timetable {...props} layout={layout} />
}

function Timetable({ model, layout, empty, onExpand, ...props }: Props & { layout: CorridorLayout }) {
  const onOpen = useSteady(props.onOpen)
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const plot = useRef<HTMLDivElement>(null)
  const state = useCanvasState(model)
  const theme = useTheme(root)
  const size = useSize(scroller)
  const [cover, setCover] = useState({ top: 0, height: 0 })
  const [hover, setHover] = useState<Hover | null>(null)
  const [place, setPlace] = useState<Place | null>(null)

  const left = (size?.width ?? 800) < gutters.narrowBelow ? gutters.narrowLeft : gutters.left
  const width = Math.max(60, (size?.width ?? 800) - left - gutters.right)
  const whole = model.fit()
  const frame = state.frame ?? whole
  const scale = useMemo(() => scaleOf({ from: frame.from, to: frame.to }, width), [frame.from, frame.to, width])
  const ticks = useMemo(() => axisTicks(scale), [scale])
  const grid = useMemo(() => pickGrid(layout), [layout])
  const emphasis = useMemo(
    () => emphasisOf(model, state.chain, state.selection, layout, state.gone),
    [model, state.chain, state.selection, layout, state.gone],
  )
  const unit = state.answer?.volume.unit ?? null
  const viewport = size?.height ?? 0
  const contentHeight = Math.max(layout.height, viewport)

  const listed = useMemo(() => listedLabels(layout, scale), [layout, scale])
  const chain = useMemo(() => state.chain.map((id) => model.movementIndex(id)), [model, state.chain])
  const badges = useMemo(() => {
    const labels = listed.map((l) => ({
      x: l.flip ? l.x - 8 - l.width : l.x - 8,
      y: l.y - 8,
      width: l.width + 16,
      height: 16,
    }))
    return placeBadges(layout, scale, {
      unit,
      lit: (bundle) => emphasis.bundles[bundle] === 1,
      keepClear: [...chainBoxes(layout, scale, chain), ...labels],
      ...cover,
      // A crowded plot keeps captions to about a tenth of its area, so that lines can still be seen.
      most: layout.crowded ? Math.ceil((width * cover.height) / 14_000) : Infinity,
    })
  }, [layout, scale, width, unit, emphasis, listed, chain, cover])

  const topMarks = useMemo(() => {
    const movements = state.selection.map((id) => model.movementIndex(id)).filter((i) => i >= 0)
    const selected = new Set(state.selection)
    const bundles = layout.bundles.flatMap((bundle, i) => (selected.has(bundle.key) ? [i] : []))
    return {
      chain,
      movements,
      bundles,
      hovered: hover?.mark ?? -1,
      hoveredBundle: hover !== null && hover.mark < 0 ? hover.bundle : -1,
      focusedMovement: place?.kind === 'shipment' ? place.movement : -1,
      focusedBundle: place?.kind === 'bundle' ? place.bundle : -1,
    }
  }, [model, state.selection, layout, chain, hover, place])

  const moveCover = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const next = coverFor(element.scrollTop, element.clientHeight, contentHeight, cover)
    // Painted before the browser shows the scrolled page, so that lines never lag behind their rows.
    if (next !== cover) flushSync(() => setCover(next))
  }, [contentHeight, cover])
  useLayoutEffect(() => {
    const element = scroller.current
    if (element !== null && viewport > 0) setCover((last) => coverFor(element.scrollTop, viewport, contentHeight, last))
  }, [contentHeight, viewport])

  const selected = state.selection.at(-1)
  useEffect(() => {
    if (scroller.current !== null && viewport > 0 && selected !== undefined)
      revealSelected(scroller.current, model, selected)
    // Only another selection scrolls, and the view's first size: what the reader scrolls to afterwards stays.
  }, [model, selected, viewport])

  const pick = ({ x, y }: Point): Hover => {
    const mark = pickMark(layout, grid, scale, x, y)
    return { mark, bundle: mark >= 0 ? -1 : pickBundle(layout, scale, x, y), x, y, tells: mark >= 0 }
  }
  const idOf = (at: Pick<Hover, 'mark' | 'bundle'>): string | null => {
    const movement = layout.marks.movement[at.mark] ?? -1
    if (movement >= 0) return model.movementAt(movement)?.id ?? null
    return layout.bundles[at.mark >= 0 ? (layout.marks.bundle[at.mark] ?? -1) : at.bundle]?.key ?? null
  }
  const around = useGestures(plot, {
    lasso: (line, add) => {
      setPlace(null)
      const inside = marksWithin(layout, scale, line).map((mark) => idOf({ mark, bundle: -1 }))
      model.selectAll(
        inside.filter((id) => id !== null),
        add,
      )
    },
    rest: {
      zoom: (factor, { x }) => model.setFrame(zoomFrame(frame, whole, 1 / factor, dayAt(scale, x))),
      pan: (dx) => model.setFrame(panFrame(frame, whole, -dx / scale.perDay)),
      hover: (at) => {
        const next = pick(at)
        setHover(next.mark < 0 && next.bundle < 0 ? null : next)
      },
      leave: () => setHover(null),
      press: (at, toggle) => {
        const id = idOf(pick(at))
        setPlace(null)
        if (id !== null || !toggle) model.select(id === null ? [] : [id], toggle)
      },
      menu: (at) => {
        const id = idOf(pick(at))
        // What is selected already keeps its company.
        if (id === null || !model.state().selection.includes(id)) model.select(id === null ? [] : [id])
      },
      open: (at) => {
        const id = idOf(pick(at))
        if (id?.startsWith('bundle:') === true) model.toggleBundle(id)
        else if (id !== null) onOpen(id)
      },
      turn: turnOf,
      // Only time is zoomed.
      apart: (a, b) => Math.abs(a.x - b.x),
    },
  })
  const walkTo = (next: Place | null) => {
    setPlace(next)
    if (next !== null) revealPlace(scroller.current, layout, next)
  }

  const focusedRow = place?.kind === 'row' ? place.row : -1
  const said = place === null ? '' : sayPlace(model, layout, place)
  return (
    // Keys act on what is drawn; the focus stays on the whole, and a live sentence says where it is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={root}
      className={style.root}
      role="application"
      aria-roledescription="timetable"
      aria-label={summarise(model, layout)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-focused-id={place === null ? undefined : (idAt(model, layout, place) ?? undefined)}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setPlace(null)}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget && event.key === 'Enter') return
        if (corridorKey(event, { model, layout, place, setPlace: walkTo, onOpen, onExpand })) event.preventDefault()
      }}
      style={{ '--gutter-left': `${left}px`, '--gutter-right': `${gutters.right}px` } as React.CSSProperties}
    >
      <CorridorAxis
        {...{ scale, ticks }}
        parties={model.status().parties}
        right={endsOf(state.answer) !== null ? 'goods' : unit === null ? 'traced' : `${unit} traced`}
      />
      <div ref={scroller} className={style.scroller} data-scroller onScroll={moveCover}>
        <div className={style.content} style={{ height: contentHeight }}>
          <CorridorGutters
            {...{ model, layout, onOpen }}
            lit={emphasis.rows}
            selection={state.selection}
            noted={state.noted}
            focused={focusedRow}
          />
          <div ref={plot} className={style.plot} data-hovered={hover !== null || undefined}>
            {theme !== null && size !== null && cover.height > 0 && (
              <CorridorSurface {...{ layout, scale, ticks, emphasis, theme }} marks={topMarks} {...cover} />
            )}
            <CorridorCaptions
              {...{ model, badges, listed }}
              selection={state.selection}
              onHover={(bundle) => setHover(bundle < 0 ? null : captionHover(bundle, badges))}
            />
            <Lasso around={around} />
            {hover?.tells === true && <CorridorTooltip {...{ model, layout, hover, width }} height={contentHeight} />}
          </div>
          {layout.counts.shipments === 0 && <div className={style.empty}>{empty}</div>}
        </div>
      </div>
      <div className="unseen" aria-live="polite">
        {said}
      </div>
    </div>
  )
}

/** Wheel zooms time; where the rows scroll it scrolls them and zooms with Ctrl. Sideways, or with Shift, it moves. */
function turnOf(event: WheelEvent, element: HTMLElement): Turn {
  const scroller = element.closest<HTMLElement>('[data-scroller]')
  const scrolls = scroller !== null && scroller.scrollHeight > scroller.clientHeight + 1
  if (event.shiftKey) return { pan: -(event.deltaY || event.deltaX) }
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return { pan: -event.deltaX }
  if (!event.ctrlKey && !event.metaKey && scrolls) return null
  return { zoom: zoomOfTurn(event) }
}

function captionHover(bundle: number, badges: readonly { bundle: number; x: number; y: number }[]): Hover {
  const badge = badges.find((one) => one.bundle === bundle)
  return { mark: -1, bundle, x: badge?.x ?? 0, y: (badge?.y ?? 0) + badgeHeight, tells: true }
}
