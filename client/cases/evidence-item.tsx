import { Menu } from '@base-ui/react/menu'
import { useWorkspace } from '../workspace/store.ts'
import css from './case-menu.module.css'
import { putSelectionAside } from './case-evidence.ts'
import { useCase } from './case-store.ts'
import { words } from './words.ts'

/** In the canvas' menu: puts what is selected among the evidence of the open case. */
export const EvidenceItem = () => {
  const isOpen = useCase((s) => s.opening === 'open' && s.viewed === null)
  const veiled = useWorkspace((s) => s.hideNames)
  if (!isOpen || veiled) return null
  return (
    <Menu.Item className={css.item} onClick={putSelectionAside}>
      <span className={css.grow}>{words.selection.menu}</span>
      <kbd className={css.keys}>S</kbd>
    </Menu.Item>
  )
}
