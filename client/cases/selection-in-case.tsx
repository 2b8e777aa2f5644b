import { Check, Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { CaseContent, FactRef } from '../../server/contract/case-content.ts'
import { Button } from '../ui/button.tsx'
import { useCanvas } from '../workspace/canvas.ts'
import { addNote } from './case-edits.ts'
import { putSelectionAside } from './case-evidence.ts'
import { factKey, selectedFacts } from './case-facts.ts'
import { inOrder } from './case-parts.ts'
import { useShownCase } from './case-shown.ts'
import { useCaseTab } from './case-tab.ts'
import { CaseNote } from './panel-notes.tsx'
import css from './selection-in-case.module.css'
import { words } from './words.ts'

const w = words.selection

/** Whether a fact is about something: that thing, or a chain that it is part of. */
const concerns = (fact: FactRef, keys: ReadonlySet<string>): boolean =>
  keys.has(factKey(fact)) ||
  (fact.kind === 'chain' && fact.movements.some((id) => keys.has(factKey({ kind: 'node', id }))))

const found = (content: CaseContent, facts: readonly FactRef[]) => {
  const keys = new Set(facts.map(factKey))
  return {
    inEvidence: Object.values(content.evidence).some(({ fact }) => concerns(fact, keys)),
    notes: inOrder(content, 'notes').filter(([, { on }]) => on !== undefined && concerns(on, keys)),
    claims: Object.values(content.claims).filter(({ supports, contradicts }) =>
      [...supports, ...contradicts].some((fact) => concerns(fact, keys)),
    ).length,
  }
}

/** What the open case says of the selection, and what can be added about it. */
export const SelectionInCase = () => {
  const shown = useShownCase()
  const { selection, chain } = useCanvas()
  const show = useCaseTab((s) => s.show)
  // The facts are read from the canvas, whose selection and chain say when they are others.
  const facts = useMemo(() => (selection.length + chain.length > 0 ? selectedFacts() : []), [selection, chain])
  const here = useMemo(
    () => (shown === null || facts.length === 0 ? null : found(shown.content, facts)),
    [shown, facts],
  )
  if (shown === null || here === null) return null
  const { editable, text, signed } = shown
  const on = facts[0]
  const title = selection.length > 0 ? w.title : w.chainTitle
  return (
    <section className={css.section} aria-label={title}>
      <header className={css.head}>
        <h3 className="cap">{title}</h3>
        {here.inEvidence && (
          <span className={css.in}>
            <Check size={12} aria-hidden />
            {w.inEvidence}
          </span>
        )}
        {editable && (
          <span className={css.act}>
            {!here.inEvidence && (
              <Button look="quiet" onClick={putSelectionAside} aria-keyshortcuts="s" title={words.selection.menu}>
                <Plus size={13} aria-hidden />
                {w.evidence}
              </Button>
            )}
            {on !== undefined && (
              <Button look="quiet" onClick={() => addNote(on)} title={w.addNote}>
                <Plus size={13} aria-hidden />
                {w.note}
              </Button>
            )}
          </span>
        )}
      </header>
      {here.claims > 0 && (
        <Button look="link" onClick={() => show('case')}>
          {w.claims(here.claims)}
        </Button>
      )}
      {here.notes.map(([key, note], i) => (
        <CaseNote
          key={key}
          id={key}
          note={note}
          nth={i + 1}
          editable={editable}
          text={text}
          signed={signed}
          fixed={false}
        />
      ))}
    </section>
  )
}
