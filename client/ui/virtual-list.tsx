import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import css from './virtual-list.module.css'

interface Props<T> {
  label: string
  items: readonly T[]
  /** Height of a row in pixels. */
  size: number
  keyOf: (item: T) => string
  /** Key of the row that is open. */
  current: string | undefined
  onOpen: (item: T) => void
  row: (item: T) => ReactNode
}

/** A list of any length of which only what is seen is in the document; arrows walk it. */
export const VirtualList = <T,>({ label, items, size, keyOf, current, onOpen, row }: Props<T>) => {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    getItemKey: (i) => keyOf(items[i]!),
    overscan: 12,
  })
  const at = items.findIndex((item) => keyOf(item) === current)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const focused = Number((document.activeElement as HTMLElement | null)?.dataset['row'] ?? at)
    const next = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0, End: items.length - 1 }[event.key]
    if (next === undefined || next < 0 || next >= items.length) return
    event.preventDefault()
    virtual.scrollToIndex(next)
    // The row is in the document only after the list has scrolled to it.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus())
  }
  const rows = virtual.getVirtualItems()
  return (
    <div ref={scroller} className={css.scroller} onKeyDown={onKeyDown} role="list" aria-label={label}>
      <div className={css.all} style={{ height: virtual.getTotalSize() }}>
        {rows.map((place) => {
          const item = items[place.index]!
          return (
            <div
              key={place.key}
              className={css.row}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={place.index + 1}
              style={{ height: size, transform: `translateY(${place.start}px)` }}
            >
              <button
                type="button"
                className={css.button}
                data-row={place.index}
                tabIndex={
                  place.index === Math.max(0, at)
                    ? 0
                    : place.index === rows[0]?.index && !rows.some(({ index }) => index === Math.max(0, at))
                      ? 0
                      : -1
                }
                aria-current={place.index === at}
                onClick={() => onOpen(item)}
              >
                {row(item)}
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
}
