import { useState } from 'react'
import { inOrder } from './case-parts.ts'
import { addClaim } from './case-edits.ts'
import type { Shown } from './case-shown.ts'
import { ClaimCard } from './claim-card.tsx'
import { OrderedItems } from './ordered-items.tsx'
import { PanelSection } from './panel-section.tsx'
import { words } from './words.ts'

/** What is claimed, each with what it rests on. */
export const ClaimsSection = ({ content, editable, text, signed }: Shown) => {
  const [open, setOpen] = useState<string | null>(null)
  const claims = inOrder(content, 'claims')
  return (
    <PanelSection of="claims" number={claims.length} onAdd={editable ? () => setOpen(addClaim()) : undefined}>
      <OrderedItems framed list="claims" items={claims} editable={editable} label={words.panel.sections.claims}>
        {(key, claim, nth) => (
          <ClaimCard
            id={key}
            claim={claim}
            nth={nth}
            editable={editable}
            text={text}
            signed={signed}
            open={open === key}
            onOpen={() => setOpen(open === key ? null : key)}
          />
        )}
      </OrderedItems>
    </PanelSection>
  )
}
