import type { TraceAnswer } from '../../server/contract/trace.ts'
import { useAnswer } from '../workspace/answer.ts'
import { keptCanvas } from '../workspace/canvas-kept.ts'
import { factsOf } from '../workspace/facts.ts'
import { countryName } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import { encodeQuestion, whole, type Question } from '../workspace/question.ts'
import { keptAnswer } from './case-answer.ts'
import { addCanvas, addQuestion, redrawCanvas } from './case-edits.ts'
import { inOrder } from './case-parts.ts'
import { caseContent } from './case-store.ts'
import { words } from './words.ts'

const w = words.question

/** A short name for a question: from whom to whom. */
function nameOf({ from, to }: Question, answer: TraceAnswer): string {
  const facts = factsOf(answer)
  const side = ({ group, countries, parties }: Question['from']): string =>
    [
      group === undefined ? [] : [w.groups[group]],
      (countries ?? []).map(countryName),
      (parties ?? []).map((id) => facts.short(id)),
    ]
      .flat()
      .slice(0, 3)
      .join(', ')
  return w.fromTo(side(from), side(to))
}

/** Keeps the question on the screen with its answer, unless it is kept already; gives its key. */
export const useKeepQuestion = (): (() => string | undefined) => {
  const { data, isEarlier } = useAnswer()
  return () => {
    const content = caseContent()
    if (data === undefined || isEarlier || content === null) return undefined
    const code = encodeQuestion(data.question)
    const kept = inOrder(content, 'questions').find(([, { question }]) => encodeQuestion(question) === code)
    if (kept !== undefined) return kept[0]
    return addQuestion({
      name: nameOf(data.question, data.answer).slice(0, 300),
      question: whole(data.question),
      answer: keptAnswer(data.answer, new Date().toISOString()),
    })
  }
}

/** Keeps the canvas as it is, with its picture for the report, under a name of its own or in place of one that is kept. */
export const useKeepCanvas = (): ((instead?: string) => void) => {
  const { place } = usePlace()
  const keepQuestion = useKeepQuestion()
  const keep = async (instead?: string): Promise<void> => {
    const question = keepQuestion()
    const kept = { ...(question !== undefined && { question }), ...(await keptCanvas(place)) }
    if (instead !== undefined) return redrawCanvas(instead, kept)
    const { view } = kept
    const n = Object.values(caseContent()?.canvases ?? {}).filter((each) => each.view === view).length + 1
    addCanvas({ ...kept, name: words.canvas.called(words.canvas.views[view], n) })
  }
  return (instead) => void keep(instead)
}
