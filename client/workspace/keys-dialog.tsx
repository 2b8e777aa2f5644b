import { Fragment } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import css from './keys-dialog.module.css'
import { useWorkspace } from './store.ts'
import { words } from './words.ts'

/** The keyboard map: only keys that do something. */
export const KeysDialog = () => {
  const open = useWorkspace((s) => s.keys)
  const single = useWorkspace((s) => s.singleKeys)
  const setSingle = useWorkspace((s) => s.setSingleKeys)
  const show = useWorkspace((s) => s.showKeys)
  return (
    <Dialog open={open} onOpenChange={show} title={words.keys.title} close={words.keys.close} width={620}>
      <div className={css.groups}>
        {words.keys.groups.map((group) => (
          <section key={group.title}>
            <h3 className="cap">{group.title}</h3>
            <dl className={css.keys}>
              {group.keys.map(([keys, does]) => (
                <Fragment key={keys}>
                  <dt>
                    {keys.split('  ').map((key) => (
                      <kbd key={key} className={css.key}>
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className={css.single}>
        <input type="checkbox" checked={single} onChange={(event) => setSingle(event.target.checked)} />
        {words.keys.single}
      </label>
    </Dialog>
  )
}
