import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/format.ts'
import css from './case-panel.module.css'
import { words } from './words.ts'

const w = words.panel

interface Props {
  of: keyof typeof w.sections
  number: number
  /** How another one is made; left out where nothing may be changed. */
  onAdd?: (() => void) | undefined
  /** What stands in place of the button. */
  add?: ReactNode
  children: ReactNode
}

/** One kind of thing in a case, with how many there are and how another is made. */
export const PanelSection = ({ of, number, onAdd, add, children }: Props) => (
  <section className={css.section} aria-label={w.sections[of]}>
    <header className={css.sectionHead}>
      <h3 className="cap">
        {w.sections[of]} {number > 0 && <span className="i3 n">{count(number)}</span>}
      </h3>
      {add}
      {onAdd !== undefined && (
        <Button look="quiet" aria-label={w.add[of]} title={w.add[of]} onClick={onAdd}>
          <Plus size={13} aria-hidden />
          {w.short[of]}
        </Button>
      )}
    </header>
    {number === 0 ? <p className="i3">{w.empty[of]}</p> : children}
  </section>
)
