import cytoscape from 'cytoscape'
import type { Point } from './network-layout.ts'
import type { NetworkPlaces } from './network-pins.ts'

/** What the worker is handed: ids, and ties as pairs of them. */
export interface ForceGraph {
  nodes: string[]
  ties: [from: string, to: string][]
}
export type ForcePlaces = [id: string, place: Point][]

/** From so many nodes on forces take seconds: they are drafted, in a thread of their own. */
const drafted = 400

/** Forces between ties; pinned nodes stay. Their engine loads on first use. */
export async function forceLayout(cy: cytoscape.Core, places: NetworkPlaces): Promise<cytoscape.LayoutOptions> {
  const nodes = cy.nodes('.party, .added')
  if (nodes.length >= drafted) {
    const ties = cy.edges('.tie, .related').map((edge): [string, string] => [edge.source().id(), edge.target().id()])
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
