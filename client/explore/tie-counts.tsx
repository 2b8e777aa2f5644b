import type { EdgeCount } from '../../server/contract/nodes.ts'
import { count } from '../ui/format.ts'
import css from './inspector.module.css'
import { tieWords } from './words.ts'

/** Exact counts of what a thing is tied to, by kind and direction. */
export const TieCounts = ({ counts }: { counts: readonly EdgeCount[] }) => (
  <ul>
    {counts
      .filter((tie) => tie.count > 0)
      .map((tie) => (
        <li key={`${tie.edge} ${tie.direction}`} className={css.tie}>
          <span className="i2">{tieWords(tie.edge, tie.direction)}</span>
          <span className="n">{count(tie.count)}</span>
        </li>
      ))}
  </ul>
)
