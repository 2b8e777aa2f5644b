import { useQuery } from '@tanstack/react-query'
import { call } from '../api/client.ts'
import { Dialog } from '../ui/dialog.tsx'
import { draftOf, useSession } from './console-session.ts'
import css from './dialogs.module.css'
import { DraftDifference } from './draft-difference.tsx'
import { words } from './words.ts'

const w = words.editor

/** What somebody else saved and one's own, before one is chosen. */
export const BothDialog = ({ onClose }: { onClose: () => void }) => {
  const { base, draft } = useSession()
  const { data } = useQuery({
    queryKey: ['saved-query-now', base?.id],
    queryFn: ({ signal }) => call('get /api/v1/queries/{id}', { params: { id: base?.id ?? '' }, signal }),
    staleTime: 0,
    gcTime: 0,
    enabled: base !== null,
  })
  return (
    <Dialog open onOpenChange={onClose} title={w.bothTitle} close={w.close} width={720}>
      <div className={css.body}>
        <p className="i2">{w.bothNote}</p>
        {data !== undefined && <DraftDifference from={draftOf(data)} to={draft} />}
      </div>
    </Dialog>
  )
}
