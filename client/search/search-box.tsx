import { Autocomplete } from '@base-ui/react/autocomplete'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { nodeKinds } from '../../server/contract/vocabulary.ts'
import type { SearchItem } from '../../server/contract/search.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { countryName } from '../workspace/names.ts'
import { KindMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import { onWorkspaceKey } from '../workspace/keys.ts'
import css from './search-box.module.css'
import { words } from './words.ts'

/** Finds anything in the records by name, in any script and with typing mistakes, or by number; opens it beside the canvas. */
export const SearchBox = () => {
  const { go } = usePlace()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const q = useDebounced(typed.trim(), 120)
  const { data, error, isFetching } = useQuery({
    ...queries.search(q, 20),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const items = q === '' || typed.trim() === '' ? [] : (data?.items ?? [])

  useEffect(
    () =>
      onWorkspaceKey((event) => {
        const palette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
        if (!palette && event.key !== '/') return false
        input.current?.focus()
        input.current?.select()
        return true
      }),
    [],
  )

  const shown = open && typed.trim() !== ''
  const choose = (item: SearchItem) => {
    setTyped('')
    setOpen(false)
    input.current?.blur()
    go({ sel: item.id })
  }
  const said =
    error !== null
      ? `${words.failed} ${asProblem(error).message}`
      : isFetching || q !== typed.trim()
        ? words.searching
        : items.length === 0
          ? words.none(q)
          : ''

  return (
    <search
      className={css.search}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <Autocomplete.Root
        inline
        open={shown}
        items={items}
        filter={null}
        value={typed}
        onValueChange={(value, details) => {
          if (details.reason === 'item-press') return
          setTyped(value)
          setOpen(true)
        }}
        itemToStringValue={(item: SearchItem) => item.name}
        autoHighlight="always"
      >
        <div className={css.box}>
          <Search size={13} aria-hidden />
          <Autocomplete.Input
            ref={input}
            className={css.input}
            aria-label={words.label}
            placeholder={words.placeholder}
            aria-keyshortcuts="Control+K /"
            onFocus={() => setOpen(true)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.preventDefault()
              if (shown) setOpen(false)
              else input.current?.blur()
            }}
          />
          <KeyHint keys="Ctrl K" />
        </div>
        {/* Not the library's own popup: that hides the rest of the page from screen readers while one types. */}
        <div className={css.popup} hidden={!shown}>
          <Autocomplete.Status className={css.status}>{said}</Autocomplete.Status>
          <Autocomplete.List className={css.list} aria-label={words.results}>
            {(item: SearchItem) => (
              <Autocomplete.Item key={item.id} value={item} className={css.item} onClick={() => choose(item)}>
                <KindMark kind={item.kind} size={14} />
                <span className={css.text}>
                  <span className="cut">{item.name}</span>
                  {item.snippet !== '' && item.snippet !== item.name && (
                    <small className="i3 cut">{item.snippet}</small>
                  )}
                </span>
                <small className="i3">
                  {item.country === null ? nodeKinds[item.kind].label : countryName(item.country)}
                </small>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
          {data?.truncated === true && items.length > 0 && <p className={css.more}>{words.truncated}</p>}
        </div>
      </Autocomplete.Root>
    </search>
  )
}
