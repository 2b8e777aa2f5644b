import { EyeOff } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { useHideNames } from '../workspace/hide-names.ts'
import { changeField } from './case-edits.ts'
import css from './case-panel.module.css'
import { CanvasesSection } from './panel-canvases.tsx'
import { ClaimsSection } from './panel-claims.tsx'
import { EvidenceSection } from './panel-evidence.tsx'
import { NotesSection } from './panel-notes.tsx'
import { QueriesSection } from './panel-queries.tsx'
import { ReportSection } from './panel-report.tsx'
import { QuestionsSection } from './panel-questions.tsx'
import { GrowingText } from './growing-text.tsx'
import { useShownCase } from './case-shown.ts'
import { useCase } from './case-store.ts'
import { words } from './words.ts'

const w = words.panel

/** Everything that the open case holds, to be changed in place. */
export const CasePanel = () => {
  const shown = useShownCase()
  const id = useCase((s) => s.id)
  if (shown === null) return null
  const { content, editable, veiled, text } = shown
  return (
    <div className={css.panel} key={id} data-testid="case">
      <header className={css.head}>
        {editable ? (
          <>
            <GrowingText
              className={css.name}
              label={w.name}
              value={content.name}
              most={200}
              onChange={(name) => changeField('name', name === '' ? ' ' : name)}
            />
            <GrowingText
              className="i2"
              label={w.description}
              placeholder={w.noDescription}
              value={content.description}
              most={5000}
              onChange={(description) => changeField('description', description)}
            />
          </>
        ) : (
          <>
            <h2 className={css.name}>{veiled ? words.cases.hidden(id ?? '') : content.name}</h2>
            <p className="i2">{text(content.description)}</p>
          </>
        )}
      </header>
      {veiled && <Veiled />}
      <ClaimsSection {...shown} />
      <NotesSection {...shown} />
      <QuestionsSection {...shown} />
      <CanvasesSection {...shown} />
      <EvidenceSection {...shown} />
      <QueriesSection {...shown} />
      <ReportSection {...shown} />
    </div>
  )
}

const Veiled = () => {
  const { toggle } = useHideNames()
  return (
    <div className={css.veiled}>
      <EyeOff size={15} aria-hidden />
      <p>
        <b>{w.hiddenTitle}</b>. {w.hidden}{' '}
        <Button look="link" onClick={toggle}>
          {w.showNames}
        </Button>
      </p>
    </div>
  )
}
