import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { lazyDialog } from '../ui/lazily.tsx'
import { useAnswer } from '../workspace/answer.ts'
import { useWorkspace } from '../workspace/store.ts'

const PrintPages = lazyDialog(async () => (await import('./print-pages.tsx')).PrintPages)

/** The answer as it is printed; in the page only while it is being printed, and never on the screen. */
export const PrintSheet = () => {
  const printing = useWorkspace((s) => s.printing)
  const setPrinting = useWorkspace((s) => s.setPrinting)
  const { data } = useAnswer()
  useEffect(() => {
    const done = () => setPrinting(false)
    window.addEventListener('afterprint', done)
    return () => window.removeEventListener('afterprint', done)
  }, [setPrinting])
  return printing !== null && data !== undefined
    ? createPortal(
        <PrintPages wanted onPutAway={() => setPrinting(false)} answered={data} at={printing} />,
        document.body,
      )
    : null
}
