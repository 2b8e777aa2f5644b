export interface Step<Board> {
  /** What the step did, in words that follow "Undo" or "Redo". */
  label: string
  board: Board
  /** When it was done, on the page's clock: others keep steps too, and all are undone in one order. */
  at: number
}

/** Undo and redo over immutable boards: each step remembers the board as it was on its other side. */
export interface History<Board> {
  past: readonly Step<Board>[]
  future: readonly Step<Board>[]
}

const kept = 200

export const noHistory = { past: [], future: [] } as const

export function record<Board>(history: History<Board>, label: string, before: Board): History<Board> {
  return { past: [...history.past.slice(1 - kept), { label, board: before, at: performance.now() }], future: [] }
}

export function undo<Board>(history: History<Board>, now: Board): { history: History<Board>; board: Board } | null {
  const step = history.past.at(-1)
  if (step === undefined) return null
  const future = [{ ...step, board: now }, ...history.future]
  return { board: step.board, history: { past: history.past.slice(0, -1), future } }
}

export function redo<Board>(history: History<Board>, now: Board): { history: History<Board>; board: Board } | null {
  const [step, ...future] = history.future
  if (step === undefined) return null
  return { board: step.board, history: { past: [...history.past, { ...step, board: now }], future } }
}
