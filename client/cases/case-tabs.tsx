import type { ReactNode } from 'react'
import { lazily } from '../ui/lazily.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { count } from '../ui/format.ts'
import { useCanvas } from '../workspace/canvas.ts'
import { useCase } from './case-store.ts'
import { useCaseTab } from './case-tab.ts'
import css from './case-tabs.module.css'
import { SelectionInCase } from './selection-in-case.tsx'
import { words } from './words.ts'

const w = words.panel.tabs
const CasePanel = lazily(async () => (await import('./case-panel.tsx')).CasePanel)

/** The inspector, and the open case beside it; the inspector alone without one. */
export const CaseTabs = ({ inspector }: { inspector: ReactNode }) => {
  const isOpen = useCase((s) => s.opening === 'open')
  const { tab, show } = useCaseTab()
  const selected = useCanvas().selection.length
  if (!isOpen) return inspector
  return (
    <Tabs
      label={w.label}
      value={tab}
      onChange={show}
      tabs={[
        {
          value: 'selection',
          label: w.selection,
          ...(selected > 0 && { count: count(selected) }),
          panel: (
            <div className={css.fill}>
              {inspector}
              <SelectionInCase />
            </div>
          ),
        },
        { value: 'case', label: w.case, panel: <CasePanel /> },
      ]}
    />
  )
}
