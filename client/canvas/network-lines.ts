import type cytoscape from 'cytoscape'
import { nodeBoxes, showCaptions } from './network-captions.ts'
import { tieCurve, type Box } from './network-curve.ts'

/** How the network arranges parties. */
export type Arrangement = 'layered' | 'force' | 'concentric' | 'country' | 'owner' | 'address'

/**
 * Bends ties round the parties that stand in their way, unless the network is crowded, and then puts all captions where
 * they can be read.
 */
export function drawLines(
  cy: cytoscape.Core,
  ties: cytoscape.EdgeCollection,
  arrangement: Arrangement,
  crowded: boolean,
): void {
  const boxes = new Map(crowded ? [] : cy.nodes('.party').map((node) => [node.id(), nodeBoxes(node)]))
  const bent = crowded ? cy.collection() : ties
  ties.not(bent).filter('.bent').removeClass('bent').removeData('weights distances')
  // Only layers give every tie a direction to lean into, and a way round what stands between.
  bent.forEach((tie) => {
    tie.data(arrangement === 'layered' ? curveOf(tie, boxes) : { weights: [0.5], distances: [8] })
  })
  bent.addClass('bent')
  showCaptions(cy)
}

function curveOf(tie: cytoscape.EdgeSingular, boxes: ReadonlyMap<string, readonly Box[]>) {
  const [source, target] = [tie.source(), tie.target()]
  const [from, to] = [source.position(), target.position()]
  const between: Box[] = []
  for (const [id, [body, name]] of boxes) {
    if (id === source.id() || id === target.id() || body === undefined || name === undefined) continue
    if (body.right > from.x + 30 && body.left < to.x - 30) between.push(body, name)
  }
  return tieCurve(from, to, between)
}
