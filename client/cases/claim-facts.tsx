import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { FactRef } from '../../server/contract/case-content.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/format.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { useCanvas } from '../workspace/canvas.ts'
import { CaseFact } from './case-fact.tsx'
import { factKey } from './case-facts.ts'
import css from './claim-card.module.css'
import { words } from './words.ts'

const w = words.claim
const first = 6
const further = 50

interface Props {
  title: string
  facts: readonly FactRef[]
  add?: { side: 'supports' | 'contradicts'; act: () => void }
  onRemove?: (fact: FactRef) => void
}

/** The facts on one side of a claim, and how what is selected becomes one of them. */
export const FactsOf = ({ title, facts, add, onRemove }: Props) => {
  const [shown, setShown] = useState(first)
  const { selection, chain } = useCanvas()
  const nothing = selection.length === 0 && chain.length === 0
  return (
    <section aria-label={title}>
      <header className={css.line}>
        <h4 className="cap">
          {title} {facts.length > 0 && <span className="i3 n">{count(facts.length)}</span>}
        </h4>
        {add !== undefined && (
          <Tooltip text={nothing ? w.nothingSelected : w.add[add.side]}>
            <Button look="quiet" aria-disabled={nothing} onClick={() => !nothing && add.act()}>
              <Plus size={13} aria-hidden />
              <span className="unseen">{w.addAs[add.side]}</span>
              {selection.length > 0 || nothing ? w.selection(selection.length) : w.chain}
            </Button>
          </Tooltip>
        )}
      </header>
      <ul>
        {facts.slice(0, shown).map((fact) => (
          <li key={factKey(fact)}>
            <CaseFact fact={fact} onRemove={onRemove && (() => onRemove(fact))} />
          </li>
        ))}
      </ul>
      {facts.length > shown && (
        <Button look="link" onClick={() => setShown(shown + further)}>
          {w.more(facts.length - shown)}
        </Button>
      )}
    </section>
  )
}
