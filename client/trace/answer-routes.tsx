import { useRef, type KeyboardEvent } from 'react'
import { useMarked, type Facts } from '../workspace/facts.ts'
import { usePlace } from '../workspace/place.ts'
import { allChainsListed, isChain } from '../workspace/routes.ts'
import { useWorkspace } from '../workspace/store.ts'
import { AnswerRoute } from './answer-route.tsx'
import css from './answer-routes.module.css'
import { words } from './words.ts'

const w = words.lists

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

  const mark = (movements: readonly string[]) => go({ chain: [...movements], sel: undefined }, { replace: true })
  const step = (by: number) => {
    const next = Math.min(routes.length - 1, Math.max(0, at + by))
    const chain = routes[next]?.chains[0]
    if (chain === undefined) return
    mark(chain.movements)
    list.current?.querySelectorAll<HTMLButtonElement>('[data-route]')[next]?.focus()
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
      <ol ref={list} className={css.list} aria-label={w.routes}>
        {routes.map((route, i) => (
          <AnswerRoute
            key={route.key}
            route={route}
            rank={i + 1}
            facts={facts}
            whole={whole}
            marked={marked}
            open={i === at}
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
