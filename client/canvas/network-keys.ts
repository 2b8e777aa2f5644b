import type { KeyboardEvent } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import type { NetworkGraph } from './network-graph.ts'
import type { Point } from './network-layout.ts'

interface Context {
  model: CanvasModel
  graph: NetworkGraph
  focused: string | null
  setFocused(id: string | null): void
  onOpen(id: string): void
  onExpand(id: string): void
}

const directions: Record<string, Point> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
}

/** Keys of the network; returns whether the key was one of its own. */
export function networkKey(event: KeyboardEvent, context: Context): boolean {
  const { model, graph, focused, setFocused } = context
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const direction = directions[event.key]
  const id = focused ?? model.state().selection.at(-1) ?? null
  if (direction !== undefined) {
    const nodes = graph.cy.nodes('.party, .added').map((node) => ({ id: node.id(), ...node.position() }))
    setFocused(nearestTowards(nodes, id, direction))
    return true
  }
  switch (event.key) {
    case '+':
    case '=':
      zoomBy(graph, 1.25)
      return true
    case '-':
      zoomBy(graph, 0.8)
      return true
    case 'Escape':
      setFocused(null)
      return focused !== null
  }
  const key = event.key.toLowerCase()
  if (key === 'f') {
    graph.fit()
    return true
  }
  if (id === null || !['enter', ' ', 'e', 'h', 'b', 'p'].includes(key)) return false
  if (key === 'p') {
    // What is selected together is pinned together.
    const { selection } = model.state()
    graph.places.toggle(selection.includes(id) ? selection : [id])
    return true
  }
  const group = model.groupOf(id)
  if (group !== undefined && (key === 'b' || (key === 'enter' && id === group))) {
    setFocused(null)
    model.toggleBundle(group)
    return true
  }
  if (key === 'b' || (id.startsWith('group:') && key !== 'h')) return true
  if (key === 'enter') context.onOpen(id)
  else if (key === ' ') model.select([id], event.shiftKey)
  else if (key === 'e') context.onExpand(id)
  else {
    setFocused(null)
    model.hide([id])
  }
  return true
}

export function zoomBy(graph: NetworkGraph, factor: number): void {
  const { cy } = graph
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } })
}

/** The nearest node in a direction; what lies off to the side counts as farther. Without a start, the leftmost highest. */
export function nearestTowards(
  nodes: readonly ({ id: string } & Point)[],
  from: string | null,
  towards: Point,
): string | null {
  const start = nodes.find((node) => node.id === from)
  if (start === undefined) return nodes.toSorted((a, b) => a.x - b.x || a.y - b.y)[0]?.id ?? null
  let best: string = start.id
  let least = Infinity
  for (const node of nodes) {
    const ahead = (node.x - start.x) * towards.x + (node.y - start.y) * towards.y
    const aside = Math.abs((node.x - start.x) * towards.y) + Math.abs((node.y - start.y) * towards.x)
    const cost = ahead + aside * 2
    if (ahead > 1 && aside <= ahead * 4 && cost < least) {
      least = cost
      best = node.id
    }
  }
  return best
}
