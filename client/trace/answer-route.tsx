import { useState, type KeyboardEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { amountInColumn, days } from '../ui/format.ts'
import type { Facts } from '../workspace/facts.ts'
import { chainDays, isChain, type Route } from '../workspace/routes.ts'
import css from './answer-routes.module.css'
import { words } from './words.ts'

const w = words.lists
const chainsShown = 3

interface Props {
  route: Route
  /** Place in the list from 0, of so many. */
  index: number
  of: number
  /** Told of the element once it has a height. */
  measure: (element: HTMLElement | null) => void
  facts: Facts
  /** Whether every chain of the answer is listed; otherwise a route may have more, and have carried more. */
  whole: boolean
  marked: readonly string[]
  open: boolean
  most: number
  onMark: (movements: readonly string[]) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** One route; when it is open, its chains. */
export const AnswerRoute = ({ route, index, of, measure, ...props }: Props) => {
  const { facts, whole, marked, open, most, onMark, onKeyDown } = props
  const [all, setAll] = useState(false)
  const names = route.parties.map(facts.short)
  const via = names.slice(1, -1)
  const more = whole ? '' : '+'
  // The marked chain is always among those shown.
  const at = route.chains.findIndex((chain) => isChain(chain, marked))
  const shown = all ? route.chains : route.chains.slice(0, Math.max(chainsShown, at + 1))
  return (
    <li
      ref={measure}
      className={`${css.route} ${open ? css.open : ''}`}
      data-index={index}
      aria-setsize={of}
      aria-posinset={index + 1}
    >
      <button
        type="button"
        data-route
        className={css.summary}
        aria-current={open}
        onClick={() => onMark(route.chains[0]?.movements ?? [])}
        onKeyDown={onKeyDown}
      >
        <span className={`n ${css.rank}`}>{index + 1}</span>
        <span className={`cut ${css.name}`}>
          {names[0]} <span className="i3">→</span> {names.at(-1)}
        </span>
        <span className={`n ${css.value}`}>
          {route.attributed === null ? (
            <span className="i3">{w.unknown}</span>
          ) : (
            `${amountInColumn(route.attributed)}${more}`
          )}
        </span>
        <span className={`cut ${css.via}`}>{via.length === 0 ? w.direct : w.via(via)}</span>
        <span className={`n ${css.count}`}>{w.chains(route.chains.length, more)}</span>
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
                  onKeyDown={onKeyDown}
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
