import type cytoscape from 'cytoscape'
import type { CanvasModel } from './canvas-model.ts'
import type { Point } from './network-layout.ts'

/**
 * Where nodes of the network stand: where they are pinned, else where the arrangement has them. A node that is let go
 * returns to its place in the arrangement.
 */
export class NetworkPlaces {
  readonly #cy: cytoscape.Core
  readonly #model: CanvasModel
  readonly #homes = new Map<string, Point>()

  constructor(cy: cytoscape.Core, model: CanvasModel) {
    this.#cy = cy
    this.#model = model
    // A node that was dragged stays where it was let go.
    cy.on('dragfreeon', 'node', () => this.#keepDragged())
  }

  /** The arrangement's place of a node, taken unless it is pinned elsewhere. */
  put(id: string, home: Point): void {
    this.#homes.set(id, home)
    const node = this.#cy.getElementById(id)
    const { x, y } = this.of(id) ?? home
    if (node.nonempty() && (node.position().x !== x || node.position().y !== y)) node.position({ x, y })
  }

  /** Lets go of the place of a node that is no longer there; what comes back is placed anew. */
  forget(id: string): void {
    this.#homes.delete(id)
  }

  /** Where the board or else the arrangement has a node; undefined where neither does. */
  of(id: string): Point | undefined {
    return this.#model.state().pins.get(id) ?? this.#homes.get(id)
  }

  /** Takes over as the arrangement's places where free nodes stand now. */
  settle(): void {
    const { pins } = this.#model.state()
    this.#cy.nodes('.party, .added').forEach((node) => {
      if (!pins.has(node.id())) this.#homes.set(node.id(), { ...node.position() })
    })
  }

  /** Brings every node to where the board has it, and says whether any was elsewhere. */
  follow(): boolean {
    let moved = false
    this.#cy.nodes('.party, .added').forEach((node) => {
      const wanted = this.of(node.id())
      const { x, y } = node.position()
      if (wanted !== undefined && !node.grabbed() && (wanted.x !== x || wanted.y !== y)) {
        node.position({ ...wanted })
        moved = true
      }
    })
    return moved
  }

  /** Pins nodes where they stand, or lets them go when all of them are pinned. */
  toggle(ids: readonly string[]): void {
    const { pins } = this.#model.state()
    const nodes = ids.map((id) => this.#cy.getElementById(id)).filter((node) => node.is('.party, .added'))
    if (nodes.every((node) => pins.has(node.id()))) this.#model.unpin(nodes.map((node) => node.id()))
    else this.#model.pin(new Map(nodes.map((node) => [node.id(), { ...node.position() }])))
  }

  /** What keeps pinned nodes in place while forces arrange the others. */
  fixed(): { nodeId: string; position: Point }[] {
    return Array.from(this.#model.state().pins, ([nodeId, position]) => ({ nodeId, position })).filter(({ nodeId }) =>
      this.#cy.getElementById(nodeId).nonempty(),
    )
  }

  #keepDragged(): void {
    const moved = new Map<string, Point>()
    this.#cy.nodes('.party, .added').forEach((node) => {
      const wanted = this.of(node.id())
      const { x, y } = node.position()
      if (wanted !== undefined && (wanted.x !== x || wanted.y !== y)) moved.set(node.id(), { x, y })
    })
    this.#model.pin(moved, 'move')
  }
}
