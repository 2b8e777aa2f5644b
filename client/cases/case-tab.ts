import { create } from 'zustand'
import { useCase } from './case-store.ts'

interface CaseTab {
  tab: 'selection' | 'case'
  show: (tab: CaseTab['tab']) => void
}

/** Whether the panel at the right shows the selection or the open case. */
export const useCaseTab = create<CaseTab>()((set) => ({ tab: 'selection', show: (tab) => set({ tab }) }))

/** Whether the panel at the right shows the open case. */
export const useInCase = (): boolean => {
  const isOpen = useCase((s) => s.opening === 'open')
  const tab = useCaseTab((s) => s.tab)
  return isOpen && tab === 'case'
}
