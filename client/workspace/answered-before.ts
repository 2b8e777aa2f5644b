import { create } from 'zustand'
import { encodeQuestion } from './question.ts'
import type { Answered } from './store.ts'

/** An answer that was given, as far as it can be told apart from others without a name in it. */
export interface EarlierAnswer {
  /** The question as a link has it. */
  q: string
  /** When it was answered, as ISO. */
  at: string
  attributed: number | null
  unit: string | null
  /** Decimal, as long as it may be; null where the time ran out. */
  chains: string | null
  complete: boolean
}

interface History {
  answers: readonly EarlierAnswer[]
  remember: (answered: Answered) => void
  forget: () => void
}

const key = 'waybill.answers'
const most = 30

const isEarlier = (value: unknown): value is EarlierAnswer =>
  typeof value === 'object' && value !== null && 'q' in value && 'at' in value && typeof value.q === 'string'

const kept = (): EarlierAnswer[] => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isEarlier) : []
  } catch {
    // A browser may forbid storage, and what it stored may be of another version.
    return []
  }
}

const keep = (answers: readonly EarlierAnswer[]): void => {
  try {
    localStorage.setItem(key, JSON.stringify(answers))
  } catch {
    // Without storage the history lasts as long as the page.
  }
}

/** The questions that were answered in this browser, latest first; each once, with what its last answer came to. */
export const useAnsweredBefore = create<History>()((set, get) => ({
  answers: kept(),
  remember: ({ answer, question }) => {
    const q = encodeQuestion(question)
    const { attributed, unit } = answer.volume
    const latest: EarlierAnswer = {
      q,
      at: new Date().toISOString(),
      attributed,
      unit,
      chains: answer.chainCount,
      complete: answer.complete,
    }
    const answers = [latest, ...get().answers.filter((earlier) => earlier.q !== q)].slice(0, most)
    keep(answers)
    set({ answers })
  },
  forget: () => {
    keep([])
    set({ answers: [] })
  },
}))
