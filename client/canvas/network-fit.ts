import type cytoscape from 'cytoscape'

const margin = 40

/** Shows all nodes. Measuring every name and line of a large network, as fitting its elements does, takes longer than drawing it. */
export function fitNodes(cy: cytoscape.Core): void {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  cy.nodes().forEach((node) => {
    const { x, y } = node.position()
    box.left = Math.min(box.left, x - margin)
    box.right = Math.max(box.right, x + margin)
    box.top = Math.min(box.top, y - margin)
    box.bottom = Math.max(box.bottom, y + margin)
  })
  const zoom = Math.min(1, cy.width() / (box.right - box.left), cy.height() / (box.bottom - box.top))
  cy.viewport({
    zoom,
    pan: {
      x: (cy.width() - (box.left + box.right) * zoom) / 2,
      y: (cy.height() - (box.top + box.bottom) * zoom) / 2,
    },
  })
}
