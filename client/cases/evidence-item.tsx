import { MenuItem } from '../ui/menu.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { putSelectionAside } from './case-evidence.ts'
import { useCase } from './case-store.ts'
import { words } from './words.ts'

/** In the canvas' menu: puts what is selected among the evidence of the open case. */
export const EvidenceItem = () => {
  const isOpen = useCase((s) => s.opening === 'open' && s.viewed === null)
  const veiled = useWorkspace((s) => s.hideNames)
  if (!isOpen || veiled) return null
  return (
    <MenuItem keys="S" onClick={putSelectionAside}>
      {words.selection.menu}
    </MenuItem>
  )
}
