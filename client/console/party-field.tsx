import { Combobox } from '@base-ui/react/combobox'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { useDebounced } from '../ui/use-debounced.ts'
import css from './parameter-form.module.css'
import pick from './party-field.module.css'
import { words } from './words.ts'

interface Props {
  id: string
  /** Graph id of the party. */
  value: string
  onValue: (id: string) => void
}

interface Found {
  id: string
  name: string
  country: string | null
}

/** A party picked by search; its id goes into the statement. */
export const PartyField = ({ id, value, onValue }: Props) => {
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), 120)
  const { data } = useQuery({ ...queries.search(q, 12), placeholderData: keepPreviousData, retry: false })
  const found: Found[] = (data?.items ?? []).filter(({ kind }) => kind === 'Company' || kind === 'Person')
  const items = q === '' ? [] : found
  return (
    <Combobox.Root
      items={items}
      filter={null}
      value={value === '' ? null : { id: value, name: value, country: null }}
      onValueChange={(party: Found | null) => onValue(party?.id ?? '')}
      onInputValueChange={(words, details) => {
        if (details.reason === 'input-change') setTyped(words)
      }}
      itemToStringLabel={(party: Found) => party.id}
      isItemEqualToValue={(a: Found, b: Found) => a.id === b.id}
    >
      <Combobox.Input id={id} className={css.input} placeholder={words.editor.findParty} />
      <Combobox.Portal>
        <Combobox.Positioner side="top" align="start" sideOffset={6} className={pick.positioner}>
          <Combobox.Popup className={pick.popup} aria-label={words.editor.findParty}>
            <Combobox.List className={pick.list}>
              {(party: Found) => (
                <Combobox.Item key={party.id} value={party} className={pick.item}>
                  <span className="cut">{party.name}</span>
                  <small className="i3">{party.country}</small>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
