import { usualParts } from '../../server/contract/report-parts.ts'
import { Button } from '../ui/button.tsx'
import { addReportText, arrangeReport, changeField, changeReportPart } from './case-edits.ts'
import { inOrder, type Item } from './case-parts.ts'
import css from './case-panel.module.css'
import type { Shown } from './case-shown.ts'
import { GrowingText } from './growing-text.tsx'
import { OrderedItems } from './ordered-items.tsx'
import { PanelSection } from './panel-section.tsx'
import { words } from './words.ts'

const w = words.report

/** The report's title, author and parts in the order in which it is written; whatever is in the case it writes itself. */
export const ReportSection = ({ content, editable, text }: Shown) => {
  const parts = inOrder(content, 'parts')
  const here = new Set(parts.map(([, { kind }]) => kind))
  const isWhole = usualParts.every((kind) => here.has(kind))
  const { title, author } = content.report
  return (
    <PanelSection
      of="parts"
      number={parts.length}
      onAdd={editable && parts.length > 0 ? addReportText : undefined}
      add={
        editable &&
        !isWhole && (
          <Button look="quiet" aria-label={parts.length === 0 ? w.arrangeAll : w.putBackAll} onClick={arrangeReport}>
            {parts.length === 0 ? w.arrange : w.putBack}
          </Button>
        )
      }
    >
      {editable ? (
        <>
          <GrowingText
            label={w.title}
            placeholder={w.titleHint}
            value={title}
            most={300}
            onChange={(next) => changeField('title', next)}
          />
          <GrowingText
            label={w.author}
            placeholder={w.authorHint}
            value={author}
            most={300}
            onChange={(next) => changeField('author', next)}
          />
        </>
      ) : (
        [title, author].map((line, at) => <p key={at === 0 ? 'title' : 'author'}>{text(line)}</p>)
      )}
      <OrderedItems list="parts" items={parts} editable={editable} label={words.panel.sections.parts}>
        {(key, part, nth) => <ReportPart id={key} part={part} nth={nth} editable={editable} text={text} />}
      </OrderedItems>
    </PanelSection>
  )
}

interface Props {
  id: string
  part: Item<'parts'>
  nth: number
  editable: boolean
  text: (written: string) => string
}

const ReportPart = ({ id, part, nth, editable, text }: Props) => {
  const { kind, shown, text: own = '' } = part
  const name = w.parts[kind]
  return (
    <div className={css.row}>
      <label className={css.line}>
        <input
          type="checkbox"
          aria-label={w.shown(name)}
          checked={shown}
          disabled={!editable}
          onChange={(event) => changeReportPart(id, { shown: event.target.checked })}
        />
        {name}
      </label>
      {editable ? (
        <GrowingText
          label={kind === 'text' ? w.text(nth) : w.lead(name)}
          placeholder={kind === 'text' ? w.textHint : w.leadHint}
          value={own}
          most={20_000}
          onChange={(next) => changeReportPart(id, { text: next }, 'text')}
        />
      ) : (
        own !== '' && <p>{text(own)}</p>
      )}
    </div>
  )
}
