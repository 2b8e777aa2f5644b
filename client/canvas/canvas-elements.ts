import type { GraphEdge } from '../../server/contract/graph.ts'
import type { TraceMovement, TraceParty } from '../../server/contract/trace.ts'
import type { Board } from './canvas-board.ts'
import { dayOf, type Frame } from './canvas-days.ts'
import { deriveCanvas } from './canvas-derived.ts'
import { keepsRelation } from './canvas-filter.ts'
import { wholeFrame } from './canvas-frame.ts'
import { nameOf } from './canvas-names.ts'
import type { CanvasState } from './canvas-state.ts'
import type { CanvasStatus } from './canvas-status.ts'
import type { Tie } from './canvas-ties.ts'
import type { Bundle, CorridorLayout } from './corridor-types.ts'

/** What can be read of a canvas: its elements by their ids, and what follows from its state, kept until that changes. */
export abstract class CanvasElements {
  readonly #derived = deriveCanvas()

  abstract readonly state: () => CanvasState

  /** What is off the canvas, hidden by hand or filtered out. */
  readonly unseen = (): ReadonlySet<string> => this.#derived.unseen(this.state())
  /** Ties put on the canvas by hand that the filter keeps. */
  readonly relations = (): GraphEdge[] =>
    [...this.state().added.edges.values()].filter(({ kind }) => keepsRelation(this.state().off, kind))
  readonly layout = (): CorridorLayout | null => this.#derived.layout(this.state())
  readonly ties = (): Tie[] => this.#derived.ties(this.state())
  readonly status = (): CanvasStatus => this.#derived.status(this.state())

  /** The frame that holds the whole answer. */
  fit(): Frame {
    return wholeFrame(this.layout()?.days ?? null, this.state().question)
  }

  readonly party = (id: string): TraceParty | undefined => this.#derived.index(this.state()).parties.get(id)
  readonly movementAt = (index: number): TraceMovement | undefined => this.state().answer?.corridor.movements[index]
  readonly movementIndex = (id: string): number => this.#derived.index(this.state()).movements.get(id) ?? -1
  readonly movement = (id: string): TraceMovement | undefined => this.movementAt(this.movementIndex(id))
  readonly bundle = (key: string): Bundle | undefined =>
    key.startsWith('bundle:') ? this.#derived.bundleIndex(this.state()).get(key) : undefined
  readonly tie = (id: string): Tie | undefined =>
    id.startsWith('tie:') ? this.#derived.tieIndex(this.state()).get(id) : undefined

  /** The group that a node was added with, or the group itself. */
  groupOf(id: string): string | undefined {
    const { groups } = this.state().added
    return groups.has(id) ? id : groups.values().find((group) => group.members.includes(id))?.id
  }

  /** What an element is called in words. */
  readonly nameOf = (id: string): string => nameOf(this, id)

  /** First day on which a party is listed. */
  listedFrom(id: string): number | null {
    const listed = this.party(id)?.listedFrom ?? null
    return listed === null ? null : dayOf(listed)
  }

  /** What goes when an element is hidden: a bundle and a tie are their shipments, a group its nodes. */
  behind(id: string): readonly string[] {
    const bundle = this.bundle(id)?.movements
    if (bundle !== undefined) return Array.from(bundle, (i) => this.movementAt(i)?.id ?? '')
    const members = this.state().added.groups.get(id)?.members
    return this.tie(id)?.movements ?? (members === undefined ? [id] : [id, ...members])
  }

  readonly board = (): Board => {
    const { hidden, open, unfolded, added, pins, drawing, off } = this.state()
    return { hidden, open, unfolded, added, pins, drawing, off }
  }

  /** What elements are called together. */
  namesOf(ids: readonly string[]): string {
    return ids.length === 1 ? this.nameOf(ids[0] ?? '') : `${ids.length} things`
  }
}
