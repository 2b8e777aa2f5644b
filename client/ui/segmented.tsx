import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import css from './segmented.module.css'

interface Props<V extends string> {
  label: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

/** One of a few, side by side; arrows move between them. */
export const Segmented = <V extends string>({ label, value, options, onChange }: Props<V>) => (
  <ToggleGroup
    aria-label={label}
    className={css.group}
    value={[value]}
    onValueChange={(next) => {
      const chosen = next[0] as V | undefined
      if (chosen !== undefined) onChange(chosen)
    }}
  >
    {options.map((option) => (
      <Toggle key={option.value} value={option.value} className={css.option}>
        {option.label}
      </Toggle>
    ))}
  </ToggleGroup>
)
