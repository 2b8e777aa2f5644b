import type { CaseContent } from './case-content.ts'

/** A case with nothing in it. Apart from the schemas, so that a page begins one without loading them. */
export const blankCase = (name: string, description = ''): CaseContent => ({
  name,
  description,
  archived: false,
  questions: {},
  canvases: {},
  notes: {},
  claims: {},
  queries: {},
  evidence: {},
  report: { title: '', author: '', parts: {} },
})
