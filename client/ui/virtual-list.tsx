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
  renderRow: (item: T) => ReactNode
}

/** A list of any length of which only what is seen is in the document; arrows walk it. */
export const VirtualList = <T,>({ label, items, size, keyOf, current, onOpen, renderRow }: Props<T>) => {
  const scroller = useRef<HTMLDivElement>(null)
  // Read anew at every render, as this list is; the compiler cannot memoise it and need not.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    getItemKey: (i) => keyOf(items[i]!),
    overscan: 12,
  })
  const at = items.findIndex((item) => keyOf(item) === current)
  const onKeyDown = (event: KeyboardEvent) => {
    const focused = Number((document.activeElement as HTMLElement | null)?.dataset['row'] ?? at)
    const next = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0, End: items.length - 1 }[event.key]
    if (next === undefined || next < 0 || next >= items.length) return
    event.preventDefault()
    virtual.scrollToIndex(next)
    // The row is in the document only after the list has scrolled to it.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus())
  }
  const rows = virtual.getVirtualItems()
  // One row takes part in the tab order: the open one where it is in the document, else the first that is.
  const stop = rows.some(({ index }) => index === at) ? at : (rows[0]?.index ?? 0)
  return (
    <div ref={scroller} className={css.scroller}>
      <ul className={css.all} style={{ height: virtual.getTotalSize() }} aria-label={label}>
        {rows.map((place) => {
          const item = items[place.index]!
          return (
            <li
              key={place.key}
              className={css.row}
              aria-setsize={items.length}
              aria-posinset={place.index + 1}
              style={{ height: size, transform: `translateY(${place.start}px)` }}
            >
              <button
                type="button"
                className={css.button}
                data-row={place.index}
                tabIndex={place.index === stop ? 0 : -1}
                aria-current={place.index === at}
                onClick={() => onOpen(item)}
                onKeyDown={onKeyDown}
              >
                {renderRow(item)}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
