import { closedGroups } from './canvas-added.ts'
import { showFrame } from './canvas-days.ts'
import { endsOf } from './canvas-ends.ts'
import { inFrame, type Tie } from './canvas-ties.ts'
import { count, counted } from './canvas-words.ts'
import type { CanvasState } from './canvas-state.ts'
import type { CorridorLayout } from './corridor-types.ts'

/** Counts that add up to what the answer holds, and the same as a sentence for the status bar. */
export interface CanvasStatus {
  /** All shipments of the corridor, also those past what one answer carries. */
  corridor: number
  /** Shipments the answer carries. */
  received: number
  shown: number
  hidden: number
  inFrame: number
  bundles: number
  bundled: number
  singly: number
  folded: number
  ties: number
  parties: number
  /** Nodes added by hand and drawn singly. */
  related: number
  /** For the corridor and the table. */
  sentence: string
  /** For the network. */
  network: string
  /** `Apr–Sep 2022, 61 of 107`; null when all of the answer is in view. */
  frame: string | null
}

/** Ties are asked for when they are read: time zoom in the corridor does without them. */
export function canvasStatus(
  state: CanvasState,
  layout: CorridorLayout | null,
  unseen: ReadonlySet<string>,
  ties: () => readonly Tie[],
): CanvasStatus {
  const { answer, frame } = state
  const movements = answer?.corridor.movements ?? []
  let seen = layout?.counts.drawn ?? 0
  if (frame !== null && layout !== null) {
    seen = 0
    for (const [i, mark] of layout.markOfMovement.entries())
      if (mark !== -1 && inFrame(layout.departed[i] ?? 0, layout.arrived[i] ?? 0, frame)) seen++
  }
  const c = layout?.counts
  // Where no chain exists both sides' ends are drawn, and counted the same way.
  const corridor =
    answer?.ends == null
      ? (answer?.corridor.counts.movements ?? 0)
      : answer.ends.fromSources.count + answer.ends.toTargets.count
  const shown = c?.drawn ?? 0
  const parties = layout?.rows.reduce((sum, row) => sum + row.parties.length, 0) ?? 0
  const gone = (c?.hidden ?? 0) + movementsLeftOut(corridor, movements.length)
  const hidden =
    c === undefined || gone === 0
      ? 'Nothing is hidden.'
      : [
          c.hidden > 0 ? `${counted(c.hidden, 'shipment')} hidden.` : '',
          corridor > movements.length
            ? `The answer carries the first ${count(movements.length)} of ${count(corridor)}.`
            : '',
        ]
          .filter((part) => part !== '')
          .join(' ')
  const none = endsOf(answer) === null ? '' : ', none on a chain'
  const onCanvas = `${count(shown)} of ${counted(corridor, 'shipment')} on canvas${none}`
  const frameText = frame === null ? null : `${showFrame(frame)}, ${count(seen)} of ${count(shown)}`
  const said = frameText === null ? '' : ` ${frameText}.`
  const grouped = closedGroups(state.added, state.open)
  const groups = new Set(grouped.values()).size
  const related = state.added.nodes
    .keys()
    .filter((id) => !grouped.has(id) && !unseen.has(id))
    .toArray().length
  const held =
    c !== undefined && c.bundles > 0
      ? `: ${counted(c.bundles, 'bundle')} ${c.bundles === 1 ? 'holds' : 'hold'} ${count(c.bundled)}, ${count(c.singly)} drawn singly`
      : ''
  const nodes = related > 0 ? [counted(related, 'related node')] : []
  const bundles = groups > 0 ? [`${counted(groups, 'bundle')} of ${count(grouped.size)}`] : []
  const beside = related + groups > 0 ? `; ${[...nodes, ...bundles].join(', ')}` : ''
  return {
    corridor,
    received: movements.length,
    shown,
    hidden: c?.hidden ?? 0,
    inFrame: seen,
    bundles: c?.bundles ?? 0,
    bundled: c?.bundled ?? 0,
    singly: c?.singly ?? 0,
    folded: c?.folded ?? 0,
    get ties() {
      return ties().length
    },
    parties,
    related,
    sentence: shown === 0 && corridor === 0 ? 'No shipment is on a chain.' : `${onCanvas}${held}. ${hidden}${said}`,
    get network() {
      const drawn = `${onCanvas} as ${counted(ties().length, 'tie')} of ${counted(parties, 'party', 'parties')}`
      return `${drawn}${beside}. ${hidden}${said}`
    },
    frame: frameText,
  }
}

const movementsLeftOut = (corridor: number, received: number) => Math.max(0, corridor - received)
