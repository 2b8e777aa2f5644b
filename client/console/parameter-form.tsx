import { useState } from 'react'
import type { QueryParameter } from '../../server/contract/saved-queries.ts'
import { parametersInUse, useSession } from './console-session.ts'
import css from './parameter-form.module.css'
import { PartyField } from './party-field.tsx'
import { words } from './words.ts'

const types: readonly QueryParameter['type'][] = ['text', 'number', 'date', 'country', 'goods code', 'party']

/** A field for each parameter that the statement uses, of the parameter's own type. */
export const ParameterForm = () => {
  const { draft, change } = useSession()
  const used = parametersInUse(draft)
  const put = (parameter: QueryParameter) =>
    change({ parameters: [...draft.parameters.filter(({ name }) => name !== parameter.name), parameter] })
  return (
    <form className={css.form} onSubmit={(event) => event.preventDefault()} aria-label={words.editor.parameters}>
      {used.length > 0 && <span className="cap">{words.editor.parameters}</span>}
      {used.map((parameter) => (
        <span key={parameter.name} className={css.field}>
          <label className="mono" htmlFor={`parameter-${parameter.name}`} title={parameter.label}>
            ${parameter.name}
          </label>
          <Field parameter={parameter} onValue={(value) => put({ ...parameter, value })} />
          <select
            className={css.type}
            aria-label={words.editor.type(parameter.name)}
            value={`${parameter.list ? 'list ' : ''}${parameter.type}`}
            onChange={(event) => {
              const list = event.target.value.startsWith('list ')
              const type = event.target.value.replace(/^list /, '') as QueryParameter['type']
              put({ ...parameter, type, list, value: null })
            }}
          >
            {types.map((type) => (
              <option key={type}>{type}</option>
            ))}
            {types.map((type) => (
              <option key={`list ${type}`} value={`list ${type}`}>
                {type}s
              </option>
            ))}
          </select>
        </span>
      ))}
      <span className={css.spring} />
      <span className="i3 small">{words.editor.reads}</span>
    </form>
  )
}

interface FieldProps {
  parameter: QueryParameter
  onValue: (value: QueryParameter['value']) => void
}

const Field = ({ parameter, onValue }: FieldProps) => {
  const { name, type, list, value } = parameter
  const id = `parameter-${name}`
  if (list) return <ListField key={name} parameter={parameter} onValue={onValue} />
  if (type === 'party') return <PartyField id={id} value={String(value ?? '')} onValue={onValue} />
  const kind = type === 'number' ? 'number' : type === 'date' ? 'date' : 'text'
  return (
    <input
      id={id}
      type={kind}
      step="any"
      className={css.input}
      data-kind={kind}
      value={Array.isArray(value) ? value.join(', ') : (value ?? '')}
      maxLength={2000}
      onChange={(event) => onValue(valueOf(event.target.value, type))}
    />
  )
}

/** Several values in one line; they are taken apart as they are typed, and what is typed stays as it is. */
const ListField = ({ parameter: { name, type, value }, onValue }: FieldProps) => {
  const shown = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      id={`parameter-${name}`}
      className={css.input}
      placeholder={words.editor.listHint}
      value={typed ?? shown}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value)
        const items = event.target.value
          .split(',')
          .flatMap((item) => (item.trim() === '' ? [] : [valueOf(item.trim(), type)]))
        onValue(items.filter((item) => item !== null))
      }}
    />
  )
}

function valueOf(typed: string, type: QueryParameter['type']): string | number | null {
  if (typed === '') return type === 'text' ? '' : null
  if (type === 'number') return Number.isFinite(Number(typed)) ? Number(typed) : null
  if (type === 'country') return typed.toUpperCase()
  return type === 'goods code' ? typed.replaceAll(/\D/g, '') : typed
}
