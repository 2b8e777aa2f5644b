import { clock, day } from '../ui/format.ts'
import { useWorkspace } from '../workspace/store.ts'
import type { CaseContent } from '../../server/contract/case-content.ts'
import { useCase } from './case-store.ts'
import { words } from './words.ts'

export interface Shown {
  content: CaseContent
  /** Whether it may be changed: an older version may not, nor may anything while names are hidden. */
  editable: boolean
  /** Whether the texts that people wrote are left out, since they may hold names. */
  veiled: boolean
  /** A text that a person wrote, as it may be seen. */
  text: (written: string) => string
  /** When and by whom something was changed last, as it may be seen. */
  signed: (item: { at: string; by: string }) => string
}

/** The case as it may be seen now: the present one or the older version that is looked at. Null without an open case. */
export const useShownCase = (): Shown | null => {
  const content = useCase((s) => s.viewed?.content ?? s.saver?.content ?? null)
  const viewing = useCase((s) => s.viewed !== null)
  const veiled = useWorkspace((s) => s.hideNames)
  if (content === null) return null
  return {
    content,
    editable: !viewing && !veiled,
    veiled,
    text: (written) => (veiled && written !== '' ? words.cases.hiddenText : written),
    signed: ({ at, by }) => words.claim.signed(`${day(at)}, ${clock(at)}`, veiled ? '' : by),
  }
}

/** What a case is called, as it may be seen. */
export const useCaseName = (): ((id: string, name: string) => string) => {
  const veiled = useWorkspace((s) => s.hideNames)
  return (id, name) => (veiled ? words.cases.hidden(id) : name)
}
