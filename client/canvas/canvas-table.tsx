import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { saveCsv } from '../ui/save-file.ts'
import type { CanvasModel } from './canvas-model.ts'
import { count, counted } from './canvas-words.ts'
import type { CanvasCallbacks } from './corridor-view.tsx'
import { toCsv } from '../../server/contract/csv-text.ts'
import { filterRows, sheets, sortRows, tableData, type Sheet, type TableRow } from './table-rows.ts'
import { TableHead, TableTotals, type Sorting } from './table-parts.tsx'
import { useCanvasState } from './use-canvas.ts'
import style from './canvas-table.module.css'

interface Props extends CanvasCallbacks {
  model: CanvasModel
}

const rowHeight = 28
const sheetWords = {
  parties: { one: 'party', many: 'parties' },
  shipments: { one: 'shipment', many: 'shipments' },
  related: { one: 'related node', many: 'related nodes' },
} as const

/** Everything the canvas shows as a table: the accessible twin of every view, with the same selection. */
export function CanvasTable({ model, onOpen, onExpand }: Props) {
  const state = useCanvasState(model)
  const [chosen, setSheet] = useState<Sheet>('shipments')
  const [filter, setFilter] = useState('')
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const sheet = chosen === 'related' && state.added.nodes.size === 0 ? 'shipments' : chosen
  const { answer, added, frame } = state
  const hidden = model.unseen()
  const layout = model.layout()
  const data = useMemo(
    () => tableData(model, { answer, layout, hidden, added, frame }, sheet),
    [model, sheet, answer, layout, hidden, added, frame],
  )
  const rows = useMemo(() => {
    const found = filterRows(data.rows, filter)
    return sorting === null ? found : sortRows(found, sorting.column, sorting.descending)
  }, [data, filter, sorting])

  const words = sheetWords[sheet]
  const found =
    rows.length === data.rows.length
      ? counted(rows.length, words.one, words.many)
      : `${count(rows.length)} of ${counted(data.rows.length, words.one, words.many)}`
  return (
    <div className={style.root}>
      <div className={style.bar}>
        <fieldset className={style.sheets} aria-label="What to list">
          {sheets.map(
            (one) =>
              (one !== 'related' || added.nodes.size > 0) && (
                <button
                  key={one}
                  type="button"
                  aria-pressed={one === sheet}
                  onClick={() => {
                    setSheet(one)
                    setSorting(null)
                  }}
                >
                  {one === 'parties' ? 'Parties' : one === 'shipments' ? 'Shipments' : 'Related'}
                </button>
              ),
          )}
        </fieldset>
        <input
          type="search"
          value={filter}
          placeholder="Filter these rows"
          aria-label={`Filter ${words.many}`}
          onChange={(event) => setFilter(event.target.value)}
        />
        <output aria-live="polite">{found}</output>
        <button
          type="button"
          className={style.export}
          disabled={rows.length === 0}
          onClick={() =>
            saveCsv(
              `${sheet}.csv`,
              toCsv(
                ['Id', ...data.columns.map((column) => column.label)],
                rows.map((row) => [row.id, ...row.value]),
              ),
            )
          }
        >
          Save as CSV
        </button>
      </div>
      <Grid
        {...{ model, rows, sorting, onOpen, onExpand }}
        columns={data.columns}
        label={`${words.many} on the canvas`}
        selection={state.selection}
        onSort={(column) => setSorting((last) => nextSorting(last, column, data.columns[column]?.numeric === true))}
      />
    </div>
  )
}

function nextSorting(last: Sorting | null, column: number, numeric: boolean): Sorting | null {
  if (last?.column !== column) return { column, descending: numeric }
  return last.descending === numeric ? { column, descending: !numeric } : null
}

interface GridProps extends CanvasCallbacks {
  model: CanvasModel
  columns: ReturnType<typeof tableData>['columns']
  rows: readonly TableRow[]
  label: string
  sorting: Sorting | null
  selection: readonly string[]
  onSort(column: number): void
}

function Grid({ model, columns, rows, label, sorting, selection, onSort, onOpen, onExpand }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  /** Where a row of rows began that Shift selects to. */
  const [anchor, setAnchor] = useState(0)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const last = selection.at(-1)
  useEffect(() => {
    const index = last === undefined ? -1 : rows.findIndex((row) => row.id === last)
    if (index >= 0) virtual.scrollToIndex(index)
    // Only a new selection scrolls: sorting and filtering stay where the reader is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [last])
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const current = Math.min(active, Math.max(0, rows.length - 1))
  const focusRow = (index: number) => {
    setActive(index)
    virtual.scrollToIndex(index)
    const row = () => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    // A row far away is in the document only after the list has scrolled to it.
    if (row() != null) row()?.focus()
    else requestAnimationFrame(() => row()?.focus())
  }
  const selectTo = (index: number) => {
    const [first, last] = anchor < index ? [anchor, index] : [index, anchor]
    const ids = rows.slice(first, last + 1).map((row) => row.id)
    // The row that the reader is at comes last: it is what stands in the link.
    model.select(index < anchor ? ids.toReversed() : ids)
  }
  const key = (event: KeyboardEvent, row: TableRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2)
    const to = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key]
    if (to !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, to))
      focusRow(next)
      if (event.shiftKey) selectTo(next)
      else setAnchor(next)
    } else if (event.key === 'Enter') onOpen(row.id)
    else if (event.key === ' ') {
      setAnchor(index)
      model.select([row.id], true)
    } else if (event.key === 'e') onExpand(row.id)
    else if (event.key === 'h') model.hide([row.id])
    else return
    event.preventDefault()
  }
  return (
    <div ref={scroller} className={style.scroller}>
      <table
        className={style.table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
      >
        <TableHead {...{ columns, sorting, onSort }} />
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {items.map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            return (
              <tr
                key={row.id}
                className={style.row}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                aria-selected={selection.includes(row.id)}
                tabIndex={item.index === current ? 0 : -1}
                onFocus={() => setActive(item.index)}
                onClick={(event) => {
                  if (event.shiftKey) return selectTo(item.index)
                  setAnchor(item.index)
                  model.select([row.id], event.ctrlKey || event.metaKey)
                }}
                onDoubleClick={() => onOpen(row.id)}
                onKeyDown={(event) => key(event, row, item.index)}
              >
                {columns.map(
                  (column, c) =>
                    column.saved !== true && (
                      <td key={column.key} className={column.numeric ? style.number : undefined} title={row.text[c]}>
                        <bdi>{row.text[c]}</bdi>
                      </td>
                    ),
                )}
              </tr>
            )
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
        <TableTotals {...{ columns, rows }} />
      </table>
      {rows.length === 0 && <p className={style.none}>No row matches. Clear the filter to see all of them.</p>}
    </div>
  )
}
