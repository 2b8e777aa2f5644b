import { Button } from '../ui/button.tsx'
import css from './question-editors.module.css'
import { words } from './words.ts'

interface Props {
  label: string
  value: string | undefined
  onChange: (value: string) => void
}

export const DateEditor = ({ label, value, onChange }: Props) => (
  <div className={css.editor}>
    <input
      type="date"
      className={css.field}
      aria-label={label}
      value={value ?? ''}
      max="9999-12-31"
      onChange={(event) => onChange(event.target.value)}
    />
    <p className={css.foot}>
      <span className="i3">{words.question.dateHint}</span>
      <Button look="link" disabled={value === undefined} onClick={() => onChange('')}>
        {words.question.clear}
      </Button>
    </p>
  </div>
)
