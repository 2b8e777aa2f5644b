import { Package } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { lazyDialog } from '../ui/lazily.tsx'
import css from './export-button.module.css'
import { words } from './words.ts'

/** The dialog loads when it is first opened. */
const ExportDialog = lazyDialog(async () => (await import('./export-dialog.tsx')).ExportDialog)

/** Opens the export of the open case; without one, the way to a case. */
export const ExportButton = () => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" title={words.export.open} onClick={() => setOpen(true)}>
        <Package size={14} aria-hidden />
        <span className={css.word}>{words.export.open}</span>
      </Button>
      <ExportDialog wanted={open} onPutAway={() => setOpen(false)} open={open} onOpenChange={setOpen} />
    </>
  )
}
