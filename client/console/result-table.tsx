import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { GraphNode } from '../../server/contract/graph.ts'
import { KindMark, PartyMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import type { Answer } from './console-answer.ts'
import css from './result-table.module.css'
import { openedBy, plainOf, type Cell } from './result-values.ts'
import { words } from './words.ts'

const w = words.result
const height = 24

export type Order = { column: number; down: boolean } | null

interface Props {
  answer: Answer
  /** Indices of the rows that are shown; null for all as they came. */
  shown: readonly number[] | null
  order: Order
  onOrder: (order: Order) => void
  selected: ReadonlySet<number>
  onSelect: (selected: ReadonlySet<number>) => void
}

/** An answer's rows, of which only what is seen is in the document. Numbers stand right; things open beside the canvas. */
export const ResultTable = ({ answer, shown, order, onOrder, selected, onSelect }: Props) => {
  const { columns, rows, nodes, done } = answer
  const scroller = useRef<HTMLDivElement>(null)
  const count = shown?.length ?? rows.length
  // Read anew at every render, as this table is; the compiler cannot memoise it and need not.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
  })
  const numeric = useMemo(
    () => columns.map((_, i) => rows.slice(0, 50).every((row) => row[i] === null || typeof row[i] === 'number')),
    [columns, rows],
  )
  const seen = virtual.getVirtualItems()
  const before = seen[0]?.start ?? 0
  const after = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0)
  const toggle = (row: number) => {
    const next = new Set(selected)
    if (!next.delete(row)) next.add(row)
    onSelect(next)
  }
  return (
    <div ref={scroller} className={css.scroller}>
      <table className={css.table} aria-label={w.table} aria-rowcount={count + 1}>
        <thead>
          <tr>
            <th className={css.check}>
              <input
                type="checkbox"
                aria-label={w.selectAll}
                disabled={!done}
                checked={count > 0 && selected.size === count}
                onChange={(event) => onSelect(new Set(event.target.checked ? (shown ?? rows.keys()) : []))}
              />
            </th>
            {columns.map((column, i) => (
              <th
                key={column}
                data-right={numeric[i]}
                aria-sort={order?.column === i ? (order.down ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  className={css.sort}
                  title={w.sort(column)}
                  // Sorting what still grows would move the rows under the reader.
                  disabled={!done}
                  onClick={() => onOrder({ column: i, down: order?.column === i ? !order.down : numeric[i] === true })}
                >
                  {column}
                  {order?.column === i &&
                    (order.down ? <ArrowDown size={11} aria-hidden /> : <ArrowUp size={11} aria-hidden />)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr style={{ height: before }} aria-hidden />}
          {seen.map(({ index }) => {
            const at = shown?.[index] ?? index
            return (
              <tr key={at} data-selected={selected.has(at)} aria-rowindex={index + 2}>
                <td className={css.check}>
                  <input
                    type="checkbox"
                    aria-label={w.select(index + 1)}
                    checked={selected.has(at)}
                    onChange={() => toggle(at)}
                  />
                </td>
                {columns.map((column, i) => (
                  <td key={column} data-right={numeric[i]} className="n">
                    <CellView cell={rows[at]?.[i] ?? null} nodes={nodes} />
                  </td>
                ))}
              </tr>
            )
          })}
          {after > 0 && <tr style={{ height: after }} aria-hidden />}
        </tbody>
      </table>
    </div>
  )
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

export const CellView = ({ cell, nodes }: { cell: Cell; nodes: Answer['nodes'] }) => {
  const { go } = usePlace()
  const id = openedBy(cell)
  if (id !== null)
    return (
      <button type="button" className={css.thing} onClick={() => go({ sel: id })}>
        <NodeMark node={nodes.get(id)} />
        <span className="cut">{nodes.get(id)?.name ?? String(plainOf(cell, nodes))}</span>
      </button>
    )
  const plain = plainOf(cell, nodes)
  if (plain === null) return <span className="i3">–</span>
  return <span className={`cut ${css.text}`}>{typeof plain === 'number' ? number.format(plain) : plain}</span>
}

const NodeMark = ({ node }: { node: GraphNode | undefined }) => {
  if (node === undefined) return null
  if (node.kind !== 'Company' && node.kind !== 'Person') return <KindMark kind={node.kind} size={14} />
  const standing = node.properties['military'] === true ? 'target' : null
  return <PartyMark standing={standing} person={node.kind === 'Person'} />
}
