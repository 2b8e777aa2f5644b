import type { CaseContent } from '../../server/contract/case-content.ts'
import { withoutStep } from './case-merge.ts'
import { changesBetween, reversed, type Change } from './case-parts.ts'

export interface CaseStep {
  /** What it did, in words that follow "Undo" or "Redo". */
  label: string
  changes: readonly Change[]
  /** When, on the page's own clock: steps of the canvas and of the case are undone in one order. */
  at: number
  /** Steps with the same topic that follow one another, as letters typed into a field do, are one. */
  topic: string | null
}

export interface CaseHistory {
  past: readonly CaseStep[]
  future: readonly CaseStep[]
}

const kept = 200
/** Milliseconds after which typing on in the same field is a step of its own. */
const pause = 8_000

export const noSteps: CaseHistory = { past: [], future: [] }

export function recordStep(
  history: CaseHistory,
  step: Omit<CaseStep, 'changes'>,
  before: CaseContent,
  after: CaseContent,
): CaseHistory {
  const last = history.past.at(-1)
  const goesOn = last !== undefined && step.topic !== null && last.topic === step.topic && step.at - last.at < pause
  const start = goesOn ? withoutStep(before, last.changes).content : before
  const changes = changesBetween(start, after)
  const past = goesOn ? history.past.slice(0, -1) : history.past.slice(1 - kept)
  return { past: changes.length === 0 ? past : [...past, { ...step, changes }], future: [] }
}

type Travel = { history: CaseHistory; content: CaseContent; label: string } | null

/** Takes the last step back. What others changed since stays as they made it. */
export function undoStep(history: CaseHistory, content: CaseContent): Travel {
  const step = history.past.at(-1)
  if (step === undefined) return null
  return {
    label: step.label,
    content: withoutStep(content, step.changes).content,
    history: { past: history.past.slice(0, -1), future: [step, ...history.future] },
  }
}

export function redoStep(history: CaseHistory, content: CaseContent): Travel {
  const [step, ...future] = history.future
  if (step === undefined) return null
  return {
    label: step.label,
    content: withoutStep(content, reversed(step.changes)).content,
    history: { past: [...history.past, { ...step, topic: null }], future },
  }
}

interface Version {
  version: number
  by: string
  step: string
}

/**
 * The versions of earlier sessions that a person can take back, the last one last: their own, without those that were
 * taken back already.
 *
 * @param versions newest first, as the history lists them.
 * @param undoOf tells which step a version took back, if that is what it did.
 */
export function earlierSteps(
  versions: readonly Version[],
  by: string,
  undoOf: (step: string) => string | null,
): Version[] {
  const stack: Version[] = []
  for (const one of versions.toReversed()) {
    const undone = undoOf(one.step)
    const last = undone === null ? -1 : stack.findLastIndex(({ step }) => step === undone)
    if (last >= 0) stack.splice(last, 1)
    // The first version has nothing before it.
    else if (one.version > 1 && one.by === by) stack.push(one)
  }
  return stack
}
