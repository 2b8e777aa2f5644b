import { Pin } from 'lucide-react'
import type { Note } from '../../server/contract/case-content.ts'
import { addNote, changeNote } from './case-edits.ts'
import { CaseFact } from './case-fact.tsx'
import { inOrder } from './case-parts.ts'
import css from './case-panel.module.css'
import type { Shown } from './case-shown.ts'
import { WrittenText } from './growing-text.tsx'
import { OrderedItems } from './ordered-items.tsx'
import { PanelSection } from './panel-section.tsx'
import { words } from './words.ts'

const w = words.note

/** Notes on the case and on what is in it; pinned ones first. */
export const NotesSection = ({ content, editable, text, signed }: Shown) => {
  const ordered = inOrder(content, 'notes')
  const notes = [...ordered.filter(([, { pinned }]) => pinned), ...ordered.filter(([, { pinned }]) => !pinned)]
  return (
    <PanelSection of="notes" number={notes.length} onAdd={editable ? () => addNote(undefined) : undefined}>
      <OrderedItems list="notes" items={notes} editable={editable} label={words.panel.sections.notes}>
        {(key, note, nth) => (
          <CaseNote id={key} note={note} nth={nth} editable={editable} text={text} signed={signed} fixed />
        )}
      </OrderedItems>
    </PanelSection>
  )
}

interface NoteProps {
  id: string
  note: Note
  nth: number
  editable: boolean
  text: (written: string) => string
  signed: (note: Note) => string
  /** Whether what it is fixed to is said. */
  fixed: boolean
}

/** One note, changed where it stands. */
export const CaseNote = ({ id, note, nth, editable, text, signed, fixed }: NoteProps) => (
  <div className={css.note} data-pinned={note.pinned}>
    {fixed && note.on !== undefined && <CaseFact fact={note.on} />}
    <WrittenText
      editable={editable}
      text={text}
      label={w.text(nth)}
      placeholder={w.placeholder}
      value={note.text}
      most={20_000}
      onChange={(next) => changeNote(id, { text: next }, 'text')}
    />
    <div className={css.line}>
      <span className="i3 small">{signed(note)}</span>
      {editable && (
        <button
          type="button"
          className={css.pin}
          aria-pressed={note.pinned}
          aria-label={note.pinned ? w.unpin(nth) : w.pin(nth)}
          onClick={() => changeNote(id, { pinned: !note.pinned })}
        >
          <Pin size={12} aria-hidden />
        </button>
      )}
    </div>
  </div>
)
