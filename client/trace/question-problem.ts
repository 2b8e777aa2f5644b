import type { ApiProblem } from '../api/problem.ts'
import type { Question } from '../workspace/question.ts'

/** A part of the question that has a token of its own. */
export type QuestionPart = Exclude<keyof Question, 'period'> | 'period/from' | 'period/to'

/** What the server found wrong with one part of the question, to be said at that part's token. */
export const fieldProblem = (problem: ApiProblem | null, part: QuestionPart): string | undefined => {
  if (problem === null) return undefined
  const found = problem.fields.find(
    ({ pointer }) =>
      pointer === `/${part}` || pointer.startsWith(`/${part}/`) || (part === 'period/from' && pointer === '/period'),
  )
  if (found !== undefined) return found.detail
  if (problem.code === 'no-source' && part === 'from') return problem.message
  if (problem.code === 'no-target' && part === 'to') return problem.message
  return undefined
}
