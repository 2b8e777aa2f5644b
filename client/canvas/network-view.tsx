import { useEffect, useRef, useState } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import { sayElement } from './canvas-sentences.ts'
import type { CanvasCallbacks } from './corridor-view.tsx'
import type { NetworkGraph } from './network-graph.ts'
import { networkKey } from './network-keys.ts'
import { graphOf } from './network-store.ts'
import { useCanvasState, useTheme } from './use-canvas.ts'
import style from './network-view.module.css'

interface Props extends CanvasCallbacks {
  model: CanvasModel
  /** Short names by party id, where there is no room for the whole. */
  captions?: ReadonlyMap<string, string>
}

const noCaptions: ReadonlyMap<string, string> = new Map()

/** The same elements as a network. Its engine loads when this view is first shown. */
export function NetworkView({ model, captions = noCaptions, onOpen, onExpand }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const theme = useTheme(root)
  const state = useCanvasState(model)
  const [graph, setGraph] = useState<NetworkGraph | null>(null)
  const [failed, setFailed] = useState(false)
  const [focused, setFocused] = useState<string | null>(null)

  useEffect(() => {
    let left = false
    graphOf(model).then(
      (loaded) => left || setGraph(loaded),
      () => left || setFailed(true),
    )
    return () => {
      left = true
    }
  }, [model])
  const mounted = theme !== null
  useEffect(() => {
    if (graph === null || !mounted || container.current === null || root.current === null) return
    const { cy } = graph
    graph.sync()
    graph.mount(container.current, theme)
    const open = (event: { target: { id(): string } }) => onOpen(event.target.id())
    cy.on('dbltap', 'node.party, node.added, edge.tie', open)
    const observer = new ResizeObserver(() => cy.resize())
    observer.observe(container.current)
    return () => {
      observer.disconnect()
      cy.off('dbltap', open as never)
      graph.unmount()
    }
    // The theme is applied below: a change of colours must not lay anything out again.
  }, [graph, mounted, onOpen])
  useEffect(() => {
    if (graph !== null && theme !== null) graph.paint(theme)
  }, [graph, theme])
  useEffect(() => {
    graph?.caption(captions)
    graph?.sync()
  }, [graph, state, captions])
  useEffect(() => {
    if (graph === null) return
    graph.cy.elements('.focused').removeClass('focused')
    if (focused !== null) graph.cy.getElementById(focused).addClass('focused')
  }, [graph, focused, state])

  return (
    <div
      ref={root}
      className={style.root}
      role="application"
      aria-roledescription="network"
      aria-label={`Network. ${model.status().network} Arrow keys walk from party to party.`}
      tabIndex={0}
      onBlur={() => setFocused(null)}
      onKeyDown={(event) => {
        if (graph !== null && networkKey(event, { model, graph, focused, setFocused, onOpen, onExpand }))
          event.preventDefault()
      }}
    >
      <div ref={container} className={style.graph} aria-hidden="true" />
      {failed && (
        <p className={style.note} role="alert">
          The network could not be loaded. Corridor and table show the same; reload the page to try again.
        </p>
      )}
      <div className={style.said} aria-live="polite">
        {focused === null ? '' : sayElement(model, focused)}
      </div>
    </div>
  )
}
