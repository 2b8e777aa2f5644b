import type { Json } from '../../server/contract/merge-patch.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { canvasBoard, pictures } from '../canvas/index.ts'
import { useAnswer } from '../workspace/answer.ts'
import { canvas } from '../workspace/canvas.ts'
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

/** So many letters a picture in a case may have; a larger one is left out, and the canvas draws itself again. */
const largestPicture = 4_000_000

/** Keeps the canvas as it is, with its picture for the report, under a name of its own or in place of one that is kept. */
export const useKeepCanvas = (): ((instead?: string) => void) => {
  const { place } = usePlace()
  const keepQuestion = useKeepQuestion()
  const keep = async (instead?: string): Promise<void> => {
    const question = keepQuestion()
    const view = place.view ?? 'corridor'
    const { selection, chain } = canvas.state()
    const kept = {
      view,
      ...(question !== undefined && { question }),
      board: withoutNulls(canvasBoard(canvas) as unknown as Json),
      ...(place.from !== undefined && place.to !== undefined && { frame: { from: place.from, to: place.to } }),
      selection: [...selection],
      chain: [...chain],
    }
    const svg = view === 'table' ? undefined : await (await pictures.svg(canvas, view))?.text()
    const picture = svg === undefined || svg.length > largestPicture ? {} : { picture: svg }
    if (instead !== undefined) return redrawCanvas(instead, { ...kept, ...picture })
    const n = Object.values(caseContent()?.canvases ?? {}).filter((each) => each.view === view).length + 1
    addCanvas({ ...kept, ...picture, name: words.canvas.called(words.canvas.views[view], n) })
  }
  return (instead) => void keep(instead)
}

/** A difference has no way to say null: a property without a value is left out. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => (item === null ? item : withoutNulls(item)))
  if (typeof value !== 'object' || value === null) return value
  const known = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(known.map(([name, item]: [string, Json]) => [name, withoutNulls(item)]))
}
