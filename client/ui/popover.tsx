import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import css from './popover.module.css'

interface Props {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>
  title: string
  /** Whether the title is seen, or only read out. */
  titled?: boolean
  children: ReactNode
  side?: 'bottom' | 'left' | 'top'
  align?: 'start' | 'center' | 'end'
  width?: number
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A small panel at a button; Escape and a click elsewhere close it, focus returns to the button. */
export const Popover = ({
  trigger,
  title,
  titled = true,
  children,
  side = 'bottom',
  align = 'start',
  width = 300,
  open,
  onOpenChange,
}: Props) => (
  <Base.Root {...(open !== undefined && { open })} onOpenChange={(next) => onOpenChange?.(next)}>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className={css.positioner}>
        <Base.Popup className={css.popup} style={{ width }}>
          <Base.Title className={titled ? css.title : 'unseen'}>{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)

export const PopoverClose = Base.Close
