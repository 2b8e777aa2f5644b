import type { QueryDraft } from '../../server/contract/saved-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSession } from './console-session.ts'
import css from './dialogs.module.css'
import { words } from './words.ts'

const w = words.editor
const views = Object.keys(w.views) as QueryDraft['view'][]

/** What the query asks in words, and how its rows are shown first; saved with the query. */
export const DescribeDialog = ({ onClose }: { onClose: () => void }) => {
  const { draft, change } = useSession()
  return (
    <Dialog open onOpenChange={onClose} title={draft.name} close={w.close} width={560}>
      <div className={css.body}>
        <label className={css.field}>
          {w.description}
          <textarea
            rows={5}
            maxLength={2000}
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        </label>
        <label className={css.field}>
          {w.view}
          <select value={draft.view} onChange={(event) => change({ view: event.target.value as QueryDraft['view'] })}>
            {views.map((view) => (
              <option key={view} value={view}>
                {w.views[view]}
              </option>
            ))}
          </select>
        </label>
        <Button look="primary" onClick={onClose}>
          {w.done}
        </Button>
      </div>
    </Dialog>
  )
}
