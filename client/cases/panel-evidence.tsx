import { useCanvas } from '../workspace/canvas.ts'
import { CaseFact } from './case-fact.tsx'
import { inOrder } from './case-parts.ts'
import type { Shown } from './case-shown.ts'
import { putSelectionAside } from './case-evidence.ts'
import { OrderedItems } from './ordered-items.tsx'
import { PanelSection } from './panel-section.tsx'
import { words } from './words.ts'

/** What was put aside to be shown. */
export const EvidenceSection = ({ content, editable }: Shown) => {
  const { selection, chain } = useCanvas()
  const evidence = inOrder(content, 'evidence')
  const can = editable && selection.length + chain.length > 0
  return (
    <PanelSection of="evidence" number={evidence.length} onAdd={can ? putSelectionAside : undefined}>
      <OrderedItems list="evidence" items={evidence} editable={editable} label={words.panel.sections.evidence}>
        {(_, { fact }) => <CaseFact fact={fact} />}
      </OrderedItems>
    </PanelSection>
  )
}
