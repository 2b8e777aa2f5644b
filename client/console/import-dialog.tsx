import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueryDraft } from '../../server/contract/saved-queries.ts'
import { call } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSession } from './console-session.ts'
import css from './dialogs.module.css'
import { readQueryFile } from './query-file.ts'
import { words } from './words.ts'

const w = words.imports
const largest = 5_000_000

/** Shows the statements of a file before any of them is kept; none is run. */
export const ImportDialog = ({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) => {
  const client = useQueryClient()
  const [found, setFound] = useState<QueryDraft[] | null>(null)
  const [said, setSaid] = useState('')
  const close = (next: boolean) => {
    setFound(null)
    setSaid('')
    onOpenChange(next)
  }
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const read = file.size > largest ? null : readQueryFile(await file.text())
    setFound(read)
    setSaid(read === null ? w.wrong : '')
  }
  const keep = async () => {
    try {
      for (const body of found ?? []) {
        const query = await call('post /api/v1/queries', { body })
        useSession.getState().open(query)
      }
      close(false)
    } catch (error) {
      setSaid(asProblem(error).message)
    }
    await client.invalidateQueries({ queryKey: queries.saved().queryKey })
  }
  return (
    <Dialog open={open} onOpenChange={close} title={w.title} close={words.editor.close} width={720}>
      <div className={css.body}>
        <p className="i2">{w.note}</p>
        <input
          type="file"
          accept=".json,application/json"
          aria-label={w.title}
          onChange={(event) => void read(event.target.files?.[0])}
        />
        {said !== '' && <p role="alert">{said}</p>}
        {found?.map(({ name, description, statement }, i) => (
          // A file may hold the same query twice.
          // oxlint-disable-next-line react/no-array-index-key
          <article key={i} className={css.entry}>
            <h3>{name}</h3>
            {typeof description === 'string' && <p className="i2">{description}</p>}
            <pre className={`mono ${css.statement}`}>{statement}</pre>
          </article>
        ))}
        {found !== null && (
          <Button look="primary" onClick={() => void keep()}>
            {w.keep(found.length)}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
