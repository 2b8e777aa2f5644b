import { create } from 'zustand'

interface CaseTab {
  tab: 'selection' | 'case'
  show: (tab: CaseTab['tab']) => void
}

/** Whether the panel at the right shows the selection or the open case. */
export const useCaseTab = create<CaseTab>()((set) => ({ tab: 'selection', show: (tab) => set({ tab }) }))
