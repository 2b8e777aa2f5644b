import cytoscape from 'cytoscape'
import fcose from 'cytoscape-fcose'
import type { ForceGraph, ForcePlaces } from './network-force.ts'

cytoscape.use(fcose)

addEventListener('message', ({ data }: MessageEvent<ForceGraph>) => {
  const cy = cytoscape({
    headless: true,
    elements: [
      ...data.nodes.map((id) => ({ data: { id } })),
      ...data.ties.map(([source, target]) => ({ data: { source, target } })),
    ],
  })
  cy.layout({
    name: 'fcose',
    quality: 'draft',
    animate: false,
    nodeSeparation: 120,
    packComponents: true,
  } as unknown as cytoscape.LayoutOptions).run()
  postMessage(cy.nodes().map((node) => [node.id(), { ...node.position() }]) satisfies ForcePlaces)
})
