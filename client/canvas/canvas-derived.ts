import { filteredOut } from './canvas-filter.ts'
import { remember } from './canvas-remember.ts'
import type { CanvasState } from './canvas-state.ts'
import { canvasStatus } from './canvas-status.ts'
import { tiesOf } from './canvas-ties.ts'
import { laneTitles } from './canvas-words.ts'
import { layoutCorridor } from './corridor-layout.ts'
import { crowdedAbove } from './corridor-types.ts'

/** What follows from the state of a canvas; each kept until what it depends on changes. */
export function deriveCanvas() {
  const unseen = remember(
    (state: CanvasState) => [state.answer, state.hidden, state.added, state.off],
    ({ answer, hidden, added, off }) =>
      off.size === 0 ? hidden : new Set([...hidden, ...filteredOut(answer, added, off)]),
  )
  const layout = remember(
    (state: CanvasState) => [state.answer, state.question, unseen(state), state.open, state.unfolded, state.drawing],
    (state) => {
      const { answer, question, open, unfolded, drawing } = state
      if (answer === null) return null
      const titles = laneTitles(answer, question)
      return layoutCorridor(answer, { titles, hidden: unseen(state), open, unfolded, ...drawing, crowdedAbove })
    },
  )
  const ties = remember(
    (state: CanvasState) => [layout(state), state.frame],
    (state) => {
      const laid = layout(state)
      return state.answer === null || laid === null ? [] : tiesOf(state.answer, laid, state.frame)
    },
  )
  const status = remember(
    (state: CanvasState) => [layout(state), state.frame, state.added, state.open, unseen(state)],
    (state) => canvasStatus(state, layout(state), unseen(state), () => ties(state)),
  )
  const index = remember(
    (state: CanvasState) => [state.answer],
    ({ answer }) => ({
      parties: new Map(answer?.corridor.parties.map((party) => [party.id, party])),
      movements: new Map(answer?.corridor.movements.map((movement, i) => [movement.id, i])),
    }),
  )
  const tieIndex = remember(
    (state: CanvasState) => [ties(state)],
    (state) => new Map(ties(state).map((tie) => [tie.id, tie])),
  )
  const bundleIndex = remember(
    (state: CanvasState) => [layout(state)],
    (state) => new Map(layout(state)?.bundles.map((bundle) => [bundle.key, bundle])),
  )
  return { unseen, layout, ties, status, index, tieIndex, bundleIndex }
}
