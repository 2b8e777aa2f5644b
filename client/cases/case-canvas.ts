import { useEffect } from 'react'
import { create } from 'zustand'
import type { CaseCanvas, CaseContent } from '../../server/contract/case-content.ts'
import { veil } from '../api/veil.ts'
import { drawnAnswer, showCanvasBoard } from '../canvas/index.ts'
import { useAnswer, useAsked } from '../workspace/answer.ts'
import { canvas, useCanvas } from '../workspace/canvas.ts'
import { usePlace } from '../workspace/place.ts'
import { encodeQuestion } from '../workspace/question.ts'
import { useWorkspace } from '../workspace/store.ts'
import { useShownCase } from './case-shown.ts'
import { words } from './words.ts'

/** A canvas that waits for the answer it was drawn around. */
interface Waiting {
  item: CaseCanvas
  /** The question's code; null: whatever is asked now. */
  code: string | null
}
const useWaiting = create<{ waiting: Waiting | null }>()(() => ({ waiting: null }))

/** Opens a kept canvas: its question, view, time, and, once the answer is there, what was hidden, added and selected. */
export const useOpenCanvas = (): ((item: CaseCanvas, content: CaseContent) => void) => {
  const { go } = usePlace()
  const asked = useAsked()
  return (item, content) => {
    const question = content.questions[item.question ?? '']?.question
    const code = question === undefined ? null : encodeQuestion(question)
    // The question that is asked already is not named anew: its link may leave it out.
    const same = code === null || (asked !== null && encodeQuestion(asked) === code)
    useWaiting.setState({ waiting: { item, code } })
    go({
      ...(!same && { q: code }),
      view: item.view === 'corridor' ? undefined : item.view,
      sel: item.selection.at(-1),
      chain: item.chain,
      from: item.frame?.from,
      to: item.frame?.to,
    })
  }
}

/** Shows the canvas that waits, once the answer it belongs to is drawn, and marks what there are notes on. Draws nothing. */
export const CaseCanvasSync = () => {
  const { waiting } = useWaiting()
  const { data, isEarlier } = useAnswer()
  const { answer } = useCanvas()
  const hideNames = useWorkspace((s) => s.hideNames)
  useEffect(() => {
    if (waiting === null || data === undefined || isEarlier || answer !== drawnAnswer(data.answer)) return
    if (waiting.code !== null && encodeQuestion(data.question) !== waiting.code) return
    const { item } = waiting
    useWaiting.setState({ waiting: null })
    // What was added by hand came with its names.
    showCanvasBoard(canvas, veil(item.board), hideNames ? words.canvas.anyLabel : words.canvas.label(item.name))
    canvas.select(item.selection)
    canvas.chooseChain(item.chain)
  }, [waiting, data, isEarlier, answer, hideNames])
  const notes = useShownCase()?.content.notes
  useEffect(() => {
    const on = Object.values(notes ?? {}).flatMap(({ on: fact }) => (fact?.kind === 'node' ? fact.id : []))
    canvas.setNoted(new Set(on))
  }, [notes])
  return null
}

/** How much is hidden on a kept board and how much was added to it by hand. */
export function boardNumbers(board: CaseCanvas['board']): { hidden: number; added: number } {
  const { hidden, nodes } = (board ?? {}) as { hidden?: unknown; nodes?: unknown }
  const length = (list: unknown) => (Array.isArray(list) ? list.length : 0)
  return { hidden: length(hidden), added: length(nodes) }
}
