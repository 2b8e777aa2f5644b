import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import { sayElement } from './canvas-sentences.ts'
import type { CanvasCallbacks } from './corridor-view.tsx'
import type { NetworkGraph } from './network-graph.ts'
import { networkKey } from './network-keys.ts'
import type { Point } from './network-layout.ts'
import { graphOf } from './network-store.ts'
import { useCanvasState, useSteady, useTheme } from './use-canvas.ts'
import { useGestures } from './view-gestures.ts'
import { isInside } from './view-inside.ts'
import { Lasso } from './view-lasso.tsx'
import style from './network-view.module.css'

interface Props extends CanvasCallbacks {
  model: CanvasModel
  /** Short names by party id, where there is no room for the whole. */
  captions?: ReadonlyMap<string, string>
}

/** The page's font for the letters of all names: what a canvas wrote before they came would keep another font's. */
async function lettersOf(model: CanvasModel): Promise<void> {
  const names = model.state().answer?.corridor.parties.map(({ name }) => name) ?? []
  const { fontFamily, fontSize } = getComputedStyle(document.body)
  await document.fonts.load(`${fontSize} ${fontFamily}`, [...new Set(names.join(''))].join('')).catch(() => {})
}

const noCaptions: ReadonlyMap<string, string> = new Map()

/** The same elements as a network. Its engine loads when this view is first shown. */
export function NetworkView({ model, captions = noCaptions, onExpand, ...props }: Props) {
  const onOpen = useSteady(props.onOpen)
  const root = useRef<HTMLDivElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const theme = useTheme(root)
  useCanvasState(model)
  const [graph, setGraph] = useState<NetworkGraph | null>(null)
  const [failed, setFailed] = useState(false)
  const [focused, setFocused] = useState<string | null>(null)

  useEffect(() => {
    let left = false
    Promise.all([graphOf(model), lettersOf(model)]).then(
      ([loaded]) => left || setGraph(loaded),
      () => left || setFailed(true),
    )
    return () => {
      left = true
    }
  }, [model])
  const first = useRef({ theme, captions })
  useLayoutEffect(() => {
    first.current = { theme, captions }
  })
  const themed = theme !== null
  useEffect(() => {
    const shown = first.current
    if (graph === null || container.current === null || !themed || shown.theme === null) return
    const { cy } = graph
    graph.show(container.current, shown.theme, shown.captions)
    const stop = model.subscribe(() => graph.sync())
    const open = (event: { target: { id(): string } }) => {
      const id = event.target.id()
      if (id.startsWith('group:')) model.toggleBundle(id)
      else onOpen(id)
    }
    const menu = (event: { target: unknown; position: Point }) => {
      const on = event.target === cy ? graph.beneath.at(event.position) : (event.target as { id(): string }).id()
      if (on === null || !model.state().selection.includes(on)) model.select(on === null ? [] : [on])
    }
    // A press on nothing has let go of the selection by the time it is a tap.
    let before: readonly string[] = []
    const press = () => void (before = model.state().selection)
    const tap = (event: { target: unknown; position: Point; originalEvent: MouseEvent }) => {
      const on = event.target === cy ? graph.beneath.at(event.position) : null
      if (on === null) return
      const { ctrlKey, metaKey, shiftKey } = event.originalEvent
      model.select(ctrlKey || metaKey || shiftKey ? [...before, on] : [on])
    }
    cy.on('tapstart', press)
    cy.on('tap', tap as never)
    cy.on('cxttapstart', menu as never)
    cy.on('dbltap', 'node.party, node.added, edge.tie', open)
    const observer = new ResizeObserver(() => cy.resize())
    observer.observe(container.current)
    return () => {
      stop()
      observer.disconnect()
      cy.off('tapstart', press)
      cy.off('tap', tap as never)
      cy.off('cxttapstart', menu as never)
      cy.off('dbltap', open as never)
      graph.unmount()
    }
  }, [model, graph, onOpen, themed])
  useEffect(() => graph?.caption(captions), [graph, captions])
  useEffect(() => {
    if (theme !== null) graph?.paint(theme)
  }, [graph, theme])
  useEffect(() => {
    if (graph === null) return
    graph.cy.elements('.focused').removeClass('focused')
    if (focused !== null) graph.cy.getElementById(focused).addClass('focused')
  }, [graph, focused])

  const around = useGestures(root, {
    lasso: (line, add) => {
      const inside = graph?.cy.nodes('.party, .added').filter((node) => isInside(node.renderedPosition(), line))
      model.selectAll(inside?.map((node) => node.id()) ?? [], add)
    },
    lassoing: (on) => graph?.cy.autoungrabify(on).userPanningEnabled(!on),
  })

  return (
    // Keys act on what is drawn; the focus stays on the whole, and a live sentence says where it is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={root}
      className={style.root}
      role="application"
      aria-roledescription="network"
      aria-label={`Network. ${model.status().network} Arrow keys walk from party to party.`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onBlur={() => setFocused(null)}
      onKeyDown={(event) => {
        if (graph !== null && networkKey(event, { model, graph, focused, setFocused, onOpen, onExpand }))
          event.preventDefault()
      }}
    >
      <div ref={container} className={style.graph} aria-hidden="true" />
      <Lasso around={around} />
      {failed && (
        <p className={style.note} role="alert">
          The network could not be loaded. Corridor and table show the same; reload the page to try again.
        </p>
      )}
      <div className="unseen" aria-live="polite">
        {focused === null ? '' : sayElement(model, focused)}
      </div>
    </div>
  )
}
