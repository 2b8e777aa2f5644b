import { ContextMenu } from '@base-ui/react/context-menu'
import { Menu } from '@base-ui/react/menu'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { queries } from '../api/queries.ts'
import { pathEnds, togglePins } from '../canvas/index.ts'
import { MenuItem, menuItem, MenuPopup } from '../ui/menu.tsx'
import { useQuestion } from '../workspace/answer.ts'
import { canvas, useCanvas } from '../workspace/canvas.ts'
import { onWorkspaceKey } from '../workspace/keys.ts'
import { shortName } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import css from './canvas-menu.module.css'
import { useAvoid } from './use-avoid.ts'
import { pathWords } from './words-paths.ts'
import { words } from './words.ts'

const w = words.menu

/** What the canvas offers for the thing under the pointer, which the views select before it opens; `more` from others. */
export const CanvasMenu = ({ children, more }: { children: ReactNode; more: ReactNode }) => {
  // The view selects what the menu is about; what was selected until then is the other end of a path.
  const [before, setBefore] = useState<readonly string[]>([])
  const remember = () => setBefore(canvas.state().selection)
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        className={css.under}
        onPointerDownCapture={({ button }) => button === 2 && remember()}
        onKeyDownCapture={({ key }) => key === 'ContextMenu' && remember()}
      >
        {children}
      </ContextMenu.Trigger>
      <MenuPopup offset={0}>
        <Items before={before} more={more} />
      </MenuPopup>
    </ContextMenu.Root>
  )
}

const Items = ({ before, more }: { before: readonly string[]; more: ReactNode }) => {
  const { selection, hidden } = useCanvas()
  const id = selection.at(-1)
  const ends = id === undefined ? null : pathEnds(selection.length > 1 ? selection : [...before, id])
  const showPaths = useWorkspace((s) => s.showPaths)
  return (
    <>
      {id !== undefined && <OfElement id={id} several={selection.length > 1} />}
      {id !== undefined && more}
      {ends !== null && (
        <MenuItem onClick={() => showPaths(ends)}>{selection.length > 1 ? pathWords.between : pathWords.to}</MenuItem>
      )}
      <MenuItem onClick={() => void navigator.clipboard.writeText(window.location.href)}>{w.copyLink}</MenuItem>
      {id === undefined && <MenuItem onClick={() => canvas.setFrame(null)}>{w.fit}</MenuItem>}
      {hidden.size > 0 && <MenuItem onClick={() => canvas.showAll()}>{w.showHidden(hidden.size)}</MenuItem>}
    </>
  )
}

const OfElement = ({ id, several }: { id: string; several: boolean }) => {
  const { selection, open, added, pins } = useCanvas()
  const { question, ask } = useQuestion()
  const { place, go } = usePlace()
  const setExpanding = useWorkspace((s) => s.setExpanding)
  const openRow = useWorkspace((s) => s.openRow)
  const node = added.nodes.get(id)
  const isParty = canvas.party(id) !== undefined || node?.kind === 'Company' || node?.kind === 'Person'
  const isMovement = canvas.movement(id) !== undefined
  const avoid = useAvoid(isParty ? id : undefined)
  const name = shortName(canvas.nameOf(id))
  const bundle = canvas.bundle(id) !== undefined || canvas.groupOf(id) === id
  const hide = (
    <MenuItem
      keys="H"
      onClick={() => {
        canvas.hide([...selection])
        go({ sel: undefined })
      }}
    >
      {several ? w.hideAll(selection.length) : w.hide}
    </MenuItem>
  )
  const pin = place.view === 'network' && selection.some((one) => canvas.party(one) ?? added.nodes.has(one)) && (
    <MenuItem keys="P" onClick={() => void togglePins(canvas, selection)}>
      {selection.every((one) => pins.has(one)) ? w.unpin : w.pin}
    </MenuItem>
  )
  if (several)
    return (
      <>
        {pin}
        {hide}
      </>
    )
  return (
    <>
      <div className={css.heading}>{canvas.nameOf(id)}</div>
      {isMovement && (
        <MenuItem
          onClick={() => {
            go({ sel: id })
            openRow(true)
          }}
        >
          {w.openRow}
        </MenuItem>
      )}
      {bundle && (
        <MenuItem keys="B" onClick={() => canvas.toggleBundle(id)}>
          {open.has(id) ? w.close : w.open}
        </MenuItem>
      )}
      {(isParty || isMovement || node !== undefined) && (
        <MenuItem
          keys="E"
          onClick={() => {
            go({ sel: id })
            setExpanding(id)
          }}
        >
          {w.expand}
        </MenuItem>
      )}
      {isParty && question !== null && (
        <>
          <MenuItem onClick={() => ask({ ...question, from: { parties: [id] } })}>{words.actions.from}</MenuItem>
          <MenuItem onClick={() => ask({ ...question, to: { parties: [id] } })}>{words.actions.to}</MenuItem>
        </>
      )}
      {isParty && <QueriesOf id={id} name={canvas.nameOf(id)} />}
      {avoid.can && (
        <MenuItem keys="A" onClick={avoid.toggle}>
          {avoid.avoided ? words.actions.allow(name) : words.actions.avoid(name)}
        </MenuItem>
      )}
      {pin}
      {hide}
    </>
  )
}

/** The saved queries that take a party, each run for this one. */
const QueriesOf = ({ id, name }: { id: string; name: string }) => {
  const { data } = useQuery(queries.saved())
  const openQuery = useWorkspace((s) => s.openQuery)
  const showQueries = useWorkspace((s) => s.showQueries)
  const taking = (data ?? []).filter(({ parameters }) => parameters.some(({ type }) => type === 'party'))
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={menuItem}>
        <span className={css.grow}>{words.actions.queries}</span>
        <ChevronRight size={13} aria-hidden />
      </Menu.SubmenuTrigger>
      <MenuPopup offset={4}>
        {taking.slice(0, w.queriesListed).map((query) => (
          <MenuItem key={query.id} onClick={() => openQuery({ id: query.id, about: id })}>
            {query.name}
          </MenuItem>
        ))}
        <MenuItem onClick={() => showQueries(true, { id, name })}>{w.allQueries(taking.length)}</MenuItem>
      </MenuPopup>
    </Menu.SubmenuRoot>
  )
}

/** `A` avoids the selected party, or allows it again. Draws nothing. */
export const AvoidKey = () => {
  const id = useCanvas().selection.at(-1)
  const { can, toggle } = useAvoid(id !== undefined && canvas.party(id) !== undefined ? id : undefined)
  useEffect(() =>
    onWorkspaceKey((event) => {
      if (event.key.toLowerCase() !== 'a' || event.ctrlKey || event.metaKey || !can) return false
      toggle()
      return true
    }),
  )
  return null
}
