import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from './button.tsx'
import css from './menu.module.css'

/** What a menu opens. The root and its trigger are the caller's, as a context menu and a submenu have their own. */
export const MenuPopup = ({
  label,
  align = 'start',
  side,
  offset = 6,
  className = '',
  children,
}: {
  /** Names the menu where its trigger's own words do not. */
  label?: string
  align?: 'start' | 'end'
  side?: 'top'
  /** Pixels between the trigger and the menu. */
  offset?: number
  className?: string | undefined
  children: ReactNode
}) => (
  <Menu.Portal>
    <Menu.Positioner {...(side !== undefined && { side })} align={align} sideOffset={offset} className={css.positioner}>
      <Menu.Popup aria-label={label} className={`${css.menu} ${className}`}>
        {children}
      </Menu.Popup>
    </Menu.Positioner>
  </Menu.Portal>
)

/** How an item of a menu looks, also one that opens a submenu or is one of a choice. */
export const menuItem = css.item

export const MenuItem = ({ keys, onClick, children }: { keys?: string; onClick: () => void; children: ReactNode }) => (
  <Menu.Item className={css.item} onClick={onClick}>
    <span className={`cut ${css.grow}`}>{children}</span>
    {keys !== undefined && <kbd className={css.keys}>{keys}</kbd>}
  </Menu.Item>
)

export const MenuLine = () => <Menu.Separator className={css.line} />

/** What else can be done with a thing, behind three dots. */
export const ActionMenu = ({
  label,
  look = 'icon',
  disabled = false,
  items,
}: {
  label: string
  look?: 'icon' | 'quiet'
  disabled?: boolean
  items: readonly { label: string; act: () => void }[]
}) => (
  <Menu.Root>
    <Menu.Trigger className={buttonClass(look)} aria-label={label} disabled={disabled}>
      <Ellipsis size={15} aria-hidden />
    </Menu.Trigger>
    <MenuPopup align="end">
      {items.map((item) => (
        <MenuItem key={item.label} onClick={item.act}>
          {item.label}
        </MenuItem>
      ))}
    </MenuPopup>
  </Menu.Root>
)
