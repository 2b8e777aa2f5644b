import css from './growing-text.module.css'

interface Props {
  label: string
  value: string
  most: number
  onChange: (value: string) => void
  placeholder?: string
  className?: string | undefined
}

/** A text that is changed where it stands; the field is as high as what is in it. */
export const GrowingText = ({ label, value, most, onChange, placeholder, className = '' }: Props) => (
  <span className={`${css.grow} ${className}`} data-text={`${value === '' ? (placeholder ?? '') : value} `}>
    <textarea
      rows={1}
      className={css.text}
      aria-label={label}
      placeholder={placeholder}
      maxLength={most}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </span>
)

/** Words of the case: changed where they stand, or only read, as names may be shown. */
export const WrittenText = ({
  editable,
  text,
  ...field
}: Props & { editable: boolean; text: (written: string) => string }) =>
  editable ? <GrowingText {...field} /> : <p className={field.className}>{text(field.value)}</p>
