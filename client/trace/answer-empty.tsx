import { Link } from '@tanstack/react-router'
import type { Job } from '../../server/contract/imports.ts'
import { buttonClass } from '../ui/button.tsx'
import { useImporting } from '../workspace/importing.ts'
import css from './answer-panel.module.css'
import { words } from './words.ts'

const ImportProgress = ({ job: { progress } }: { job: Job }) => {
  const { rows, bytes, totalBytes, secondsLeft } = progress
  return (
    <>
      <progress
        className={css.progress}
        max={Math.max(1, totalBytes)}
        value={bytes}
        aria-label={words.empty.importing}
      />
      <p className={`n ${css.aside}`}>
        {words.empty.rows(rows)}
        {secondsLeft === null ? '' : `, ${words.empty.left(secondsLeft)}`}
      </p>
    </>
  )
}

/** No records at all: one sentence, one action. */
export const AnswerEmpty = () => {
  const importing = useImporting()
  return (
    <div className={css.top}>
      <div className={css.head}>
        <h2 className="cap">{words.answer.label}</h2>
      </div>
      <output className={`serif ${css.verdict}`}>
        {importing === null ? words.empty.text : words.empty.importing}
      </output>
      {importing !== null && <ImportProgress job={importing} />}
      {importing === null && (
        <Link to="/data" className={buttonClass('primary')}>
          {words.empty.action}
        </Link>
      )}
    </div>
  )
}
