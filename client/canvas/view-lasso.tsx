import type { Point } from './network-layout.ts'
import style from './view-lasso.module.css'

/** The line drawn around what is to be selected, while it is drawn. */
export const Lasso = ({ around }: { around: readonly Point[] }) =>
  around.length < 2 ? null : (
    <svg className={style.lasso} aria-hidden="true">
      <polygon points={around.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  )
