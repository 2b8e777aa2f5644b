import type { ReactNode } from 'react'
import css from './case-bars.module.css'

/** One line that needs a look, in amber. */
export const Bar = ({ children }: { children: ReactNode }) => <output className={css.bar}>{children}</output>
