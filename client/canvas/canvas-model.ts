import type { Graph, GraphNode } from '../../server/contract/graph.ts'
import type { TraceAnswer, TraceQuestion } from '../../server/contract/trace.ts'
import { addTo, nothingAdded } from './canvas-added.ts'
import { emptyBoard, type Board } from './canvas-board.ts'
import type { Frame } from './canvas-days.ts'
import { CanvasElements } from './canvas-elements.ts'
import { noHistory, record, redo, undo, type History } from './canvas-history.ts'
import type { CanvasState } from './canvas-state.ts'
import { counted } from './canvas-words.ts'
import type { Drawing } from './corridor-types.ts'
import type { Point } from './network-layout.ts'

/**
 * The elements and the selection that every view of the workspace shares, around one answer. The model draws nothing;
 * views read `state()` and what is derived from it, all kept until what they depend on changes.
 */
export class CanvasModel extends CanvasElements {
  #state: CanvasState = {
    ...emptyBoard,
    answer: null,
    question: null,
    selection: [],
    chain: [],
    gone: new Set(),
    noted: new Set(),
    frame: null,
    undo: null,
    redo: null,
    undoAt: 0,
    redoAt: 0,
  }
  #history: History<Board> = noHistory
  readonly #listeners = new Set<() => void>()

  readonly state = (): CanvasState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows another answer: what was added and pinned by hand stays, everything else starts anew. */
  setAnswer(answer: TraceAnswer | null, question: TraceQuestion | null): void {
    this.#history = noHistory
    const { added, pins } = this.#state
    this.#set({ ...emptyBoard, added, pins, answer, question, selection: [], chain: [], gone: new Set(), frame: null })
  }

  /** Puts neighbours beside an element and says how many were new. Nothing that is on the canvas moves. */
  addGraph(graph: Graph, besideId: string): { nodes: number; edges: number } {
    const { added, nodes, edges } = addTo(this.#state.added, graph, besideId, this.#state.answer)
    if (nodes + edges > 0) {
      const what = nodes > 0 ? counted(nodes, 'neighbour') : counted(edges, 'tie')
      this.#do(`add ${what} of ${this.nameOf(besideId)}`, { added })
    }
    return { nodes, edges }
  }

  /** Puts what was found onto the canvas, beside one of its things that is there already, and says how much was new. */
  addFound(graph: Graph, what: string): { nodes: number; edges: number } {
    const { answer, added: before } = this.#state
    const parties = new Set(answer?.corridor.parties.map(({ id }) => id))
    const here = graph.nodes.find(({ id }) => parties.has(id) || before.nodes.has(id))
    const { added, nodes, edges } = addTo(before, graph, here?.id ?? '', answer)
    if (nodes + edges > 0) this.#do(`add ${what}`, { added })
    return { nodes, edges }
  }

  /** Puts what a query found onto the canvas in place of what was added before, and says how much there is of it now. */
  replaceFound(graph: Graph, what: string): { nodes: number; edges: number } {
    const { answer } = this.#state
    const parties = new Set(answer?.corridor.parties.map(({ id }) => id))
    const here = graph.nodes.find(({ id }) => parties.has(id))
    const { added, nodes, edges } = addTo(nothingAdded, graph, here?.id ?? '', answer)
    this.#do(`show ${what} alone`, { added })
    return { nodes, edges }
  }

  /** Gives what was added by hand other names. The steps that could be undone go: their words hold the old ones. */
  renameAdded(rename: (node: GraphNode) => GraphNode): void {
    const { added } = this.#state
    this.#history = noHistory
    this.#set({ added: { ...added, nodes: new Map([...added.nodes].map(([id, node]) => [id, rename(node)])) } })
  }

  hide(ids: readonly string[]): void {
    const { hidden, selection, chain } = this.#state
    const all = ids.flatMap((id) => this.behind(id))
    const fresh = new Set(all.filter((id) => !hidden.has(id)))
    if (fresh.size === 0) return
    const gone = new Set([...ids, ...fresh])
    this.#do(`hide ${this.namesOf(ids)}`, { hidden: new Set([...hidden, ...fresh]) })
    this.#set({
      selection: selection.filter((id) => !gone.has(id)),
      chain: chain.some((id) => fresh.has(id)) ? [] : chain,
    })
  }

  showAll(): void {
    if (this.#state.hidden.size > 0) this.#do('show what was hidden', { hidden: new Set() })
  }

  /** Shows what a filter keeps; `label` says what the step did. */
  filter(off: ReadonlySet<string>, label: string): void {
    this.#do(label, { off })
  }

  /** Opens or closes a bundle in place. */
  toggleBundle(key: string): void {
    const open = toggled(this.#state.open, key)
    this.#do(`${open.has(key) ? 'open' : 'close'} ${this.nameOf(key)}`, { open })
  }

  /** Shows every party of a folded lane, or folds it again. */
  toggleLane(id: string): void {
    const lane = this.layout()?.lanes.find((one) => one.id === id)
    const unfolded = toggled(this.#state.unfolded, id)
    this.#do(`${unfolded.has(id) ? 'unfold' : 'fold'} ${lane?.title ?? 'lane'}`, { unfolded })
  }

  /** Draws the corridor another way; `label` names the step. */
  draw(change: Partial<Drawing>, label: string): void {
    this.#do(label, { drawing: { ...this.#state.drawing, ...change } })
  }

  /** Keeps nodes of the network at these places, whatever arranges the others. */
  pin(places: ReadonlyMap<string, Point>, how: 'pin' | 'move' = 'pin'): void {
    if (places.size === 0) return
    this.#do(`${how} ${this.namesOf([...places.keys()])}`, { pins: new Map([...this.#state.pins, ...places]) })
  }

  /** Lets pinned nodes go back to where the arrangement has them. */
  unpin(ids: readonly string[]): void {
    const pins = new Map(this.#state.pins)
    const gone = ids.filter((id) => pins.delete(id))
    if (gone.length > 0) this.#do(`unpin ${this.namesOf(gone)}`, { pins })
  }

  /** Brings back a board that was kept; `label` names it in what can be undone. */
  showBoard(board: Board, label: string): void {
    this.#do(label, board)
    this.#set({ selection: [] })
  }

  /** Selects elements everywhere. With `toggle` they are added to the selection, or taken out of it. */
  select(ids: readonly string[], toggle = false): void {
    const { selection } = this.#state
    const [before, asked] = [new Set(selection), new Set(ids)]
    const next = toggle
      ? [...selection.filter((id) => !asked.has(id)), ...ids.filter((id) => !before.has(id))]
      : [...ids]
    if (next.length !== selection.length || next.some((id, i) => id !== selection[i])) this.#set({ selection: next })
  }

  /** Selects just these, or adds them to what is selected. */
  selectAll(ids: readonly string[], add: boolean): void {
    this.select(add ? [...new Set([...this.#state.selection, ...ids])] : ids)
  }

  /** Draws the marker along a chain's shipments; none for no chain. */
  chooseChain(movements: readonly string[]): void {
    const { chain } = this.#state
    if (movements.length !== chain.length || movements.some((id, i) => id !== chain[i]))
      this.#set({ chain: [...movements] })
  }

  /** Draws shipments as gone; none to draw all alike again. */
  setGone(movements: readonly string[]): void {
    if (movements.length > 0 || this.#state.gone.size > 0) this.#set({ gone: new Set(movements) })
  }

  /** Marks things that there are notes on. */
  setNoted(ids: ReadonlySet<string>): void {
    const now = this.#state.noted
    if (ids.size !== now.size || [...ids].some((id) => !now.has(id))) this.#set({ noted: ids })
  }

  setFrame(frame: Frame | null): void {
    const now = this.#state.frame
    if (now?.from !== frame?.from || now?.to !== frame?.to) this.#set({ frame })
  }

  /** Takes the last step back and returns what it was called. */
  undo(): string | null {
    return this.#travel(undo(this.#history, this.board()), this.#state.undo)
  }

  redo(): string | null {
    return this.#travel(redo(this.#history, this.board()), this.#state.redo)
  }

  #do(label: string, change: Partial<Board>): void {
    this.#history = record(this.#history, label, this.board())
    this.#set(change)
  }

  #travel(to: { history: History<Board>; board: Board } | null, label: string | null): string | null {
    if (to === null) return null
    this.#history = to.history
    this.#set(to.board)
    return label
  }

  #set(change: Partial<CanvasState>): void {
    this.#state = {
      ...this.#state,
      ...change,
      undo: this.#history.past.at(-1)?.label ?? null,
      redo: this.#history.future[0]?.label ?? null,
      undoAt: this.#history.past.at(-1)?.at ?? 0,
      redoAt: this.#history.future[0]?.at ?? 0,
    }
    for (const listener of this.#listeners) listener()
  }
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
