import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { count } from '../ui/format.ts'
import { Tabs } from '../ui/tabs.tsx'
import { QueryList } from './query-list.tsx'
import css from './query-list.module.css'
import { VocabularyPanel } from './vocabulary-panel.tsx'
import { WatchesPanel } from './watches-panel.tsx'
import { words } from './words.ts'

const w = words.side
type Side = 'queries' | 'watches' | 'vocabulary'

/** Beside the editor: saved queries, what is watched, and what the graph holds. */
export const SidePanel = ({ onImport }: { onImport: () => void }) => {
  const [side, setSide] = useState<Side>('queries')
  const { data } = useQuery(queries.watches())
  const fresh = (data ?? []).reduce((sum, { unseen }) => sum + unseen.new, 0)
  return (
    <div className={css.side}>
      <Tabs
        label={w.label}
        value={side}
        onChange={setSide}
        tabs={[
          { value: 'queries', label: w.queries, panel: <QueryList onImport={onImport} /> },
          {
            value: 'watches',
            label: w.watches,
            ...(fresh > 0 && { count: count(fresh) }),
            panel: <WatchesPanel />,
          },
          { value: 'vocabulary', label: w.vocabulary, panel: <VocabularyPanel /> },
        ]}
      />
    </div>
  )
}
