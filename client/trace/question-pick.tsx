import { Combobox } from '@base-ui/react/combobox'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { PartySelection } from '../../server/contract/trace.ts'
import { nodeKinds } from '../../server/contract/vocabulary.ts'
import { queries } from '../api/queries.ts'
import { allCountries, countryName } from '../workspace/names.ts'
import { groups, type Group } from '../workspace/question.ts'
import css from './question-pick.module.css'
import { useDebounced } from '../ui/use-debounced.ts'
import { words } from './words.ts'

interface Option {
  key: string
  kind: 'group' | 'country' | 'party'
  id: string
  label: string
  hint: string
}

const groupOption = (group: Group): Option => ({
  key: `g.${group}`,
  kind: 'group',
  id: group,
  label: words.question.groups[group],
  hint: words.question.groupHints[group],
})
const countryOption = (code: string): Option => ({
  key: `c.${code}`,
  kind: 'country',
  id: code,
  label: countryName(code),
  hint: code,
})
const partyOption = (id: string, label: string, hint: string): Option => ({
  key: `p.${id}`,
  kind: 'party',
  id,
  label,
  hint,
})

const optionsOf = (selection: PartySelection, name: (id: string) => string): Option[] => [
  ...(selection.group === undefined ? [] : [groupOption(selection.group)]),
  ...(selection.countries ?? []).map(countryOption),
  ...(selection.parties ?? []).map((id) => partyOption(id, name(id), '')),
]

const selectionOf = (options: readonly Option[]): PartySelection => {
  const ids = (kind: Option['kind']) => options.filter((option) => option.kind === kind).map(({ id }) => id)
  // A question names one group; the last one picked counts.
  const group = ids('group').at(-1) as Group | undefined
  const [countries, parties] = [ids('country'), ids('party')]
  return {
    ...(group !== undefined && { group }),
    ...(countries.length > 0 && { countries }),
    ...(parties.length > 0 && { parties }),
  }
}

interface Props {
  selection: PartySelection
  name: (id: string) => string
  onChange: (selection: PartySelection) => void
  /** What may be picked; everything unless said. */
  kinds?: readonly Option['kind'][]
  placeholder?: string
}

/** Finds and picks groups, countries and parties; what is picked stands first. */
export const PartyPicker = ({
  selection,
  name,
  onChange,
  kinds = ['group', 'country', 'party'],
  placeholder,
}: Props) => {
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), 150)
  const { data, isFetching } = useQuery(queries.search(kinds.includes('party') ? q : '', 20))
  const chosen = useMemo(() => optionsOf(selection, name), [selection, name])
  const countries = useMemo(() => allCountries(), [])
  const needle = useDeferredValue(typed.trim().toLocaleLowerCase('en'))

  const sections = useMemo(() => {
    const taken = new Set(chosen.map(({ key }) => key))
    const rest = (options: Option[]) => options.filter(({ key }) => !taken.has(key))
    const matching = (option: Option) => needle === '' || option.label.toLocaleLowerCase('en').includes(needle)
    const found = (data?.items ?? [])
      .filter((item) => nodeKinds[item.kind].party)
      .map((item) => partyOption(item.id, item.name, item.country ?? ''))
    return [
      { value: words.question.pick.chosen, items: needle === '' ? chosen : [] },
      {
        value: words.question.pick.groups,
        items: kinds.includes('group') ? rest(groups.map(groupOption)).filter(matching) : [],
      },
      { value: words.question.pick.parties, items: needle === '' ? [] : rest(found) },
      {
        value: words.question.pick.countries,
        items:
          kinds.includes('country') && (needle !== '' || kinds.length === 1)
            ? rest(countries.map(({ code }) => countryOption(code)))
                .filter((option) => matching(option) || option.id.toLocaleLowerCase('en') === needle)
                .slice(0, needle === '' ? undefined : 12)
            : [],
      },
    ].filter(({ items }) => items.length > 0)
  }, [chosen, countries, data, kinds, needle])

  return (
    <Combobox.Root
      inline
      open
      multiple
      items={sections}
      filter={null}
      value={chosen}
      onValueChange={(next: Option[]) => onChange(selectionOf(next))}
      inputValue={typed}
      onInputValueChange={(value, details) => {
        // Picking clears the input by itself; what was typed stays until the reader changes it.
        if (details.reason !== 'item-press') setTyped(value)
      }}
      itemToStringLabel={(option: Option) => option.label}
      isItemEqualToValue={(a: Option, b: Option) => a.key === b.key}
    >
      <div className={css.find}>
        <Combobox.Input
          className={css.input}
          placeholder={placeholder ?? words.question.pick.find}
          aria-label={placeholder ?? words.question.pick.find}
        />
      </div>
      <Combobox.Empty className={css.empty}>
        {needle === '' || isFetching || typed.trim() !== q ? '' : words.question.pick.none}
      </Combobox.Empty>
      <Combobox.List className={css.list}>
        {(section: { value: string; items: Option[] }) => (
          <Combobox.Group key={section.value} items={section.items}>
            <Combobox.GroupLabel className={css.head}>{section.value}</Combobox.GroupLabel>
            <Combobox.Collection>
              {(option: Option) => (
                <Combobox.Item key={option.key} value={option} className={css.item}>
                  <Combobox.ItemIndicator className={css.check} keepMounted>
                    <Check size={13} aria-hidden />
                  </Combobox.ItemIndicator>
                  <span className="cut">{option.label}</span>
                  <small className={`i3 cut ${css.hint}`}>{option.hint}</small>
                </Combobox.Item>
              )}
            </Combobox.Collection>
          </Combobox.Group>
        )}
      </Combobox.List>
    </Combobox.Root>
  )
}
