import { useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { amountInColumn, days } from '../ui/format.ts'
import { useMarked, type Facts } from '../workspace/facts.ts'
import { usePlace } from '../workspace/place.ts'
import { useQuestion } from '../workspace/answer.ts'
import { defaults, type Question } from '../workspace/question.ts'
import { allChainsListed, chainDays, isChain, type Route } from '../workspace/routes.ts'
import { useWorkspace } from '../workspace/store.ts'
import css from './answer-routes.module.css'
import { words } from './words.ts'

const w = words.lists
const chainsShown = 3

/** Routes, most attributed first; the one that holds the marked chain is open and lists its chains. */
export const AnswerRoutes = ({ facts, question }: { facts: Facts; question: Question }) => {
  const { answer, routes } = facts
  const { place, go } = usePlace()
  const { ask } = useQuestion()
  const openRow = useWorkspace((s) => s.openRow)
  const marked = useMarked()
  const list = useRef<HTMLOListElement>(null)
  const unit = answer.volume.unit ?? ''
  const at = routes.findIndex((route) => route.chains.some((chain) => isChain(chain, marked)))
  const most = routes[0]?.attributed ?? 0

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
      <ol ref={list} className={css.list} onKeyDown={onKeyDown} aria-label={w.routes} aria-description={w.keys}>
        {routes.map((route, i) => (
          <RouteItem
            key={route.key}
            route={route}
            rank={i + 1}
            facts={facts}
            marked={marked}
            open={i === at}
            most={most}
            onMark={mark}
          />
        ))}
      </ol>
      {!allChainsListed(answer) && answer.chainCount !== null && (
        <p className={css.more}>
          {w.ofRanked(answer.chains.length)} {w.chainsInAll(answer.chainCount).replace(/ in all$/, '')}.{' '}
          {(question.limit ?? defaults.limit) < 1000 && (
            <Button look="link" onClick={() => ask({ ...question, limit: 1000 })}>
              {w.loadMore}
            </Button>
          )}
        </p>
      )}
    </>
  )
}

interface ItemProps {
  route: Route
  rank: number
  facts: Facts
  marked: readonly string[]
  open: boolean
  most: number
  onMark: (movements: readonly string[]) => void
}

const RouteItem = ({ route, rank, facts, marked, open, most, onMark }: ItemProps) => {
  const [all, setAll] = useState(false)
  const names = route.parties.map(facts.short)
  const via = names.slice(1, -1)
  // The marked chain is always among those shown.
  const at = route.chains.findIndex((chain) => isChain(chain, marked))
  const shown = all ? route.chains : route.chains.slice(0, Math.max(chainsShown, at + 1))
  return (
    <li className={`${css.route} ${open ? css.open : ''}`}>
      <button
        type="button"
        data-route
        className={css.summary}
        aria-current={open}
        onClick={() => onMark(route.chains[0]?.movements ?? [])}
      >
        <span className={css.first}>
          <span className={`n ${css.rank}`}>{rank}</span>
          <span className={`cut ${css.name}`}>
            {names[0]} <span className="i3">→</span> {names.at(-1)}
          </span>
          <span className={`n ${css.value}`}>
            {route.attributed === null ? <span className="i3">{w.unknown}</span> : amountInColumn(route.attributed)}
          </span>
        </span>
        <span className={css.second}>
          <span className="cut">{via.length === 0 ? w.direct : w.via(via)}</span>
          <span className="n">{w.chains(route.chains.length)}</span>
        </span>
        <span className={css.bar}>
          <i style={{ width: `${most > 0 ? ((route.attributed ?? 0) / most) * 100 : 0}%` }} />
        </span>
      </button>
      {open && (
        <ul className={css.chains}>
          {shown.map((chain) => {
            const span = chainDays(chain, facts.movements)
            const current = isChain(chain, marked)
            return (
              <li key={chain.movements.join('\n')}>
                <button
                  type="button"
                  className={`${css.chain} ${current ? css.current : ''}`}
                  aria-current={current}
                  onClick={() => onMark(chain.movements)}
                >
                  <span className="cut">{span === null ? '' : days(span.from, span.to)}</span>
                  <span className="n">{w.days(chain.days)}</span>
                  <span className="n">{chain.attributed === null ? '–' : amountInColumn(chain.attributed)}</span>
                </button>
              </li>
            )
          })}
          {route.chains.length > chainsShown && (
            <li className={css.rest}>
              <Button look="link" onClick={() => setAll(!all)} aria-expanded={all}>
                {all
                  ? w.fewerChains
                  : route.chains.length > shown.length
                    ? w.moreChains(route.chains.length - shown.length)
                    : ''}
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  )
}
