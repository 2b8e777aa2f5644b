import { useState } from 'react'
import { highPriority } from '../../server/contract/high-priority.ts'
import { goodsCode } from '../workspace/names.ts'
import { tiers, type Question } from '../workspace/question.ts'
import css from './question-editors.module.css'
import { words } from './words.ts'

interface Props {
  goods: Question['goods']
  onChange: (goods: NonNullable<Question['goods']>) => void
}

const split = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((part) => part.replaceAll('.', ''))
    .filter((part) => part !== '')

/** Tiers of the high-priority list, codes picked from it by their words, and codes typed. */
export const GoodsEditor = ({ goods, onChange }: Props) => {
  const chosen = goods?.tiers ?? []
  const codes = goods?.codes ?? []
  const [text, setText] = useState(codes.map(goodsCode).join(' '))
  const w = words.question.goodsEditor
  const typed = split(text)
  const bad = typed.filter((part) => !/^\d{2,10}$/.test(part))
  // Words are looked up in the list; the list is short enough to be searched as typed.
  const wordsTyped = bad.filter((part) => /^\p{L}{2,}$/u.test(part)).map((part) => part.toLocaleLowerCase('en'))
  const hits =
    wordsTyped.length === 0
      ? []
      : highPriority.filter(({ label }) => wordsTyped.every((word) => label.toLocaleLowerCase('en').includes(word)))

  const setCodes = (next: string) => {
    setText(next)
    onChange({ tiers: chosen, codes: split(next).filter((part) => /^\d{2,10}$/.test(part)) })
  }

  return (
    <div className={css.editor}>
      <h3 className={css.head}>{w.tiers}</h3>
      <div className={css.tiers}>
        {tiers.map((tier) => (
          <label key={tier} className={css.check}>
            <input
              type="checkbox"
              checked={chosen.includes(tier)}
              onChange={(event) =>
                onChange({
                  codes,
                  tiers: tiers.filter((known) => (known === tier ? event.target.checked : chosen.includes(known))),
                })
              }
            />
            {w.tier(tier)}
          </label>
        ))}
      </div>
      <h3 className={css.head}>{w.codes}</h3>
      <textarea
        className={css.field}
        rows={2}
        aria-label={w.find}
        placeholder={w.find}
        value={text}
        onChange={(event) => setCodes(event.target.value)}
      />
      {hits.length > 0 ? (
        <div className={css.codes}>
          {hits.map((line) => (
            <label key={line.code} className={css.code}>
              <input
                type="checkbox"
                checked={codes.includes(line.code)}
                onChange={() =>
                  setCodes([...typed.filter((part) => !bad.includes(part)), line.code].map(goodsCode).join(' '))
                }
              />
              <span className="mono">{goodsCode(line.code)}</span>
              <span className="cut">{line.label}</span>
              <span className="i3 small">{w.tier(line.tier)}</span>
            </label>
          ))}
        </div>
      ) : (
        bad[0] !== undefined && (
          <p className={css.bad} role="alert">
            {w.bad(bad[0])}
          </p>
        )
      )}
      <p className={css.hint}>{chosen.length === 0 && codes.length === 0 ? w.all : w.codesHint}</p>
    </div>
  )
}
