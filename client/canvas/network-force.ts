import cytoscape from 'cytoscape'
import type { PlainTie } from './network-beneath.ts'
import { manyParties } from './network-elements.ts'
import type { Point } from './network-layout.ts'
import type { NetworkPlaces } from './network-pins.ts'

/** What the worker is handed: ids, and ties as pairs of them. */
export interface ForceGraph {
  nodes: string[]
  ties: [from: string, to: string][]
}
export type ForcePlaces = [id: string, place: Point][]

/** Forces between ties; pinned nodes stay. Their engine loads on first use. */
export async function forceLayout(
  cy: cytoscape.Core,
  places: NetworkPlaces,
  beneath: readonly PlainTie[],
): Promise<cytoscape.LayoutOptions> {
  const nodes = cy.nodes('.party, .added')
  // Forces between as many as this take seconds.
  if (nodes.length >= manyParties) {
    const ties = cy.edges('.tie, .related').map((edge): [string, string] => [edge.source().id(), edge.target().id()])
    for (const { from, to } of beneath) ties.push([from, to])
    const drawn = await draft({ nodes: nodes.map((node) => node.id()), ties })
    return { name: 'preset', fit: false, positions: Object.fromEntries(drawn) } as unknown as cytoscape.LayoutOptions
  }
  const { default: fcose } = await import('cytoscape-fcose')
  cytoscape.use(fcose)
  return {
    name: 'fcose',
    animate: false,
    randomize: false,
    nodeSeparation: 120,
    idealEdgeLength: 130,
    packComponents: true,
    fixedNodeConstraint: places.fixed(),
  } as unknown as cytoscape.LayoutOptions
}

function draft(graph: ForceGraph): Promise<ForcePlaces> {
  const worker = new Worker(new URL('./network-force-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<ForcePlaces>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ForcePlaces>) => resolve(data))
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
    worker.postMessage(graph)
  }).finally(() => worker.terminate())
}
