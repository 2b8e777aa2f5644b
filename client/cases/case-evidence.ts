import { useWorkspace } from '../workspace/store.ts'
import { addEvidence } from './case-edits.ts'
import { factKey, selectedFacts } from './case-facts.ts'
import { say } from './case-said.ts'
import { caseContent } from './case-store.ts'
import { words } from './words.ts'

const w = words.selection

/** Puts what is selected, or the marked chain, among the evidence of the open case, and says what came of it. */
export function putSelectionAside(): void {
  const content = caseContent()
  if (content === null) return say(w.noCase)
  if (useWorkspace.getState().hideNames) return say(words.panel.hidden)
  const facts = selectedFacts()
  if (facts.length === 0) return say(words.claim.nothingSelected)
  const here = new Set(Object.values(content.evidence).map(({ fact }) => factKey(fact)))
  const fresh = facts.filter((fact) => !here.has(factKey(fact)))
  if (fresh.length === 0) return say(w.already)
  addEvidence(fresh)
  say(w.added(fresh.length))
}
