import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from './button.tsx'
import css from './choice-menu.module.css'
import { menuItem, MenuPopup } from './menu.tsx'

interface Choice {
  /** Names the group of choices, where there are several. */
  label?: string
  value: string
  options: readonly { value: string; label: string; icon?: ReactNode }[]
  onChange: (value: string) => void
}

/** A button that opens one or several choices, each of one out of a few. */
export const ChoiceMenu = ({
  label,
  choices,
  children,
  look,
  align,
}: {
  label: string
  choices: readonly Choice[]
  /** What the button shows. */
  children: ReactNode
  look: 'icon' | 'quiet'
  align: 'start' | 'end'
}) => (
  <Menu.Root>
    <Menu.Trigger className={buttonClass(look)} aria-label={label} title={label}>
      {children}
    </Menu.Trigger>
    <MenuPopup align={align}>
      {choices.map((choice) => (
        <Menu.RadioGroup
          key={choice.label ?? ''}
          aria-label={choice.label}
          value={choice.value}
          onValueChange={choice.onChange}
        >
          {choice.label !== undefined && (
            <p className={`cap ${css.label}`} aria-hidden>
              {choice.label}
            </p>
          )}
          {choice.options.map((option) => (
            <Menu.RadioItem
              key={option.value}
              value={option.value}
              closeOnClick={choices.length === 1}
              className={menuItem}
            >
              {option.icon}
              <span className={css.spring}>{option.label}</span>
              <Menu.RadioItemIndicator>
                <Check size={13} aria-hidden />
              </Menu.RadioItemIndicator>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      ))}
    </MenuPopup>
  </Menu.Root>
)
