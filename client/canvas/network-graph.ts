import cytoscape from 'cytoscape'
import type { CanvasModel } from './canvas-model.ts'
import type { Theme } from './canvas-theme.ts'
import { laneTitles } from './canvas-words.ts'
import { showSelection } from './network-selection.ts'
import { addHeadings, divideAdded } from './network-headings.ts'
import { NetworkBeneath } from './network-beneath.ts'
import { networkParts, type NetworkElement } from './network-elements.ts'
import { takeElements } from './network-take.ts'
import { concentricLayout, groupsFor, isLaid, type Related } from './network-arrange.ts'
import { layGroups, type Grouped } from './network-groups.ts'
import { layerParties, type NetworkLayout, type Point } from './network-layout.ts'
import { hideSmall, showCaptions } from './network-captions.ts'
import { NetworkPlaces } from './network-pins.ts'
import { NetworkRoom } from './network-room.ts'
import { forceLayout } from './network-force.ts'
import { fitNodes } from './network-fit.ts'
import { drawLines, type Arrangement } from './network-lines.ts'
import { networkStyle } from './network-style.ts'

/**
 * The one Cytoscape instance of a model. It lives as long as the model, without a picture while another view is shown, so
 * that places stay; elements and selection follow the model, and what is selected here goes to the model.
 */
export class NetworkGraph {
  readonly cy: cytoscape.Core
  readonly #model: CanvasModel
  #arranged: unknown = null
  #layout: NetworkLayout | null = null
  #following = false
  #arrangement: Arrangement = 'layered'
  /** What the arrangement in force puts together; null for one that groups nothing. */
  #groups: readonly Grouped[] | null = null
  #related: Related | null = null
  #fitted = false
  /** Whether the layers were made for the room they are shown in. */
  #roomy = false
  #seen = 0
  readonly places: NetworkPlaces
  /** The ties that are no elements. */
  readonly beneath: NetworkBeneath
  #crowded = false
  /** Added nodes that have their place. */
  readonly #placed = new Set<string>()

  /** Short names for captions; without one a party's whole name stands. */
  #captions: ReadonlyMap<string, string> = new Map()
  #renamed = false
  #theme: Theme | null = null

  /** Empty until it is shown or synced. */
  constructor(model: CanvasModel) {
    this.#model = model
    this.cy = cytoscape({
      headless: true,
      styleEnabled: true,
      minZoom: 0.05,
      maxZoom: 4,
      boxSelectionEnabled: false,
      selectionType: 'single',
    })
    this.places = new NetworkPlaces(this.cy, model)
    this.beneath = new NetworkBeneath(this.cy)
    this.cy.on('select unselect', () => {
      if (!this.#following) this.#model.select(this.cy.$(':selected').map((element) => element.id()))
    })
    this.cy.on('position', 'node.party, node.added', (event) => this.#moved(event.target as cytoscape.NodeSingular))
    this.cy.on('zoom', () => hideSmall(this.cy))
  }

  /** Draws into the container. What decides sizes is there before the first elements, so that they are measured once. */
  show(container: HTMLElement, theme: Theme, captions: ReadonlyMap<string, string>): void {
    this.cy.mount(container)
    this.beneath.mount(container, theme)
    this.#theme = null
    this.paint(theme)
    this.#take(captions)
    this.sync()
    if (!this.#fitted) this.fit()
  }

  unmount(): void {
    this.beneath.unmount()
    this.cy.unmount()
  }

  paint(theme: Theme): void {
    if (theme === this.#theme) return
    this.#theme = theme
    this.beneath.paint(theme)
    this.cy.style(networkStyle(theme))
  }

  caption(captions: ReadonlyMap<string, string>): void {
    if (this.#take(captions)) this.sync()
  }

  #take(captions: ReadonlyMap<string, string>): boolean {
    if (captions === this.#captions) return false
    this.#captions = captions
    this.#renamed = true
    return true
  }

  fit(): void {
    this.cy.resize()
    if (!this.#fitted && !this.#roomy && isLaid(this.#arrangement)) this.#layer()
    this.#fitted = true
    if (this.#crowded) return fitNodes(this.cy)
    this.cy.fit(this.cy.elements(), 28)
    // Small corridors keep the size they are drawn at, large ones shrink until they fit; what is left of the height is below.
    if (this.cy.zoom() > 1) this.cy.zoom(1)
    const box = this.cy.elements().boundingBox()
    const zoom = this.cy.zoom()
    const left = (this.cy.width() - box.w * zoom) / 2
    this.cy.pan({ x: left - box.x1 * zoom, y: 14 - box.y1 * zoom })
  }

  /** Takes over elements and selection from the model; an answer that is new is arranged, else nothing moves. */
  sync(): void {
    const { cy } = this
    const { elements, beneath, crowded } = networkParts(this.#model, this.#captions)
    this.#crowded = crowded
    const fresh = this.#model.state().answer !== this.#arranged
    if (fresh) this.#groups = null
    this.#following = true
    if (fresh) cy.batch(() => this.#arrange())
    const { added, gone } = takeElements(cy, elements, ({ id }) => this.places.of(id))
    for (const id of gone) {
      this.#placed.delete(id)
      this.places.forget(id)
    }
    cy.batch(() => {
      const redraw = fresh || gone.length > 0 || this.#renamed
      this.#placeAll(added)
      const moved = this.places.follow()
      if (this.#layout !== null && isLaid(this.#arrangement)) divideAdded(cy, this.#layout)
      showSelection(cy, this.#model)
      // Lines run as they did unless something came, went, moved or has another name.
      if (redraw || moved || added.length > 0) this.#drawLines()
      else showCaptions(cy)
      this.#renamed = false
    })
    this.beneath.show(beneath)
    this.#following = false
    if (fresh) this.#fitted = false
    // A new answer keeps the chosen arrangement; layers are what it sets out from.
    if (fresh && this.#arrangement !== 'layered') void this.arrange(this.#arrangement).catch(() => {})
    if (cy.container() !== null && (fresh || this.#outside(elements))) this.fit()
  }

  get arrangement(): Arrangement {
    return this.#arrangement
  }

  /** Places by another arrangement. What shares an owner or address is asked for; `force` loads its engine on first use. */
  async arrange(arrangement: Arrangement, related = this.#related): Promise<void> {
    const groups = await groupsFor(arrangement, this.#model, related)
    const { ties } = this.beneath
    const layout =
      arrangement === 'force' ? await forceLayout(this.cy, this.places, ties) : concentricLayout(this.cy, ties)
    this.#arrangement = arrangement
    this.#groups = groups
    this.#related = related
    if (isLaid(arrangement)) this.#layer()
    else {
      this.cy.elements('.heading, .rule').remove()
      this.#following = true
      this.cy.elements('.party, .tie, .added, .related').layout(layout).run()
      this.places.settle()
      this.places.follow()
      this.#following = false
      this.#drawLines()
    }
    this.fit()
  }

  /** Layers all anew, also what was added. */
  #layer(): void {
    this.#following = true
    this.cy.batch(() => {
      this.#arrange()
      this.#placed.clear()
      const { elements } = networkParts(this.#model, this.#captions)
      this.#placeAll(elements.filter(({ classes }) => classes.startsWith('added')))
      if (this.#layout !== null) divideAdded(this.cy, this.#layout)
      this.#drawLines()
    })
    this.#following = false
  }

  #arrange(): void {
    const { answer, question } = this.#model.state()
    this.#arranged = answer
    this.#roomy = this.cy.container() !== null
    this.cy.elements('.heading, .rule').remove()
    if (answer === null) return
    const room = this.#roomy ? { width: this.cy.width(), height: this.cy.height() } : null
    const layout =
      this.#groups === null
        ? layerParties(answer, this.#model.ties(), this.#model.unseen(), laneTitles(answer, question), room)
        : layGroups(this.#groups, room)
    this.#layout = layout
    for (const [id, point] of layout.places) this.places.put(id, point)
    addHeadings(this.cy, layout)
  }

  /** Gives nodes that came their places. */
  #placeAll(elements: readonly NetworkElement[]): void {
    const placed = this.cy.nodes('.added').toArray()
    const taken = placed.flatMap((node) => (this.#placed.has(node.id()) ? [node.position()] : []))
    const room = new NetworkRoom(this.#layout?.bottom ?? 0, taken)
    for (const element of elements) {
      const node = this.cy.getElementById(element.id)
      if (element.classes.startsWith('added')) {
        const origin = this.cy.getElementById(this.#originOf(element.id))
        const from: Point = origin.nonempty() && origin.isNode() ? origin.position() : { x: 84, y: 0 }
        this.#placed.add(element.id)
        this.places.put(element.id, room.beside(from))
        room.take(node.position())
      } else if (element.classes === 'party' && this.#layout !== null) {
        const { places, right, bottom } = this.#layout
        this.places.put(element.id, places.get(element.id) ?? new NetworkRoom(bottom).beside({ x: right, y: 0 }))
      } else if (element.classes.startsWith('beside')) this.#putBeside(node)
    }
  }

  /** What an added node or group was placed beside; a member of a group that was opened, beside the group's origin. */
  #originOf(id: string): string {
    const { added } = this.#model.state()
    return added.groups.get(id)?.beside ?? added.beside.get(id) ?? ''
  }

  /** Whether something was just added where it cannot be seen; the camera moves for it, nodes do not. */
  #outside(elements: readonly NetworkElement[]): boolean {
    const before = this.#seen
    this.#seen = this.#placed.size
    if (this.#placed.size <= before) return false
    const view = this.cy.extent()
    return elements.some((element) => {
      if (!element.classes.startsWith('added')) return false
      const { x, y } = this.cy.getElementById(element.id).position()
      return x < view.x1 || x > view.x2 || y < view.y1 || y > view.y2
    })
  }

  #moved(node: cytoscape.NodeSingular): void {
    for (const mark of ['listed', 'listing', 'pin']) {
      const beside = this.cy.getElementById(`${mark}:${node.id()}`)
      if (beside.nonempty()) this.#putBeside(beside)
    }
    if (this.#following) return
    this.#drawLines(node.connectedEdges('.tie'))
  }

  #drawLines(ties = this.cy.edges('.tie')): void {
    drawLines(this.cy, ties, this.#arrangement, this.#crowded)
  }

  #putBeside(mark: cytoscape.CollectionReturnValue): void {
    const node = this.cy.getElementById(String(mark.data('of')))
    const [dx, dy] = mark.data('offset') as [number, number]
    if (node.nonempty()) mark.position({ x: node.position().x + dx, y: node.position().y + dy })
  }
}
