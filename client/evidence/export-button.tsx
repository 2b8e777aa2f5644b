import { Package } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/button.tsx'
import css from './export-button.module.css'
import { words } from './words.ts'

/** The dialog loads when it is first opened. */
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }))

/** Opens the export of the open case; without one, the way to a case. */
export const ExportButton = () => {
  const [open, setOpen] = useState(false)
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        look="primary"
        title={words.export.open}
        onClick={() => {
          setOpened(true)
          setOpen(true)
        }}
      >
        <Package size={14} aria-hidden />
        <span className={css.word}>{words.export.open}</span>
      </Button>
      {opened && (
        <Suspense>
          <ExportDialog open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}
