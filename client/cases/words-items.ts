import type { List } from './case-parts.ts'

/** What one item of each list is called. */
export const itemWords: Record<List, string> = {
  questions: 'question',
  claims: 'claim',
  notes: 'note',
  canvases: 'canvas',
  queries: 'query',
  evidence: 'evidence',
  parts: 'part of the report',
}

/** The same at the beginning of a sentence. */
export const itemTitle = (of: List): string => itemWords[of].charAt(0).toUpperCase() + itemWords[of].slice(1)
