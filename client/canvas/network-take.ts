import type cytoscape from 'cytoscape'
import type { NetworkElement } from './network-elements.ts'
import type { Point } from './network-layout.ts'

/** What came and what went. */
export interface Taken {
  added: NetworkElement[]
  gone: string[]
}

/**
 * Brings the graph to these elements: those that are new are added, all at once since each addition by itself is dear,
 * those that are no longer there go, and of the others what their data say.
 *
 * @param placeOf where a new node stands; it may be given its place later.
 */
export function takeElements(
  cy: cytoscape.Core,
  elements: readonly NetworkElement[],
  placeOf: (element: NetworkElement) => Point | undefined,
): Taken {
  const wanted = new Set(elements.map(({ id }) => id))
  const gone = cy.elements('.party, .tie, .added, .related, .beside').filter((element) => !wanted.has(element.id()))
  let added: NetworkElement[] = []
  cy.batch(() => {
    gone.remove()
    added = elements.filter((element) => !update(cy.getElementById(element.id), element))
  })
  const [nodes, edges] = [
    added.filter(({ ends }) => ends === undefined),
    added.filter(({ ends }) => ends !== undefined),
  ]
  // A node has its style before its edges: it would tell each of them of every property that it is given.
  cy.add(nodes.map((node) => definitionOf(node, placeOf(node)))).forEach((node) => void node.numericStyle('width'))
  cy.add(edges.map((edge) => definitionOf(edge, undefined)))
  return { added, gone: gone.map((element) => element.id()) }
}

function update(known: cytoscape.CollectionReturnValue, { data, classes }: NetworkElement): boolean {
  if (known.empty()) return false
  // Writing what is there already would have everything styled anew with every selection.
  if (Object.entries(data).some(([name, value]) => known.data(name) !== value)) known.data(data)
  putClass(known, 'captioned', classes.includes('captioned'))
  putClass(known, 'back', /\bback$/.test(classes))
  return true
}

interface Classed {
  hasClass(name: string): boolean
  toggleClass(name: string, wanted: boolean): unknown
}

/** Gives one element a class or takes it. Asking first is a tenth of the cost of saying again what is so. */
export function putClass(element: Classed, name: string, wanted: boolean): void {
  if (element.hasClass(name) !== wanted) element.toggleClass(name, wanted)
}

function definitionOf({ id, classes, data, ends }: NetworkElement, place: Point | undefined) {
  return {
    group: ends === undefined ? ('nodes' as const) : ('edges' as const),
    classes,
    // A group is no thing of its own to be inspected: it opens.
    selectable: !classes.includes('group'),
    data: { ...data, id, ...ends },
    ...(place === undefined ? {} : { position: { ...place } }),
  }
}
