import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from './button.tsx'
import css from './dialog.module.css'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** Label of the button that closes it. */
  close: string
  width?: number
  children: ReactNode
}

export const Dialog = ({ open, onOpenChange, title, close, width = 640, children }: Props) => (
  <Base.Root open={open} onOpenChange={onOpenChange}>
    <Base.Portal>
      <Base.Backdrop className={css.backdrop} />
      <Base.Popup className={css.popup} style={{ width }}>
        <div className={css.head}>
          <Base.Title className={css.title}>{title}</Base.Title>
          <Base.Close className={buttonClass('icon')} aria-label={close}>
            <X size={15} aria-hidden />
          </Base.Close>
        </div>
        <div className={css.body}>{children}</div>
      </Base.Popup>
    </Base.Portal>
  </Base.Root>
)
