import type { TraceAnswer, TraceQuestion } from '../../server/contract/trace.ts'
import type { Board } from './canvas-board.ts'
import type { Frame } from './canvas-days.ts'

/** All a view needs; a new object after every change, so that views compare by identity. */
export interface CanvasState extends Board {
  answer: TraceAnswer | null
  question: TraceQuestion | null
  /** Ids of selected elements, last one last. */
  selection: readonly string[]
  /** Shipment ids of the chosen chain, first leg first; empty without one. */
  chain: readonly string[]
  /** Shipment ids that would be on no chain any more if what is being tried out were taken out of the records. */
  gone: ReadonlySet<string>
  /** Ids of things that somebody wrote a note on. */
  noted: ReadonlySet<string>
  /** Time window in days; null shows all of the answer. */
  frame: Frame | null
  /** What undo and redo would do, in words; null when there is nothing. */
  undo: string | null
  redo: string | null
  /** When those steps were done. */
  undoAt: number
  redoAt: number
}
