import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import css from './tooltip.module.css'

/** One hover or focus away: what a thing means. `children` is the element it is about; it must take focus. */
export const Tooltip = ({
  text,
  side = 'bottom',
  children,
}: {
  text: ReactNode
  side?: 'bottom' | 'top' | 'right'
  children: ReactElement<Record<string, unknown>>
}) => (
  <Base.Root>
    <Base.Trigger render={children} />
    <Base.Portal>
      <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className={css.positioner}>
        <Base.Popup className={css.popup}>{text}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)

export const TooltipGroup = ({ children }: { children: ReactNode }) => (
  <Base.Provider delay={350}>{children}</Base.Provider>
)
