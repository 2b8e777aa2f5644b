import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type KeyboardEvent } from 'react'
import { useMarked, type Facts } from '../workspace/facts.ts'
import { usePlace } from '../workspace/place.ts'
import { allChainsListed, isChain } from '../workspace/routes.ts'
import { useWorkspace } from '../workspace/store.ts'
import { AnswerRoute } from './answer-route.tsx'
import css from './answer-routes.module.css'
import { words } from './words.ts'

const w = words.lists
/** Height of a route that is not open, in pixels. */
const closedHeight = 58

/** Routes, most attributed first; the one that holds the marked chain is open and lists its chains. */
export const AnswerRoutes = ({ facts }: { facts: Facts }) => {
  const { answer, routes } = facts
  const { place, go } = usePlace()
  const openRow = useWorkspace((s) => s.openRow)
  const marked = useMarked()
  const list = useRef<HTMLOListElement>(null)
  const unit = answer.volume.unit ?? ''
  const at = routes.findIndex((route) => route.chains.some((chain) => isChain(chain, marked)))
  const most = routes[0]?.attributed ?? 0
  const whole = allChainsListed(answer)
  // Read anew at every render, as this list is; the compiler cannot memoise it and need not.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: routes.length,
    getScrollElement: () => list.current?.closest<HTMLElement>('[role="tabpanel"]') ?? null,
    estimateSize: () => closedHeight,
    getItemKey: (i) => routes[i]!.key,
    overscan: 20,
    initialRect: { width: 0, height: closedHeight * 10 },
  })
  const places = virtual.getVirtualItems()

  const mark = (movements: readonly string[]) => go({ chain: [...movements], sel: undefined }, { replace: true })
  const step = (by: number) => {
    const next = Math.min(routes.length - 1, Math.max(0, at + by))
    const chain = routes[next]?.chains[0]
    if (chain === undefined) return
    mark(chain.movements)
    const focus = () => list.current?.querySelector<HTMLButtonElement>(`[data-index="${next}"] [data-route]`)?.focus()
    if (places.some(({ index }) => index === next)) return focus()
    virtual.scrollToIndex(next)
    // The route is in the document only after the list has scrolled to it.
    requestAnimationFrame(focus)
  }
  const leg = (by: number) => {
    const now = marked.indexOf(place.sel ?? '')
    const next = now === -1 ? (by > 0 ? 0 : marked.length - 1) : Math.min(marked.length - 1, Math.max(0, now + by))
    if (marked[next] !== undefined) go({ chain: [...marked], sel: marked[next] }, { replace: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      ArrowRight: () => leg(1),
      ArrowLeft: () => leg(-1),
    }[event.key]
    if (act !== undefined) {
      event.preventDefault()
      act()
    } else if (event.key === 'Enter' && document.activeElement?.getAttribute('aria-current') === 'true') {
      // On the marked route Enter goes on to the row behind its leg.
      event.preventDefault()
      const shipment = marked.includes(place.sel ?? '') ? place.sel : marked.at(-1)
      if (shipment !== undefined) {
        go({ chain: [...marked], sel: shipment }, { replace: true })
        openRow(true)
      }
    }
  }

  return (
    <>
      <div className={css.head}>
        <span>{w.byAttributed(unit)}</span>
        {answer.chainCount !== null && <span className="n">{w.chainsInAll(answer.chainCount)}</span>}
      </div>
      <p className="unseen">{w.keys}</p>
      <ol
        ref={list}
        aria-label={w.routes}
        // What is not in the document keeps its room.
        style={{
          paddingTop: places[0]?.start ?? 0,
          paddingBottom: virtual.getTotalSize() - (places.at(-1)?.end ?? 0),
        }}
      >
        {places.map(({ index, key }) => (
          <AnswerRoute
            key={key as string}
            route={routes[index]!}
            index={index}
            of={routes.length}
            measure={virtual.measureElement}
            facts={facts}
            whole={whole}
            marked={marked}
            open={index === at}
            most={most}
            onMark={mark}
            onKeyDown={onKeyDown}
          />
        ))}
      </ol>
      {!whole && answer.chainCount !== null && (
        <p className={css.more}>
          {w.ofRanked(answer.chains.length)} {w.chainsInAll(answer.chainCount).replace(/ in all$/, '')}. {w.atLeast}
        </p>
      )}
    </>
  )
}
