import { useState } from 'react'
import { ImportDialog } from './import-dialog.tsx'
import { ParameterForm } from './parameter-form.tsx'
import css from './queries-drawer.module.css'
import { QueryHead } from './query-head.tsx'
import { ResultPanel } from './result-panel.tsx'
import { SidePanel } from './side-panel.tsx'
import { StatementEditor } from './statement-editor.tsx'
import { useSaving } from './use-saving.ts'
import { useWantedQuery } from './use-wanted-query.ts'
import { words } from './words.ts'

/** Saved queries, an editor and its rows, over the foot of the workspace. */
export const QueriesDrawer = () => {
  const [importing, setImporting] = useState(false)
  const saving = useSaving()
  useWantedQuery()
  return (
    <section className={css.drawer} aria-label={words.label} id="queries">
      <SidePanel onImport={() => setImporting(true)} />
      <div className={css.middle}>
        <QueryHead saving={saving} />
        <StatementEditor onSave={() => void saving.save()} />
        <ParameterForm />
      </div>
      <ResultPanel />
      <ImportDialog open={importing} onOpenChange={setImporting} />
    </section>
  )
}
