import { useState, type FormEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import css from './case-dialogs.module.css'
import { usePerson } from './case-person.ts'
import { words } from './words.ts'

const w = words.person

/** Asks once how the person calls themselves; it can be asked for again. */
export const PersonDialog = () => {
  const { asking, ask, call, name } = usePerson()
  return (
    <Dialog
      open={asking}
      onOpenChange={(open) => (open ? ask(true) : call(name ?? ''))}
      title={w.title}
      close={w.without}
      width={420}
    >
      <Form />
    </Dialog>
  )
}

const Form = () => {
  const { name, call } = usePerson()
  const [typed, setTyped] = useState(name ?? '')
  const keep = (event: FormEvent) => {
    event.preventDefault()
    call(typed)
  }
  return (
    <form className={css.form} onSubmit={keep}>
      <p className="i2">{w.text}</p>
      <label className={css.field}>
        <span className="cap">{w.name}</span>
        <input
          className={css.input}
          value={typed}
          maxLength={120}
          // The dialog is opened to type this.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <div className={css.foot}>
        <Button onClick={() => call('')}>{w.without}</Button>
        <Button look="primary" type="submit" disabled={typed.trim() === ''}>
          {w.keep}
        </Button>
      </div>
    </form>
  )
}
