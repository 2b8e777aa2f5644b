import { Autocomplete } from '@base-ui/react/autocomplete'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronRight, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { nodeKinds } from '../../server/contract/vocabulary.ts'
import type { SearchItem } from '../../server/contract/search.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { countryName } from '../workspace/names.ts'
import { KindMark } from '../workspace/party-mark.tsx'
import { findCommands, useCommands, type Command } from '../workspace/commands.ts'
import { usePlace } from '../workspace/place.ts'
import { onWorkspaceKey } from '../workspace/keys.ts'
import css from './search-box.module.css'
import { words } from './words.ts'

type Entry = SearchItem | Command
const isCommand = (entry: Entry): entry is Command => 'run' in entry
/** As many commands stand above what was found. */
const commandsShown = 4

/**
 * Finds anything in the records by name, in any script and with typing mistakes, or by number, and opens it beside the canvas;
 * and what the workspace can do, by its words.
 */
export const SearchBox = () => {
  const { go } = usePlace()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const q = useDebounced(typed.startsWith('>') ? '' : typed.trim(), 120)
  const { data, error, isFetching } = useQuery({
    ...queries.search(q, 20),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const every = useCommands()
  // `>` asks for commands alone, all of them to begin with.
  const alone = typed.startsWith('>')
  const rest = typed.slice(1).trim()
  const commands = !alone
    ? findCommands(every, typed).slice(0, commandsShown)
    : rest === ''
      ? every
      : findCommands(every, rest)
  const found = alone || q === '' || typed.trim() === '' ? [] : (data?.items ?? [])
  const items: Entry[] = [...commands, ...found]

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
  const choose = (item: Entry) => {
    setTyped('')
    setOpen(false)
    input.current?.blur()
    if (isCommand(item)) item.run()
    else go({ sel: item.id })
  }
  const said =
    error !== null
      ? `${words.failed} ${asProblem(error).message}`
      : !alone && (isFetching || q !== typed.trim())
        ? words.searching
        : found.length === 0 && commands.length === 0
          ? words.none(typed.trim())
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
        itemToStringValue={(item: Entry) => (isCommand(item) ? item.title : item.name)}
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
            {(item: Entry) =>
              isCommand(item) ? (
                <Autocomplete.Item key={item.id} value={item} className={css.item} onClick={() => choose(item)}>
                  <ChevronRight size={13} aria-hidden />
                  <span className="cut">{item.title}</span>
                  <small className="i3">{item.keys ?? words.command}</small>
                </Autocomplete.Item>
              ) : (
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
              )
            }
          </Autocomplete.List>
          {data?.truncated === true && found.length > 0 && <p className={css.more}>{words.truncated}</p>}
        </div>
      </Autocomplete.Root>
    </search>
  )
}
