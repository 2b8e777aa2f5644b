import { useMemo } from 'react'
import { create } from 'zustand'
import { canvas, useCanvas } from './canvas.ts'

/** Whatever remembers steps besides the canvas: what it would undo and redo, and when those were done. */
export interface Steps {
  undo: { label: string; at: number } | null
  redo: { label: string; at: number } | null
  takeBack: () => void
  bringBack: () => void
}

const noSteps: Steps = { undo: null, redo: null, takeBack: () => {}, bringBack: () => {} }
const useOthers = create<{ steps: Steps }>()(() => ({ steps: noSteps }))

/** Lets steps that are none of the canvas' be undone and redone together with its own; null: there are none. */
export const shareSteps = (steps: Steps | null): void => useOthers.setState({ steps: steps ?? noSteps })

interface Undo {
  /** What undo and redo would do, in words; null where there is nothing. */
  undo: string | null
  redo: string | null
  takeBack: () => void
  bringBack: () => void
}

/** Undo and redo over everything that remembers steps: the last one that was done is undone first. */
export const useSteps = (): Undo => {
  const { undo, redo, undoAt, redoAt } = useCanvas()
  const { steps } = useOthers()
  return useMemo(() => {
    const otherUndo = steps.undo !== null && (undo === null || steps.undo.at > undoAt) ? steps.undo : null
    const otherRedo = steps.redo !== null && (redo === null || steps.redo.at < redoAt) ? steps.redo : null
    return {
      undo: otherUndo?.label ?? undo,
      redo: otherRedo?.label ?? redo,
      takeBack: otherUndo === null ? () => void canvas.undo() : steps.takeBack,
      bringBack: otherRedo === null ? () => void canvas.redo() : steps.bringBack,
    }
  }, [undo, redo, undoAt, redoAt, steps])
}
