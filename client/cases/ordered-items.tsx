import { GripVertical, X } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { move, removeItem } from './case-edits.ts'
import type { Item, List } from './case-parts.ts'
import { sayDeleted } from './case-said.ts'
import css from './ordered-items.module.css'
import { words } from './words.ts'

const w = words.order
const first = 50
const further = 200

interface Props<L extends List> {
  list: L
  /** All items in their order. */
  items: readonly [string, Item<L>][]
  editable: boolean
  label: string
  /** Whether each stands in a frame of its own, which the cross then lies in. */
  framed?: boolean
  children: (key: string, item: Item<L>, nth: number) => ReactNode
}

/** Items of a case in their order: a handle moves each by mouse or arrows, a cross deletes it. */
export const OrderedItems = <L extends List>({ list, items, editable, label, framed = false, children }: Props<L>) => {
  const whole = useRef<HTMLOListElement>(null)
  const [shown, setShown] = useState(first)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const [said, setSaid] = useState('')
  const moveTo = (key: string, to: number) => {
    if (to < 0 || to >= items.length) return
    move(list, key, to)
    setSaid(w.moved(to + 1, items.length))
  }
  /** Where in the list, without the dragged item, something at this height belongs. */
  const placeAt = (y: number, from: number): number => {
    const rows = [...(whole.current?.children ?? [])].filter((_, i) => i !== from)
    return rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y > top + height / 2
    }).length
  }
  const handle = (key: string, i: number) => ({
    onKeyDown: (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (by === undefined) return
      event.preventDefault()
      moveTo(key, i + by)
    },
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ from: i, to: i })
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag !== null) setDrag({ ...drag, to: placeAt(event.clientY, drag.from) })
    },
    onPointerUp: () => {
      if (drag !== null && drag.to !== drag.from) moveTo(key, drag.to)
      setDrag(null)
    },
    onPointerCancel: () => setDrag(null),
  })
  /** The row above which the dragged item would come to lie. */
  const gap = drag === null || drag.to === drag.from ? -1 : drag.to < drag.from ? drag.to : drag.to + 1
  return (
    <>
      <ol ref={whole} className={css.items} aria-label={label}>
        {items.slice(0, shown).map(([key, item], i) => (
          <li
            key={key}
            className={css.item}
            data-dragged={drag?.from === i}
            data-framed={framed}
            data-gap={gap === i ? 'above' : gap === items.length && i === items.length - 1 ? 'below' : undefined}
          >
            {editable && (
              <button
                type="button"
                className={css.handle}
                aria-label={w.handle(list, i + 1, items.length)}
                {...handle(key, i)}
              >
                <GripVertical size={13} aria-hidden />
              </button>
            )}
            <div className={css.body}>{children(key, item, i + 1)}</div>
            {editable && (
              <button
                type="button"
                className={css.delete}
                aria-label={w.delete(list, i + 1)}
                onClick={() => {
                  removeItem(list, key)
                  sayDeleted(list)
                }}
              >
                <X size={13} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ol>
      {items.length > shown && (
        <Button look="link" className={css.more} onClick={() => setShown(shown + further)}>
          {words.claim.more(items.length - shown)}
        </Button>
      )}
      <output className="unseen">{said}</output>
    </>
  )
}
