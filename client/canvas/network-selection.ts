import type cytoscape from 'cytoscape'
import type { CanvasModel } from './canvas-model.ts'
import { putClass } from './network-take.ts'

/** Takes selection and chosen chain over into the graph: what is selected, which ties hold it, which are on the route. */
export function showSelection(cy: cytoscape.Core, model: CanvasModel): void {
  const { selection, chain } = model.state()
  const chosen = new Set(selection)
  cy.elements(':selected')
    .filter((element) => !chosen.has(element.id()))
    .unselect()
  for (const id of selection) cy.getElementById(id).select()

  const held = new Set(selection.flatMap((id) => tieOf(model, id)))
  const route = new Set(chain.flatMap((id) => tieOf(model, id)))
  cy.edges('.tie').forEach((tie) => {
    const touched = chosen.has(tie.source().id()) || chosen.has(tie.target().id())
    const lit = touched || route.has(tie.id())
    putClass(tie, 'lit', lit)
    putClass(tie, 'holds', held.has(tie.id()))
    if (lit) putClass(tie, 'captioned', true)
  })
  const stops = new Set(
    chain.flatMap((id) => {
      const movement = model.movement(id)
      return movement === undefined ? [] : [movement.from, movement.to]
    }),
  )
  cy.nodes('.party').forEach((node) => {
    putClass(node, 'lit', stops.has(node.id()))
  })
}

function tieOf(model: CanvasModel, id: string): string[] {
  const movement = model.movement(id)
  return movement === undefined ? [] : [`tie:${movement.from}>${movement.to}`]
}
