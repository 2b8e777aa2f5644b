import { useState, type ReactNode } from 'react'
import type { Claim, FactRef, Note } from '../../server/contract/case-content.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { clock, day } from '../ui/format.ts'
import { useWorkspace } from '../workspace/store.ts'
import { CaseFactName } from './case-fact.tsx'
import { factKey } from './case-facts.ts'
import type { Choice, Overlap } from './case-merge.ts'
import { partId } from './case-parts.ts'
import type { SaveState } from './case-saver.ts'
import { decideConflict, useCase } from './case-store.ts'
import css from './conflict-dialog.module.css'
import { words } from './words.ts'

const w = words.conflict

/** Where two people changed the same: both versions side by side, and whose stays, one by one. */
export const ConflictDialog = () => {
  const save = useCase((s) => s.saver?.save)
  const [put, setPut] = useState<SaveState | null>(null)
  if (save?.kind !== 'conflict') return null
  return (
    <Dialog
      open={put !== save}
      onOpenChange={(open) => setPut(open ? null : save)}
      title={w.title}
      close={words.close}
      width={840}
    >
      <Decide key={save.theirs.version} overlaps={save.overlaps} by={save.theirs.changedBy} />
    </Dialog>
  )
}

const Decide = ({ overlaps, by }: { overlaps: readonly Overlap[]; by: string }) => {
  const veiled = useWorkspace((s) => s.hideNames)
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const whose = veiled ? '' : by
  const left = overlaps.length - choices.size
  const all = (choice: Choice) => setChoices(new Map(overlaps.map(({ part }) => [partId(part), choice])))
  const choose = (id: string, choice: Choice) => setChoices(new Map(choices).set(id, choice))
  return (
    <div className={css.body}>
      <p className="i2">{w.text(whose, overlaps.length)}</p>
      {overlaps.length > 1 && (
        <div className={css.act}>
          <Button onClick={() => all('mine')}>{w.allMine}</Button>
          <Button onClick={() => all('theirs')}>{w.allTheirs}</Button>
        </div>
      )}
      {overlaps.map((overlap) => {
        const id = partId(overlap.part)
        const title = 'field' in overlap.part ? w.field[overlap.part.field] : w.part(overlap.part.list)
        return (
          <fieldset key={id} className={css.item}>
            <legend className="cap">{title}</legend>
            <div className={css.sides}>
              {(['mine', 'theirs'] as const).map((side) => (
                <label key={side} className={css.side} data-chosen={choices.get(id) === side}>
                  <span className={css.whose}>
                    <input
                      type="radio"
                      name={id}
                      checked={choices.get(id) === side}
                      onChange={() => choose(id, side)}
                    />
                    {side === 'mine' ? w.keepMine : w.keepTheirs}
                    <span className="i3">{side === 'theirs' ? whose : ''}</span>
                  </span>
                  <Version of={overlap} side={side} veiled={veiled} />
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
      <div className={css.foot}>
        <span className="i3">{left > 0 ? w.left(left) : ''}</span>
        <Button look="primary" disabled={left > 0} onClick={() => void decideConflict(choices)}>
          {w.save}
        </Button>
      </div>
    </div>
  )
}

/** One version of what both changed, in words. */
const Version = ({ of: { part, mine, theirs }, side, veiled }: { of: Overlap; side: Choice; veiled: boolean }) => {
  const value = side === 'mine' ? mine : theirs
  if (value === undefined) return <p className="i3">{w.deleted}</p>
  const text = (written: string) => (veiled && written !== '' ? words.cases.hiddenText : written)
  if ('field' in part) return <p>{typeof value === 'boolean' ? (value ? w.yes : w.no) : text(value as string)}</p>
  if (part.list === 'claims') return <ClaimVersion claim={value as Claim} text={text} />
  if (part.list === 'notes') return <NoteVersion note={value as Note} text={text} />
  if (part.list === 'evidence') return <CaseFactName fact={(value as { fact: FactRef }).fact} />
  const { name, text: written, at } = value as { name?: string; text?: string; at?: string }
  return (
    <>
      <p>{text(name ?? written ?? '')}</p>
      {at !== undefined && <p className="i3 small">{`${day(at)}, ${clock(at)}`}</p>}
    </>
  )
}

type Text = (written: string) => string

const ClaimVersion = ({ claim, text }: { claim: Claim; text: Text }) => (
  <>
    <p className={`serif ${css.sentence}`}>{text(claim.sentence)}</p>
    <p className="i2">
      {words.claim.grades[claim.grade]}, {claim.source + claim.information}: {words.claim.sources[claim.source]},{' '}
      {words.claim.informations[claim.information]}
    </p>
    <Facts title={words.claim.supports} facts={claim.supports} />
    <Facts title={words.claim.contradicts} facts={claim.contradicts} />
    {claim.open.length > 0 && (
      <>
        <p className="cap">{words.claim.open}</p>
        <ul>
          {claim.open.map((question, i) => (
            // They have no names but their places.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={i}>{text(question)}</li>
          ))}
        </ul>
      </>
    )}
  </>
)

const NoteVersion = ({ note, text }: { note: Note; text: Text }): ReactNode => (
  <>
    {note.on !== undefined && <CaseFactName fact={note.on} />}
    <p>{text(note.text)}</p>
  </>
)

const most = 6

const Facts = ({ title, facts }: { title: string; facts: readonly FactRef[] }) =>
  facts.length > 0 && (
    <>
      <p className="cap">{title}</p>
      <ul>
        {facts.slice(0, most).map((fact) => (
          <li key={factKey(fact)}>
            <CaseFactName fact={fact} />
          </li>
        ))}
      </ul>
      {facts.length > most && <p className="i3">{words.claim.more(facts.length - most)}</p>}
    </>
  )
