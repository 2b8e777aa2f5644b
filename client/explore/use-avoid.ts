import { useQuestion } from '../workspace/answer.ts'
import { useFacts } from '../workspace/facts.ts'

/** Whether a party can be avoided or is, and how to ask the question again with or without it. */
export const useAvoid = (party: string | undefined) => {
  const { question, asked, ask } = useQuestion()
  const role = useFacts()?.parties.get(party ?? '')?.role
  const avoided = party !== undefined && asked?.avoid?.includes(party) === true
  const can = question !== null && party !== undefined && (role === 'between' || avoided)
  const toggle = () => {
    if (question === null || party === undefined) return
    const others = (question.avoid ?? []).filter((id) => id !== party)
    ask({ ...question, avoid: avoided ? others : [...others, party] })
  }
  return { can, avoided, toggle }
}
