import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import type { Claim, FactRef } from '../../server/contract/case-content.ts'
import { Button } from '../ui/button.tsx'
import { Pill } from '../ui/pill.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { addFacts, changeClaim } from './case-edits.ts'
import { selectedFacts, without } from './case-facts.ts'
import { FactsOf } from './claim-facts.tsx'
import css from './claim-card.module.css'
import { GrowingText, WrittenText } from './growing-text.tsx'
import { words } from './words.ts'

const w = words.claim
const grades = ['documented', 'inferred', 'hypothesis'] as const satisfies readonly Claim['grade'][]
const sources = ['A', 'B', 'C', 'D', 'E', 'F'] as const satisfies readonly Claim['source'][]
const informations = ['1', '2', '3', '4', '5', '6'] as const satisfies readonly Claim['information'][]
const tones = { documented: 'ok', inferred: 'plain', hypothesis: 'watch' } as const

interface Props {
  id: string
  claim: Claim
  nth: number
  editable: boolean
  text: (written: string) => string
  signed: (item: Claim) => string
  open: boolean
  onOpen: () => void
}

/** A claim in short; opened, everything it says and rests on, to be changed in place. */
export const ClaimCard = ({ id, claim, nth, editable, text, signed, open, onOpen }: Props) => (
  <div className={css.card} data-open={open}>
    <button type="button" className={css.head} aria-expanded={open} onClick={onOpen}>
      <span className="unseen">{w.expand(nth)}</span>
      <span className={css.grade}>
        <Pill tone={tones[claim.grade]}>{w.grades[claim.grade]}</Pill>
        <b>{claim.source + claim.information}</b>
        <span className={`i3 cut ${css.rests}`}>
          {w.rests(claim.supports.length, claim.contradicts.length, claim.open.length)}
        </span>
      </span>
      {!open && (
        <span className={`serif ${css.sentence}`}>
          {claim.sentence === '' ? <i className="i3">{w.placeholder}</i> : text(claim.sentence)}
        </span>
      )}
    </button>
    {open && <OpenClaim {...{ id, claim, nth, editable, text, signed }} />}
  </div>
)

const OpenClaim = ({ id, claim, nth, editable, text, signed }: Omit<Props, 'open' | 'onOpen'>) => {
  const labels = useId()
  const put = (side: 'supports' | 'contradicts') => addFacts(id, side, selectedFacts())
  const take = (side: 'supports' | 'contradicts') => (fact: FactRef) =>
    changeClaim(id, { [side]: without(claim[side], fact) })
  return (
    <div className={css.open}>
      <WrittenText
        editable={editable}
        text={text}
        className={`serif ${css.sentence}`}
        label={w.sentence(nth)}
        placeholder={w.placeholder}
        value={claim.sentence}
        most={2000}
        onChange={(sentence) => changeClaim(id, { sentence }, 'sentence')}
      />
      {editable && (
        <div className={css.grades}>
          <Segmented
            label={w.grade}
            value={claim.grade}
            options={grades.map((value) => ({ value, label: w.grades[value] }))}
            onChange={(grade) => changeClaim(id, { grade })}
          />
        </div>
      )}
      <div className={css.admiralty}>
        <Grade
          label={w.source}
          value={claim.source}
          options={sources.map((value) => [value, w.sources[value]])}
          editable={editable}
          onChange={(source) => changeClaim(id, { source: source as Claim['source'] })}
        />
        <Grade
          label={w.information}
          value={claim.information}
          options={informations.map((value) => [value, w.informations[value]])}
          editable={editable}
          onChange={(information) => changeClaim(id, { information: information as Claim['information'] })}
        />
      </div>
      {(['supports', 'contradicts'] as const).map((side) => (
        <FactsOf
          key={side}
          title={w[side]}
          facts={claim[side]}
          {...(editable && {
            add: { side, act: () => put(side) },
            onRemove: take(side),
          })}
        />
      ))}
      <section className={css.questions} aria-labelledby={`${labels}-open`}>
        <header className={css.line}>
          <h4 className="cap" id={`${labels}-open`}>
            {w.open}
          </h4>
          {editable && (
            <Button look="quiet" onClick={() => changeClaim(id, { open: [...claim.open, ''] })}>
              <Plus size={13} aria-hidden />
              {w.addOpen}
            </Button>
          )}
        </header>
        {claim.open.map((question, i) => (
          // They have no names but their places.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={i} className={css.question}>
            {editable ? (
              <>
                <GrowingText
                  label={w.openField(i + 1)}
                  value={question}
                  most={1000}
                  onChange={(next) => changeClaim(id, { open: claim.open.with(i, next) }, `open ${i}`)}
                />
                <button
                  type="button"
                  className={css.remove}
                  aria-label={w.removeOpen(i + 1)}
                  onClick={() => changeClaim(id, { open: claim.open.toSpliced(i, 1) })}
                >
                  <X size={12} aria-hidden />
                </button>
              </>
            ) : (
              <p>{text(question)}</p>
            )}
          </div>
        ))}
      </section>
      <p className="i3 small">{signed(claim)}</p>
    </div>
  )
}

interface GradeProps {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  editable: boolean
  onChange: (value: string) => void
}

/** One half of the Admiralty code with its meaning in words. */
const Grade = ({ label, value, options, editable, onChange }: GradeProps) => (
  <label className={css.field}>
    <span className="i3 small">{label}</span>
    {editable ? (
      <select className={css.select} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([code, meaning]) => (
          <option key={code} value={code}>
            {`${code}, ${meaning}`}
          </option>
        ))}
      </select>
    ) : (
      <span>{`${value}, ${options.find(([code]) => code === value)?.[1] ?? ''}`}</span>
    )}
  </label>
)
