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

/** Of every part that is loaded only when it is shown, what loads it. */
const parts: (() => Promise<unknown>)[] = []

interface Options {
  /** What keeps its room until it is there. */
  room?: ReactNode
  /** Where it is said that it cannot be had: a part that is a dialog has no place of its own. */
  say?: 'in place' | 'in a dialog'
}

/**
 * A part of the page that loads when it is first shown. It is fetched ahead once the page is used, so that hardly anybody
 * waits for it. Where it cannot be had it says so, with the next step.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { room = null, say = 'in place' }: Options = {},
): FunctionComponent<Props> {
  let Loaded: ComponentType<Props> | null = null
  const fetch = async () => void (Loaded ??= await load())
  parts.push(fetch)
  return function Part(props: Props) {
    const [state, setState] = useState<'waiting' | 'there' | 'failed' | 'put away'>(
      Loaded === null ? 'waiting' : 'there',
    )
    useEffect(() => {
      if (state !== 'waiting') return
      let left = false
      fetch().then(
        () => left || setState('there'),
        () => left || setState('failed'),
      )
      return () => {
        left = true
      }
    }, [state])
    if (Loaded !== null) return <Loaded {...props} />
    if (state !== 'failed') return room
    const note = (
      <ProblemNote
        title={words.title}
        detail={words.detail}
        action={<Button onClick={() => location.reload()}>{words.reload}</Button>}
      />
    )
    if (say === 'in place') return note
    return (
      <Dialog open onOpenChange={() => setState('put away')} title={words.title} close={words.close} width={480}>
        {note}
      </Dialog>
    )
  }
}

/** Whether something is so, or ever was since this was first shown. */
export function useOnce(now: boolean): boolean {
  const [was, setWas] = useState(now)
  if (now && !was) setWas(true)
  return was || now
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
    for (const fetch of parts) await fetch()
  } catch {
    // What cannot be had now is asked for again, and told of, when it is shown.
  }
}
