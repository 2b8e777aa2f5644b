import css from './question-editors.module.css'

/** One of a few, each with a line on what it means. */
export const Options = <V extends string>({
  name,
  value,
  options,
  onChange,
}: {
  name: string
  value: V
  options: readonly { value: V; label: string; hint?: string }[]
  onChange: (value: V) => void
}) => (
  <fieldset className={`${css.editor} ${css.plain}`}>
    <legend className="unseen">{name}</legend>
    {options.map((option) => (
      <label key={option.value} className={css.option}>
        <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
        <span>{option.label}</span>
        {option.hint !== undefined && <small>{option.hint}</small>}
      </label>
    ))}
  </fieldset>
)

/** A whole number within bounds. */
export const NumberEditor = ({
  label,
  value,
  least,
  most,
  hint,
  unit,
  onChange,
}: {
  label: string
  value: number
  least: number
  most: number
  hint: string
  unit: string
  onChange: (value: number) => void
}) => (
  <div className={css.editor}>
    <div className={css.number}>
      <input
        className={css.field}
        type="number"
        aria-label={label}
        min={least}
        max={most}
        value={value}
        onChange={(event) => {
          const next = event.target.valueAsNumber
          if (Number.isInteger(next)) onChange(Math.min(most, Math.max(least, next)))
        }}
      />
      <span className="i2">{unit}</span>
    </div>
    <p className={css.hint}>{hint}</p>
  </div>
)
