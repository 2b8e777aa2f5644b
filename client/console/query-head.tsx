import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { ActionMenu } from '../ui/menu.tsx'
import { useSession } from './console-session.ts'
import { exportQuery } from './query-file.ts'
import css from './query-head.module.css'
import type { Saving } from './use-saving.ts'
import { BothDialog } from './both-dialog.tsx'
import { DescribeDialog } from './describe-dialog.tsx'
import { VersionsDialog } from './versions-dialog.tsx'
import { WatchDialog } from './watch-dialog.tsx'
import { words } from './words.ts'

const w = words.editor

/** The query's name and tags, and what can be done with it. */
export const QueryHead = ({ saving }: { saving: Saving }) => {
  const { base, draft, change, run, stop, running, editor, note } = useSession()
  const [versions, setVersions] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const [dialog, setDialog] = useState<'describe' | 'watch' | 'both' | null>(null)
  const [said, setSaid] = useState('')
  const copyLink = async (id: string) => {
    await navigator.clipboard.writeText(`${window.location.origin}/?query=${encodeURIComponent(id)}`)
    setSaid(w.linked)
  }
  const own = base !== null && !base.shipped
  const items = [
    { label: w.duplicate, act: () => void saving.duplicate() },
    ...(own ? [{ label: draft.pinned ? w.unpin : w.pin, act: () => void saving.pin() }] : []),
    { label: w.describe, act: () => setDialog('describe') },
    { label: w.watch, act: () => setDialog('watch') },
    { label: w.format, act: () => editor?.format() },
    { label: w.history, act: () => setVersions(true) },
    ...(base === null ? [] : [{ label: w.link, act: () => void copyLink(base.id) }]),
    { label: w.export, act: () => exportQuery(draft) },
    ...(own ? [{ label: w.delete, act: () => setDeleting(true) }] : []),
  ]
  const clash = saving.problem?.code === 'precondition-failed'
  return (
    <>
      <header className={css.head}>
        <input
          className={css.name}
          aria-label={w.name}
          value={draft.name}
          maxLength={200}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Tags key={base?.id ?? ''} />
        <ActionMenu label={w.more} items={items} />
        <Button onClick={() => void saving.save()} disabled={draft.name.trim() === ''}>
          {base?.shipped === true ? w.saveCopy : w.save}
        </Button>
        {running === null ? (
          <Button look="primary" onClick={() => void run()} aria-keyshortcuts="Control+Enter">
            {w.run} <KeyHint keys="Ctrl ↵" />
          </Button>
        ) : (
          <Button look="primary" onClick={stop}>
            {w.stop}
          </Button>
        )}
      </header>
      {note !== null && (
        <p className={css.ask} role="alert">
          {note}
        </p>
      )}
      {deleting && (
        <p className={css.ask} role="alert">
          <span>{w.sure(draft.name)}</span>
          <Button onClick={() => setDeleting(false)}>{w.keep}</Button>
          <Button
            onClick={() => {
              setDeleting(false)
              void saving.remove()
            }}
          >
            {w.delete}
          </Button>
        </p>
      )}
      {saving.problem !== null && (
        <p className={css.ask} role="alert">
          <span>{clash ? w.conflict : saving.problem.message}</span>
          {clash && <Button onClick={() => setDialog('both')}>{w.both}</Button>}
          {clash && <Button onClick={() => void saving.takeTheirs()}>{w.theirs}</Button>}
          {clash && <Button onClick={() => void saving.keepMine()}>{w.mine}</Button>}
        </p>
      )}
      <output className="unseen">{saving.saved ? w.saved : said}</output>
      {dialog === 'describe' && <DescribeDialog onClose={() => setDialog(null)} />}
      {dialog === 'watch' && <WatchDialog onClose={() => setDialog(null)} />}
      {dialog === 'both' && <BothDialog onClose={() => setDialog(null)} />}
      <VersionsDialog open={versions} onOpenChange={setVersions} restore={saving.restore} />
    </>
  )
}

/** Tags as one line; they become a list when one leaves it. */
const Tags = () => {
  const { draft, change } = useSession()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      className={css.tags}
      aria-label={w.tags}
      placeholder="+ tag"
      value={typed ?? draft.tags.join(', ')}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed === null) return
        const tags = [...new Set(typed.split(',').flatMap((tag) => tag.trim().slice(0, 40) || []))].slice(0, 20)
        change({ tags })
        setTyped(null)
      }}
    />
  )
}
