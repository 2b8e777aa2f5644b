import { Menu } from '@base-ui/react/menu'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { SavedQuery } from '../../server/contract/saved-queries.ts'
import { queries } from '../api/queries.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { MenuItem, MenuPopup } from '../ui/menu.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { addQuery } from './case-edits.ts'
import { inOrder } from './case-parts.ts'
import css from './case-panel.module.css'
import type { Shown } from './case-shown.ts'
import { OrderedItems } from './ordered-items.tsx'
import { PanelSection } from './panel-section.tsx'
import { words } from './words.ts'

const w = words.query

/** Queries that belong to the case, with the values they were kept with. */
export const QueriesSection = ({ content, editable, text }: Shown) => {
  const openQuery = useWorkspace((s) => s.openQuery)
  const kept = inOrder(content, 'queries')
  return (
    <PanelSection of="queries" number={kept.length} add={editable && <KeepQuery />}>
      <OrderedItems list="queries" items={kept} editable={editable} label={words.panel.sections.queries}>
        {(_, { name, statement, params }) => (
          <div className={css.row}>
            <p className={css.title}>{text(name)}</p>
            <p className="mono i2 cut">{text(statement).replaceAll(/\s+/g, ' ')}</p>
            <Button look="link" onClick={() => openQuery({ name, statement, params })}>
              {w.openIt}
            </Button>
          </div>
        )}
      </OrderedItems>
    </PanelSection>
  )
}

const KeepQuery = () => (
  <Menu.Root>
    <Menu.Trigger className={buttonClass('quiet')} aria-label={words.panel.add.queries} title={words.panel.add.queries}>
      <Plus size={13} aria-hidden />
      {words.panel.short.queries}
    </Menu.Trigger>
    <MenuPopup align="end" className={css.menu}>
      <Saved />
    </MenuPopup>
  </Menu.Root>
)

const Saved = () => {
  const { data } = useQuery(queries.saved())
  return (data ?? []).map((query) => (
    <MenuItem key={query.id} onClick={() => addQuery(keptQuery(query))}>
      {query.name}
    </MenuItem>
  ))
}

const keptQuery = ({ name, statement, parameters }: SavedQuery) => ({
  name,
  statement,
  params: Object.fromEntries(parameters.flatMap(({ name: key, value }) => (value === null ? [] : [[key, value]]))),
})
