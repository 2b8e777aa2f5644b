import { Maximize, Minus, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import { showSpan } from './canvas-days.ts'
import { zoomFrame } from './corridor-scale.ts'
import { wholeMap, zoomCamera } from './map-zoom.ts'
import { useCamera } from './map-store.ts'
import { NetworkArrangement } from './network-arrangement.tsx'
import type { Related } from './network-arrange.ts'
import type { NetworkGraph } from './network-graph.ts'
import { zoomBy } from './network-keys.ts'
import { graphOf } from './network-store.ts'
import { useCanvasState } from './use-canvas.ts'
import style from './canvas-zoom.module.css'

interface Props {
  model: CanvasModel
  view: 'corridor' | 'network' | 'map'
  related: Related
}

/** What the toolbar offers for a drawing: time zoom for the corridor; arrangement and size for the network. */
export function CanvasZoom({ model, view, related }: Props) {
  if (view === 'map') return <MapZoom model={model} />
  return view === 'corridor' ? <TimeZoom model={model} /> : <SizeZoom model={model} related={related} />
}

function TimeZoom({ model }: { model: CanvasModel }) {
  const { frame, answer } = useCanvasState(model)
  const whole = model.fit()
  const now = frame ?? whole
  const zoom = (factor: number) => model.setFrame(zoomFrame(now, whole, factor, (now.from + now.to) / 2))
  if ((answer?.corridor.movements.length ?? 0) === 0) return null
  return (
    <Buttons
      less="Show more time"
      more="Show less time"
      fit="Show all of the answer"
      value={showSpan(now.to - now.from)}
      onLess={() => zoom(1.5)}
      onMore={() => zoom(1 / 1.5)}
      onFit={() => model.setFrame(null)}
    />
  )
}

function MapZoom({ model }: { model: CanvasModel }) {
  const [camera, setCamera] = useCamera(model)
  // About the middle of the view: the map fills what the toolbar stands above.
  const middle = () => {
    const box = document.querySelector('[aria-roledescription="map"]')?.getBoundingClientRect()
    return { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 }
  }
  return (
    <Buttons
      less="Smaller"
      more="Larger"
      fit="Show everything"
      value={`${Math.round(camera.k * 100)} %`}
      onLess={() => setCamera((now) => zoomCamera(now, 1 / 1.4, middle()))}
      onMore={() => setCamera((now) => zoomCamera(now, 1.4, middle()))}
      onFit={() => setCamera(wholeMap)}
    />
  )
}

function SizeZoom({ model, related }: { model: CanvasModel; related: Related }) {
  const [graph, setGraph] = useState<NetworkGraph | null>(null)
  const [level, setLevel] = useState(1)
  useEffect(() => {
    let left = false
    // A failed load is told by the view itself.
    graphOf(model).then(
      (loaded) => left || setGraph(loaded),
      () => {},
    )
    return () => {
      left = true
    }
  }, [model])
  useEffect(() => {
    if (graph === null) return
    const follow = () => setLevel(graph.cy.zoom())
    follow()
    graph.cy.on('zoom', follow)
    return () => void graph.cy.off('zoom', follow)
  }, [graph])
  if (graph === null) return null
  return (
    <>
      <NetworkArrangement graph={graph} related={related} />
      <Buttons
        less="Smaller"
        more="Larger"
        fit="Show everything"
        value={`${Math.round(level * 100)} %`}
        onLess={() => zoomBy(graph, 0.8)}
        onMore={() => zoomBy(graph, 1.25)}
        onFit={() => graph.fit()}
      />
    </>
  )
}

interface ButtonsProps {
  less: string
  more: string
  fit: string
  value: string
  onLess(): void
  onMore(): void
  onFit(): void
}

function Buttons({ less, more, fit, value, onLess, onMore, onFit }: ButtonsProps) {
  return (
    <fieldset className={style.zoom} aria-label="Zoom">
      <button type="button" aria-label={less} title={less} onClick={onLess}>
        <Minus size={15} strokeWidth={1.6} aria-hidden />
      </button>
      <output>{value}</output>
      <button type="button" aria-label={more} title={more} onClick={onMore}>
        <Plus size={15} strokeWidth={1.6} aria-hidden />
      </button>
      <i />
      <button type="button" aria-label={fit} title={`${fit} (F)`} onClick={onFit}>
        <Maximize size={15} strokeWidth={1.6} aria-hidden />
      </button>
    </fieldset>
  )
}
