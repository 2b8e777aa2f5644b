import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Eye, EyeOff, Monitor, Moon, Redo2, Sun, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { ChoiceMenu } from '../ui/choice-menu.tsx'
import { queries as api } from '../api/queries.ts'
import { count } from '../ui/format.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { useHideNames } from './hide-names.ts'
import { keptPlace, usePlace } from './place.ts'
import { useWorkspace, type Theme } from './store.ts'
import { useSteps } from './steps.ts'
import css from './top-bar.module.css'
import { words } from './words.ts'

export interface Screen {
  to: '/' | '/cases' | '/data'
  label: string
}

const skip = (): void => {
  const main = document.querySelector('main')
  if (main === null) return
  main.tabIndex = -1
  main.focus()
}

interface Props {
  screens: readonly Screen[]
  search: ReactNode
  /** Which case is open, and the way to others. */
  openCase: ReactNode
  /** Whether what was changed in it is saved. */
  saved: ReactNode
  /** The way from the case to evidence. */
  exporting: ReactNode
}

/** Wordmark, case, screens, search, undo and redo, names, theme, saved state. */
export const TopBar = ({ screens, search, openCase, saved, exporting }: Props) => {
  const { undo, redo, takeBack, bringBack } = useSteps()
  const queries = useWorkspace((s) => s.queries)
  const showQueries = useWorkspace((s) => s.showQueries)
  const { go, here } = usePlace()
  const toggleQueries = () => {
    if (!here) go({})
    showQueries(!here || !queries)
  }
  return (
    <header className={css.top}>
      <button type="button" className={css.skip} onClick={skip}>
        {words.skip}
      </button>
      <Link to="/" className={css.word} aria-label={words.product}>
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden>
          <rect x="1" y="1" width="5" height="5" fill="var(--source)" />
          <path d="M3.5 6v3.5a3 3 0 0 0 3 3h5" fill="none" stroke="var(--ink)" strokeWidth="1.6" />
          <circle cx="14" cy="12.5" r="3" fill="var(--target)" />
        </svg>
        {words.product}
      </Link>
      {openCase}
      <span className={css.line} />
      <nav className={css.nav} aria-label={words.nav.label}>
        {screens.map((screen) => (
          <Link
            key={screen.to}
            to={screen.to}
            search={screen.to === '/' ? keptPlace : {}}
            activeOptions={{ exact: true, includeSearch: false }}
            className={css.screen}
          >
            {screen.label}
          </Link>
        ))}
        <button type="button" className={css.screen} aria-pressed={queries} onClick={toggleQueries}>
          {words.nav.queries}
          <WatchBadge />
        </button>
      </nav>
      <span className={css.spring} />
      {search}
      <span className={css.line} />
      <Tooltip text={words.undo(undo)}>
        <Button
          look="icon"
          aria-label={words.undo(undo)}
          disabled={undo === null}
          onClick={takeBack}
          aria-keyshortcuts="Control+Z"
        >
          <Undo2 size={15} aria-hidden />
        </Button>
      </Tooltip>
      <Tooltip text={words.redo(redo)}>
        <Button
          look="icon"
          aria-label={words.redo(redo)}
          disabled={redo === null}
          onClick={bringBack}
          aria-keyshortcuts="Control+Shift+Z"
        >
          <Redo2 size={15} aria-hidden />
        </Button>
      </Tooltip>
      <NamesButton />
      <ThemeMenu />
      {saved}
      {exporting}
    </header>
  )
}

/** How many rows watched queries have found that nobody has looked at. */
const WatchBadge = () => {
  const { data } = useQuery(api.watches())
  const fresh = (data ?? []).reduce((sum, { unseen }) => sum + unseen.new, 0)
  return fresh === 0 ? null : (
    <span className={css.badge} title={words.nav.fresh(fresh)}>
      <span aria-hidden>{count(fresh)}</span>
      <span className="unseen">{words.nav.fresh(fresh)}</span>
    </span>
  )
}

const NamesButton = () => {
  const { hidden, toggle } = useHideNames()
  const text = hidden ? words.names.show : words.names.hide
  return (
    <Tooltip text={text}>
      <Button look="icon" aria-label={words.names.hide} aria-pressed={hidden} onClick={toggle}>
        {hidden ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
      </Button>
    </Tooltip>
  )
}

const themes = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const satisfies readonly { value: Theme; icon: unknown }[]

const ThemeMenu = () => {
  const theme = useWorkspace((s) => s.theme)
  const setTheme = useWorkspace((s) => s.setTheme)
  const Icon = themes.find(({ value }) => value === theme)?.icon ?? Monitor
  return (
    <ChoiceMenu
      label={`${words.theme.label}: ${words.theme[theme]}`}
      look="icon"
      align="end"
      choices={[
        {
          value: theme,
          options: themes.map(({ value, icon: Mark }) => ({
            value,
            label: words.theme[value],
            icon: <Mark size={14} aria-hidden />,
          })),
          onChange: (next) => setTheme(themes.find(({ value }) => value === next)?.value ?? 'system'),
        },
      ]}
    >
      <Icon size={15} aria-hidden />
    </ChoiceMenu>
  )
}
