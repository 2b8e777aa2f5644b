import type { ApiProblem } from '../api/problem.ts'
import type { Question } from '../workspace/question.ts'

/** What the server found wrong with one part of the question, to be said at that part's token. */
export const fieldProblem = (problem: ApiProblem | null, part: keyof Question): string | undefined => {
  if (problem === null) return undefined
  if (problem.code === 'no-source' && part === 'from') return problem.message
  if (problem.code === 'no-target' && part === 'to') return problem.message
  return problem.fields.find(({ pointer }) => pointer === `/${part}` || pointer.startsWith(`/${part}/`))?.detail
}
