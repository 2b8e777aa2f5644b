import { Menu } from '@base-ui/react/menu'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { MenuItem, menuItem, MenuLine, MenuPopup } from '../ui/menu.tsx'
import { useStatus } from '../workspace/answer.ts'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { words as shell } from '../workspace/words.ts'
import { caseQueries } from './case-calls.ts'
import css from './case-menu.module.css'
import { CaseHistoryDialog } from './case-history-dialog.tsx'
import { useCaseName } from './case-shown.ts'
import { useCase } from './case-store.ts'
import { useCaseTab } from './case-tab.ts'
import { NewCaseDialog } from './new-case-dialog.tsx'
import { words } from './words.ts'

const w = words.menu
const listed = 8

/** Which case is open, and the ways to another. */
export const CaseMenu = () => {
  const { id, opening, saver } = useCase()
  const demo = useStatus().data?.demo != null
  const nameOf = useCaseName()
  const [creating, setCreating] = useState(false)
  const [history, setHistory] = useState(false)
  const name =
    id === null
      ? demo
        ? shell.demoCase
        : w.none
      : saver !== null
        ? nameOf(id, saver.content.name)
        : opening === 'opening'
          ? w.opening
          : w.gone
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={css.trigger} aria-label={w.label(name)} title={name}>
          <span className="cut">{name}</span>
          <ChevronDown size={13} aria-hidden />
        </Menu.Trigger>
        <MenuPopup className={css.menu}>
          <Items onNew={() => setCreating(true)} onHistory={() => setHistory(true)} />
        </MenuPopup>
      </Menu.Root>
      <NewCaseDialog open={creating} onOpenChange={setCreating} />
      <CaseHistoryDialog open={history} onOpenChange={setHistory} />
    </>
  )
}

const Items = ({ onNew, onHistory }: { onNew: () => void; onHistory: () => void }) => {
  const id = useCase((s) => s.id)
  const isOpen = useCase((s) => s.opening === 'open')
  const { data } = useQuery(caseQueries.heads())
  const nameOf = useCaseName()
  const { go, here } = usePlace()
  const navigate = useNavigate()
  const show = useCaseTab((s) => s.show)
  const setOver = useWorkspace((s) => s.setOver)
  const cases = (data ?? []).filter(({ archived, id: one }) => !archived || one === id).slice(0, listed)
  return (
    <>
      {isOpen && (
        <>
          <MenuItem
            onClick={() => {
              if (!here) go({})
              show('case')
              setOver(true)
            }}
          >
            {w.panel}
          </MenuItem>
          <MenuItem onClick={onHistory}>{w.history}</MenuItem>
          <MenuItem onClick={() => go({ case: undefined })}>{w.closeCase}</MenuItem>
          <MenuLine />
        </>
      )}
      {cases.length > 0 && (
        <>
          <Menu.Group>
            <Menu.GroupLabel className={css.heading}>{w.recent}</Menu.GroupLabel>
            {cases.map((one) => (
              <Menu.Item
                key={one.id}
                className={menuItem}
                onClick={() => {
                  show('case')
                  go({ case: one.id })
                }}
              >
                <span className={`cut ${css.grow}`}>{nameOf(one.id, one.name)}</span>
                {one.id === id && <Check size={13} aria-label={words.cases.openNow} />}
              </Menu.Item>
            ))}
          </Menu.Group>
          <MenuLine />
        </>
      )}
      <MenuItem onClick={onNew}>{w.new}</MenuItem>
      <MenuItem onClick={() => void navigate({ to: '/cases' })}>{w.all}</MenuItem>
    </>
  )
}
