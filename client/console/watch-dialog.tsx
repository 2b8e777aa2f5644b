import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type WatchRhythm, watchRhythms } from '../../server/contract/watch-rhythms.ts'
import { call } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSession } from './console-session.ts'
import dialogs from './dialogs.module.css'
import css from './watches-panel.module.css'
import { words } from './words.ts'

const w = words.watches

/** Has the open query watched, changes how often it is run, or ends that. */
export const WatchDialog = ({ onClose }: { onClose: () => void }) => {
  const client = useQueryClient()
  const base = useSession((s) => s.base)
  const { data } = useQuery(queries.watches())
  const watch = data?.find(({ query }) => query === base?.id)
  const [chosen, setChosen] = useState<WatchRhythm | null>(null)
  const [said, setSaid] = useState('')
  const every = chosen ?? watch?.every ?? 'import'
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work()
      onClose()
    } catch (error) {
      setSaid(asProblem(error).message)
    }
    await client.invalidateQueries({ queryKey: queries.watches().queryKey })
  }
  return (
    <Dialog open onOpenChange={onClose} title={w.of(base?.name ?? '')} close={words.editor.close} width={460}>
      <div className={dialogs.body}>
        <p className="i2">{base === null ? w.unsaved : w.hint}</p>
        {base !== null && (
          <>
            <label className={css.choice}>
              {w.rhythm}
              <select value={every} onChange={(event) => setChosen(event.target.value as WatchRhythm)}>
                {watchRhythms.map((rhythm) => (
                  <option key={rhythm} value={rhythm}>
                    {w.every[rhythm]}
                  </option>
                ))}
              </select>
            </label>
            <div className={css.bar}>
              {watch === undefined ? (
                <Button
                  look="primary"
                  onClick={() => void act(() => call('post /api/v1/watches', { body: { query: base.id, every } }))}
                >
                  {w.watch}
                </Button>
              ) : (
                <>
                  <Button
                    look="primary"
                    onClick={() =>
                      void act(() =>
                        call('put /api/v1/watches/{id}', {
                          params: { id: watch.id },
                          body: { every },
                          version: watch.version,
                        }),
                      )
                    }
                  >
                    {w.change}
                  </Button>
                  <Button
                    onClick={() =>
                      void act(() =>
                        call('delete /api/v1/watches/{id}', { params: { id: watch.id }, version: watch.version }),
                      )
                    }
                  >
                    {w.stop}
                  </Button>
                </>
              )}
            </div>
          </>
        )}
        {said !== '' && <p role="alert">{said}</p>}
      </div>
    </Dialog>
  )
}
