import { Link } from '@tanstack/react-router'
import { buttonClass } from '../ui/button.tsx'
import { useImporting } from '../workspace/importing.ts'
import css from './answer-panel.module.css'
import { words } from './words.ts'

/** No records at all: one sentence, one action. */
export const AnswerEmpty = () => {
  const importing = useImporting()
  return (
    <div className={css.top}>
      <div className={css.head}>
        <h2 className="cap">{words.answer.label}</h2>
      </div>
      <p className={`serif ${css.verdict}`} role="status">
        {importing === null ? words.empty.text : words.empty.importing}
      </p>
      {importing === null && (
        <Link to="/data" className={buttonClass('primary')}>
          {words.empty.action}
        </Link>
      )}
    </div>
  )
}
