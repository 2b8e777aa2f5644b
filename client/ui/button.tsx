import type { ComponentProps } from 'react'
import css from './button.module.css'

type Look = 'plain' | 'primary' | 'quiet' | 'icon' | 'link'

/** A control: ink on paper. `icon` is square and needs an `aria-label`. */
export const Button = ({
  look = 'plain',
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { look?: Look }) => (
  <button type={type} className={[css.button, css[look], className].filter(Boolean).join(' ')} {...rest} />
)

/** The class a link or a foreign trigger wears to look like a button. */
export const buttonClass = (look: Look = 'plain'): string => `${css.button} ${css[look]}`
