import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Places } from '../../server/contract/places.ts'
import type { CanvasModel } from './canvas-model.ts'
import { endsOf } from './canvas-ends.ts'
import { inFrame } from './canvas-ties.ts'
import { sayElement } from './canvas-sentences.ts'
import { counted } from './canvas-words.ts'
import type { CanvasCallbacks } from './corridor-view.tsx'
import { fittedProjection, shapesOf } from './map-camera.ts'
import { wholeMap, zoomCamera } from './map-zoom.ts'
import { mapKey } from './map-keys.ts'
import { paintMap } from './map-paint.ts'
import { mapRoutes } from './map-routes.ts'
import { countryCaptions, mapCaptions, mapScene, pickOnMap, type Curve, type Spot } from './map-scene.ts'
import { keepScale, keepShown, useCamera } from './map-store.ts'
import { MapTooltip } from './map-tooltip.tsx'
import { loadWorld, type World } from './map-world.ts'
import { useCanvasState, usePixelRatio, useSize, useSteady, useTheme } from './use-canvas.ts'
import { useGestures, zoomOfTurn } from './view-gestures.ts'
import { isInside } from './view-inside.ts'
import { Lasso } from './view-lasso.tsx'
import type { Point } from './network-layout.ts'
import style from './map-view.module.css'

interface Props extends CanvasCallbacks {
  model: CanvasModel
  /** Ports of the answer's shipments; null while they are on their way. */
  places: Places | null
  /** Short names by party id. */
  captions: ReadonlyMap<string, string>
}

/** The same goods on a map, over the ports that their rows name. Needs no network: the countries come with the page. */
export function MapView({ model, places, captions, onExpand, ...props }: Props) {
  const onOpen = useSteady(props.onOpen)
  const root = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme(root)
  const size = useSize(root)
  const ratio = usePixelRatio()
  const state = useCanvasState(model)
  const [camera, setCamera] = useCamera(model)
  const [world, setWorld] = useState<World | 'failed' | null>(null)
  const [hovered, setHovered] = useState<{ on: Spot | Curve; x: number; y: number } | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  useEffect(() => {
    let left = false
    loadWorld().then(
      (loaded) => left || setWorld(loaded),
      () => left || setWorld('failed'),
    )
    return () => {
      left = true
    }
  }, [])

  const { answer, frame, selection, chain } = state
  const layout = model.layout()
  const ready = world !== null && world !== 'failed' ? world : null
  const routes = useMemo(() => {
    if (answer === null || layout === null || places === null || ready === null) return null
    const roles = new Map(answer.corridor.parties.map((party) => [party.id, party.role]))
    const ends = endsOf(answer)
    return mapRoutes(
      answer,
      (i) => layout.markOfMovement[i] !== -1 && inFrame(layout.departed[i] ?? 0, layout.arrived[i] ?? 0, frame),
      places,
      ready.anchor,
      (m) =>
        roles.get(m.to) === 'target' || ends?.of.get(m.id) === 'toward'
          ? 'target'
          : roles.get(m.from) === 'source'
            ? 'source'
            : 'between',
    )
  }, [answer, layout, places, ready, frame])
  // The view is fitted to all of the answer: a narrower time frame moves nothing.
  const fitted = useMemo(() => {
    if (answer === null || places === null || ready === null || size === null) return null
    const all = mapRoutes(
      answer,
      () => true,
      places,
      ready.anchor,
      () => 'between',
    )
    const projection = fittedProjection(
      [...all.points.values()].map(({ place }) => place),
      size.width,
      size.height,
    )
    return { projection, shapes: shapesOf(ready, projection) }
  }, [answer, places, ready, size])
  const scene = useMemo(
    () => (routes === null || fitted === null ? null : mapScene(routes, fitted.projection, camera)),
    [routes, fitted, camera],
  )
  const marks = useMemo(() => {
    const chosen = new Set([...chain, ...selection])
    const parties = answer?.corridor.parties ?? []
    return {
      tinted: new Set(parties.flatMap(({ role, country }) => (role === 'target' && country !== null ? [country] : []))),
      marked: chosen,
      selected: new Set(focused === null ? selection : [...selection, focused]),
      listed: new Set(parties.flatMap(({ id, listedFrom }) => (listedFrom === null ? [] : [id]))),
    }
  }, [answer, chain, selection, focused])
  const shown = useMemo(
    () =>
      scene === null || size === null
        ? []
        : mapCaptions(scene, size, ({ id, name }) => captions.get(id) ?? name, marks.selected),
    [scene, size, captions, marks],
  )
  const countries = useMemo(
    () =>
      scene === null || size === null || fitted === null
        ? []
        : countryCaptions(fitted.shapes.names, camera, size, shown, scene),
    [scene, size, fitted, camera, shown],
  )
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null
    if (context === null || scene === null || fitted === null || theme === null || size === null) return
    const pixels = { width: Math.round(size.width * ratio), height: Math.round(size.height * ratio) }
    if (context.canvas.width !== pixels.width || context.canvas.height !== pixels.height)
      Object.assign(context.canvas, pixels)
    paintMap(context, size, ratio, fitted.shapes, scene, camera, { ...marks, hovered: hovered?.on ?? null }, theme)
  }, [scene, fitted, theme, size, ratio, camera, marks, hovered])

  useEffect(() => {
    if (ready === null || fitted === null || scene === null || size === null) return
    const { projection } = fitted
    const all = { ...marks, hovered: null }
    keepShown(model, { world: ready, projection, camera, scene, marks: all, captions: shown, countries, size })
    return () => keepShown(model, null)
  }, [model, ready, fitted, scene, size, marks, camera, shown, countries])
  const perPixel = scene?.perPixel ?? null
  useEffect(() => keepScale(model, perPixel), [model, perPixel])

  const pick = ({ x, y }: Point) => (scene === null ? null : pickOnMap(scene, x, y))
  const around = useGestures(root, {
    lasso: (line, add) =>
      model.selectAll(scene?.spots.filter((spot) => isInside(spot, line)).map(({ point }) => point.id) ?? [], add),
    rest: {
      zoom: (factor, at) => setCamera((now) => zoomCamera(now, factor, at)),
      pan: (dx, dy) => setCamera((now) => ({ ...now, x: now.x + dx, y: now.y + dy })),
      hover: (at) => {
        const on = pick(at)
        setHovered(on === null ? null : { on, ...at })
      },
      leave: () => setHovered(null),
      press: (at, toggle) => {
        const on = pick(at)
        if (on === null) return toggle ? undefined : model.select([])
        model.select('point' in on ? [on.point.id] : on.arc.movements, toggle)
      },
      menu: (at) => {
        const on = pick(at)
        const ids = on === null ? [] : 'point' in on ? [on.point.id] : on.arc.movements
        if (!ids.some((id) => model.state().selection.includes(id))) model.select(ids)
      },
      open: (at) => {
        const on = pick(at)
        if (on !== null && 'point' in on) onOpen(on.point.id)
      },
      turn: (event) => ({ zoom: zoomOfTurn(event) }),
      apart: (a, b) => Math.hypot(a.x - b.x, a.y - b.y),
    },
  })

  const unplaced = routes?.unplaced ?? 0
  return (
    // Keys act on what is drawn; the focus stays on the whole, and a live sentence says where it is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={root}
      className={style.root}
      role="application"
      aria-roledescription="map"
      aria-label={`Map. ${model.status().sentence} Arrow keys go from place to place.`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-hovered={hovered !== null || undefined}
      data-focused-id={focused ?? undefined}
      onBlur={() => setFocused(null)}
      onKeyDown={(event) => {
        if (scene === null || size === null) return
        const middle = { x: size.width / 2, y: size.height / 2 }
        const done = mapKey(event, scene, focused, {
          focus: setFocused,
          zoom: (factor) => setCamera((now) => zoomCamera(now, factor, middle)),
          fit: () => setCamera(wholeMap),
          select: (id) => model.select([id]),
          open: onOpen,
          expand: onExpand,
          hide: (id) => model.hide([id]),
        })
        if (done) event.preventDefault()
      }}
    >
      <canvas ref={canvas} className={style.canvas} aria-hidden="true" />
      <div className={style.captions} aria-hidden="true">
        {countries.map(({ name, x, y }) => (
          <span key={name} className={style.country} style={{ left: x, top: y }}>
            {name}
          </span>
        ))}
        {shown.map(({ id, name, x, y, side }) => (
          <span
            key={id}
            className={style.caption}
            data-selected={marks.selected.has(id) || undefined}
            data-side={side}
            style={{ left: x, top: y }}
          >
            <bdi>{name}</bdi>
          </span>
        ))}
      </div>
      <Lasso around={around} />
      {hovered !== null && size !== null && (
        <MapTooltip model={model} on={hovered.on} x={hovered.x} y={hovered.y} width={size.width} />
      )}
      {world === 'failed' && (
        <p className={style.note} role="alert">
          The map could not be loaded. Corridor and table show the same; reload the page to try again.
        </p>
      )}
      {unplaced > 0 && (
        <p className={style.foot}>
          {counted(unplaced, 'shipment')} not drawn: the rows name no port, and no country that has a place.
        </p>
      )}
      <div className="unseen" aria-live="polite">
        {focused === null ? '' : sayElement(model, focused) || (routes?.points.get(focused)?.name ?? '')}
      </div>
    </div>
  )
}
