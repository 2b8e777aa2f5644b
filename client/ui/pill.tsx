import type { ReactNode } from 'react'
import css from './pill.module.css'

export const Pill = ({ tone, children }: { tone: 'ok' | 'watch' | 'target' | 'plain'; children: ReactNode }) => (
  <span className={`${css.pill} ${css[tone]}`}>{children}</span>
)
