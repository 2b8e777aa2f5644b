import type { TraceAnswer } from '../../server/contract/trace.ts'
import { drawnAnswer, type CanvasModel } from '../canvas/index.ts'
import type { Move, Place } from './place.ts'
import { whole, type Question } from './question.ts'

const dayMs = 86_400_000
const dayOf = (iso: string): number => Math.floor(Date.parse(iso) / dayMs)
const isoOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)
/** A drag or a zoom frames many times a second; the link learns where it ended. */
const settled = 250

type Go = (move: Move, options?: { replace?: boolean }) => void

/**
 * The link between address and canvas. Answer, selection, marked chain and time frame go from the address to the
 * canvas; what is selected or framed on the canvas goes back into the address.
 */
export class CanvasLink {
  readonly #canvas: CanvasModel
  #place: Place = {}
  // While the address is being applied, the canvas' own changes are not news.
  #applying = false

  constructor(canvas: CanvasModel) {
    this.#canvas = canvas
  }

  /** Brings the canvas to what the address says. */
  show(data: { answer: TraceAnswer; question: Question } | null, place: Place, marked: readonly string[]): void {
    const canvas = this.#canvas
    const before = this.#place
    this.#place = place
    this.#applying = true
    const answer = data === null ? null : drawnAnswer(data.answer)
    const fresh = canvas.state().answer !== answer
    if (fresh) canvas.setAnswer(answer, data === null ? null : whole(data.question))
    if (canvas.state().selection.at(-1) !== place.sel) canvas.select(place.sel === undefined ? [] : [place.sel])
    canvas.chooseChain(marked)
    if (fresh || before.from !== place.from || before.to !== place.to) this.#frame(place)
    this.#applying = false
  }

  /** Tells of what the reader selects and frames on the canvas, until the returned function is called. */
  listen(go: Go): () => void {
    const canvas = this.#canvas
    let { selection, frame } = canvas.state()
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = canvas.subscribe(() => {
      const now = canvas.state()
      const [selected, framed] = [now.selection !== selection, now.frame !== frame]
      selection = now.selection
      frame = now.frame
      if (this.#applying) return
      if (selected && selection.at(-1) !== this.#place.sel) go({ sel: selection.at(-1) })
      if (!framed) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        const move = framedDays(canvas.state().frame)
        // Known beforehand, so that whole days in the address do not jolt a frame of part days.
        this.#place = { ...this.#place, ...move } as Place
        go(move, { replace: true })
      }, settled)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }

  #frame({ from, to }: Place): void {
    const all = this.#canvas.fit()
    this.#canvas.setFrame(
      from === undefined && to === undefined
        ? null
        : { from: from === undefined ? all.from : dayOf(from), to: to === undefined ? all.to : dayOf(to) + 1 },
    )
  }
}

const framedDays = (frame: { from: number; to: number } | null): Move =>
  frame === null
    ? { from: undefined, to: undefined }
    : { from: isoOf(Math.floor(frame.from)), to: isoOf(Math.ceil(frame.to) - 1) }
