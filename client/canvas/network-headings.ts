import type cytoscape from 'cytoscape'
import type { NetworkLayout, Point } from './network-layout.ts'

/** Words and lines among the nodes, so that they move with pan and zoom; nobody can take hold of them. */
const still = { group: 'nodes', selectable: false, grabbable: false } as const

const heading = (id: string, classes: string, position: Point, data: Record<string, unknown>) => ({
  ...still,
  classes,
  position,
  data: { id, ...data },
})

/** A heading over each column and a line between columns. */
export function addHeadings(cy: cytoscape.Core, layout: NetworkLayout): void {
  for (const [i, { title, role, x, y, left, block }] of layout.columns.entries()) {
    if (block !== undefined)
      cy.add(heading(`block:${i}`, 'rule block', block, { width: block.width, height: block.height }))
    cy.add(heading(`heading:${i}`, 'heading', { x, y }, { label: title, role }))
    if (i > 0 && left !== null) {
      const middle = { x: left, y: (layout.bottom + 60) / 2 }
      cy.add(heading(`rule:${i}`, 'rule', middle, { width: 1, height: layout.bottom - 10 }))
    }
  }
}

/** Divides what was added by hand from the trade, while there is any. */
export function divideAdded(cy: cytoscape.Core, layout: NetworkLayout): void {
  const any = cy.nodes('.added').nonempty()
  if (any === cy.getElementById('rule:beneath').nonempty()) return
  if (!any) {
    cy.elements('.beneath').remove()
    return
  }
  const y = layout.bottom + 40
  const width = layout.right
  cy.add(heading('rule:beneath', 'rule beneath', { x: width / 2, y }, { width, height: 1 }))
  cy.add(
    heading(
      'heading:beneath',
      'heading beneath',
      { x: 14, y: y + 16 },
      { label: 'Owners, directors, addresses, listings' },
    ),
  )
}
