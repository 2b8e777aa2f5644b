import { useId, type ReactNode } from 'react'
import { Popover } from '../ui/popover.tsx'
import css from './question-token.module.css'

interface Props {
  /** Read out instead of the text: what the token is and says. */
  label: string
  text: string
  title: string
  tone?: 'source' | 'target' | 'plain' | 'quiet'
  /** Why the server refused this part. */
  problem?: string | undefined
  width?: number
  /** Marks the token that `Q` goes to. */
  first?: boolean
  children: ReactNode
}

/** A part of the question: a button in the sentence with its editor behind it. */
export const Token = ({ label, text, title, tone = 'plain', problem, width = 320, first = false, children }: Props) => {
  const note = useId()
  return (
    <>
      <Popover
        title={title}
        width={width}
        trigger={
          <button
            type="button"
            aria-label={label}
            aria-describedby={problem === undefined ? undefined : note}
            title={problem}
            className={`${css.token} ${css[tone]} ${problem === undefined ? '' : css.wrong}`}
            {...(first && { 'data-first-token': true })}
          >
            {text}
          </button>
        }
      >
        {problem !== undefined && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        {children}
      </Popover>
      {problem !== undefined && (
        <span className={css.note} role="alert" id={note}>
          {problem}
        </span>
      )}
    </>
  )
}
