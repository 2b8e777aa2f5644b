import { create } from 'zustand'
import type { CaseContent } from '../../server/contract/case-content.ts'
import { asProblem, type ApiProblem } from '../api/problem.ts'
import { useWorkspace } from '../workspace/store.ts'
import { shareSteps } from '../workspace/steps.ts'
import { isGone, patchCase, readCase, refusalOf } from './case-calls.ts'
import { forgetUnsent, keepUnsent, leftBehind, type LeftBehind } from './case-kept.ts'
import type { Choice } from './case-merge.ts'
import { takeBackEarlier, type Earlier } from './case-earlier.ts'
import { personName, usePerson } from './case-person.ts'
import { CaseSaver, type SaverState } from './case-saver.ts'
import { noSteps, recordStep, redoStep, undoStep, type CaseHistory } from './case-undo.ts'
import { words } from './words.ts'

/** An older version of the open case that is looked at. */
export interface Viewed {
  version: number
  at: string
  by: string
  content: CaseContent
}

interface CaseStore {
  /** Id of the case in the link. */
  id: string | null
  opening: 'none' | 'opening' | 'open' | 'gone' | 'failed'
  problem: ApiProblem | null
  saver: SaverState | null
  /** Whether the browser keeps what is unsent, should this page end. */
  keeps: boolean
  /** Unsent changes of pages that ended, until it is decided what becomes of them. */
  left: readonly LeftBehind[]
  steps: CaseHistory
  earlier: Earlier
  viewed: Viewed | null
  view: (viewed: Viewed | null) => void
  setEarlier: (earlier: Earlier) => void
}

/** The one case that is open, and what becomes of changes to it. */
export const useCase = create<CaseStore>()((set) => ({
  id: null,
  opening: 'none',
  problem: null,
  saver: null,
  keeps: true,
  left: [],
  steps: noSteps,
  earlier: [],
  viewed: null,
  view: (viewed) => set({ viewed }),
  setEarlier: (earlier) => {
    set({ earlier })
    share()
  },
}))

let saver: CaseSaver | null = null

const later = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

const saverParts = (id: string): ConstructorParameters<typeof CaseSaver>[1] => ({
  patch: (base, patch, step) => patchCase(base, patch, step, personName()),
  read: readCase,
  refusal: refusalOf,
  keep: (of, unsent) => void keepUnsent(of, unsent).then((keeps) => useCase.setState({ keeps })),
  later,
  onChange: (state) => {
    if (useCase.getState().id === id) useCase.setState({ saver: state })
  },
})

/** Opens the case of the link; null closes the one that is open. Opening another saves the one before. */
export async function openCase(id: string | null): Promise<void> {
  if (useCase.getState().id === id && useCase.getState().opening !== 'failed') return
  saver?.close()
  saver = null
  const blank = { saver: null, problem: null, left: [], steps: noSteps, earlier: [], viewed: null }
  useCase.setState({ ...blank, id, opening: id === null ? 'none' : 'opening' })
  share()
  if (id === null) return
  try {
    const [opened, left] = await Promise.all([readCase(id), leftBehind(id)])
    if (useCase.getState().id !== id) return
    saver = new CaseSaver(opened, saverParts(id))
    useCase.setState({ opening: 'open', saver: saver.state, left })
  } catch (error) {
    if (useCase.getState().id === id)
      useCase.setState({ opening: isGone(error) ? 'gone' : 'failed', problem: asProblem(error) })
  }
}

/** The content of the open case as it stands on the screen; null without one. */
export const caseContent = (): CaseContent | null => useCase.getState().saver?.content ?? null

/**
 * Changes the open case: it is seen at once, saved by itself, and can be undone under the name of the step. `topic` joins
 * steps that follow one another, such as letters typed into one field. Nothing happens without an open case.
 */
export function editCase(
  step: string | ((before: CaseContent) => string),
  change: (content: CaseContent) => CaseContent,
  topic: string | null = null,
): void {
  const before = caseContent()
  if (saver === null || before === null || useCase.getState().viewed !== null) return
  const after = change(before)
  if (after === before) return
  const label = typeof step === 'string' ? step : step(before)
  useCase.setState(({ steps }) => ({
    steps: recordStep(steps, { label, at: performance.now(), topic }, before, after),
  }))
  saver.edit(label, after)
  share()
  if (usePerson.getState().name === null) usePerson.getState().ask(true)
}

function travel(to: ReturnType<typeof undoStep>, name: (label: string) => string): boolean {
  if (to === null || saver === null) return false
  // What cannot be seen, or is not what is looked at, is not changed.
  if (useCase.getState().viewed !== null || useWorkspace.getState().hideNames) return true
  useCase.setState({ steps: to.history })
  saver.edit(name(to.label), to.content)
  share()
  return true
}

async function undoCase(): Promise<void> {
  const content = caseContent()
  const { steps, earlier, id } = useCase.getState()
  if (content === null || travel(undoStep(steps, content), words.steps.undo) || id === null) return
  const last = earlier.at(-1)
  if (last === undefined || useWorkspace.getState().hideNames) return
  const without = await takeBackEarlier(id, last, content).catch(() => null)
  if (without === null || useCase.getState().id !== id) return
  useCase.setState({ earlier: earlier.slice(0, -1) })
  editCase(words.steps.undo(last.step), () => without)
  share()
}

function redoCase(): void {
  const content = caseContent()
  if (content !== null) travel(redoStep(useCase.getState().steps, content), words.steps.redo)
}

/** Lets the steps of the case be undone together with those of the canvas. */
function share(): void {
  const { steps, earlier, opening, id } = useCase.getState()
  if (id === null || opening !== 'open') return shareSteps(null)
  const before = earlier.at(-1)
  const undo = steps.past.at(-1) ?? (before === undefined ? null : { label: before.step, at: 0 })
  shareSteps({ undo, redo: steps.future[0] ?? null, takeBack: () => void undoCase(), bringBack: redoCase })
}

export const saveNow = (): Promise<void> => saver?.flush() ?? Promise.resolve()
export const refreshCase = (): Promise<void> => saver?.refresh() ?? Promise.resolve()
export const decideConflict = (choices: ReadonlyMap<string, Choice>): Promise<void> =>
  saver?.decide(choices) ?? Promise.resolve()

/** Takes up what ended pages could not send, or lets it go. */
export async function decideLeft(take: boolean): Promise<void> {
  const { left } = useCase.getState()
  useCase.setState({ left: [] })
  for (const { key, changes, steps } of left) {
    await forgetUnsent(key)
    if (take) saver?.takeUp({ changes, steps })
  }
}
