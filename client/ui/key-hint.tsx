import css from './key-hint.module.css'

export const KeyHint = ({ keys }: { keys: string }) => (
  <kbd className={css.key} aria-hidden>
    {keys}
  </kbd>
)
