import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './problem-note.module.css'

interface Props {
  /** What failed. */
  title: string
  detail: string
  /** What is safe. */
  safe?: ReactNode
  requestId?: string | null
  /** The one next step. */
  action?: ReactNode
}

/** A failure in full: what failed, what is safe, one next step, and the number to quote when asking for help. */
export const ProblemNote = ({ title, detail, safe, requestId, action }: Props) => (
  <div className={css.note} role="alert">
    <TriangleAlert size={15} aria-hidden className={css.sign} />
    <div className={css.text}>
      <p className={css.title}>{title}</p>
      <p className="i2">{detail}</p>
      {safe !== undefined && <p className="i2">{safe}</p>}
      {action !== undefined && <p className={css.action}>{action}</p>}
      {requestId != null && <p className={`mono i3 ${css.id}`}>{requestId}</p>}
    </div>
  </div>
)
