import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import { buttonClass } from '../ui/button.tsx'
import css from './query-head.module.css'
import { words } from './words.ts'

interface Props {
  disabled: boolean
  items: readonly { label: string; act: () => void }[]
}

/** What else can be done with the rows. */
export const ResultMenu = ({ disabled, items }: Props) => (
  <Menu.Root>
    <Menu.Trigger className={buttonClass('quiet')} aria-label={words.result.more} disabled={disabled}>
      <Ellipsis size={15} aria-hidden />
    </Menu.Trigger>
    <Menu.Portal>
      <Menu.Positioner align="end" sideOffset={6} className={css.positioner}>
        <Menu.Popup className={css.menu}>
          {items.map(({ label, act }) => (
            <Menu.Item key={label} className={css.item} onClick={act}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
)
