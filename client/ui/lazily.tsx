import { useEffect, useState, type ComponentType, type FunctionComponent, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemNote } from './problem-note.tsx'

/** What is said where a part of the page cannot be loaded. */
const words = {
  title: 'This part of the page could not be loaded',
  detail:
    'The server did not send it: it may have ended, or the way to it is cut. Once it answers again, loading the page anew brings everything back.',
  reload: 'Load the page anew',
  close: 'Close',
} as const

/** A part while it loads, once it is there, and when it cannot be had. */
interface Part<Props> {
  fetch: () => Promise<void>
  loaded: ComponentType<Props> | null
}

const parts: Part<never>[] = []

function partOf<Props>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  let asked: Promise<void> | null = null
  const part: Part<Props> = {
    loaded: null,
    // What failed once fails until the page is loaded anew: asked for again, it would come without its styles.
    fetch: () => (asked ??= load().then((loaded) => void (part.loaded = loaded), removeEmptyStyles)),
  }
  parts.push(part as unknown as Part<never>)
  return part
}

/** Takes the links to styles away that did not come; nobody asks for those again. */
function removeEmptyStyles(error: unknown): never {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (!isReadable(link.sheet)) link.remove()
  throw error
}

/** No rules can be read of a sheet that did not come; one that is still on its way is none yet. */
function isReadable(sheet: CSSStyleSheet | null): boolean {
  try {
    return sheet === null || sheet.cssRules.length >= 0
  } catch {
    return false
  }
}

/** Loads a part once it is wanted, and says whether that failed. */
function useFailed<Props>(part: Part<Props>, wanted: boolean): boolean {
  const [state, setState] = useState<'waiting' | 'there' | 'failed'>(part.loaded === null ? 'waiting' : 'there')
  useEffect(() => {
    if (!wanted || state !== 'waiting') return
    let left = false
    part.fetch().then(
      () => left || setState('there'),
      () => left || setState('failed'),
    )
    return () => {
      left = true
    }
  }, [part, wanted, state])
  return state === 'failed'
}

const Note = () => (
  <ProblemNote
    title={words.title}
    detail={words.detail}
    action={<Button onClick={() => location.reload()}>{words.reload}</Button>}
  />
)

/**
 * A part of the page that loads when it is first shown. It is fetched ahead once the page is used, so that hardly anybody
 * waits for it. Where it cannot be had it says so, with the next step.
 *
 * @param room what keeps its place until it is there.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  room: ReactNode = null,
): FunctionComponent<Props> {
  const part = partOf(load)
  return function Lazy(props: Props) {
    const failed = useFailed(part, true)
    if (part.loaded !== null) return <part.loaded {...props} />
    return failed ? <Note /> : room
  }
}

interface DialogProps {
  /** Whether it shall be seen; from the first time on it stays in the page, to close as others do. */
  wanted: boolean
  /** It could not be had, and that was read. */
  onPutAway?: () => void
}

/** The same for a part that has no place of its own, such as a dialog: what is said is said in one. */
export function lazyDialog<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props & DialogProps> {
  const part = partOf(load)
  return function LazyDialog({ wanted, onPutAway, ...rest }: Props & DialogProps) {
    const [ever, setEver] = useState(wanted)
    const [read, setRead] = useState(false)
    if (wanted && !ever) setEver(true)
    if (!wanted && read) setRead(false)
    const failed = useFailed(part, ever)
    if (!ever) return null
    if (part.loaded !== null) return <part.loaded {...(rest as unknown as Props)} />
    if (!failed || !wanted || read) return null
    const putAway = () => {
      setRead(true)
      onPutAway?.()
    }
    return (
      <Dialog open onOpenChange={putAway} title={words.title} close={words.close} width={480}>
        <Note />
      </Dialog>
    )
  }
}

const touches = ['pointermove', 'pointerdown', 'keydown'] as const

/** Fetches all parts in turn once somebody uses the page and it has nothing else to do. */
export function fetchAhead(): void {
  const begin = () => {
    for (const touch of touches) removeEventListener(touch, begin)
    requestIdleCallback(() => void fetchAll())
  }
  for (const touch of touches) addEventListener(touch, begin, { passive: true })
}

async function fetchAll(): Promise<void> {
  try {
    for (const part of parts) await part.fetch()
  } catch {
    // It is told of when a part is shown that did not come.
  }
}
