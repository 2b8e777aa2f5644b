import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { CypherAnswer } from '../../server/contract/console.ts'
import type { GraphNode } from '../../server/contract/graph.ts'
import { KindMark, PartyMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import css from './result-table.module.css'
import { compareCells, openedBy, plainOf, type Cell } from './result-values.ts'
import { words } from './words.ts'

const w = words.result
const height = 24

interface Props {
  answer: CypherAnswer
  names: ReadonlyMap<string, string>
  selected: ReadonlySet<number>
  onSelect: (selected: ReadonlySet<number>) => void
}

/** An answer's rows, of which only what is seen is in the document. Numbers stand right; things open beside the canvas. */
export const ResultTable = ({ answer, names, selected, onSelect }: Props) => {
  const { columns, rows } = answer
  const scroller = useRef<HTMLDivElement>(null)
  const [order, setOrder] = useState<{ column: number; down: boolean } | null>(null)
  const nodes = useMemo(() => new Map(answer.graph.nodes.map((node) => [node.id, node])), [answer])
  const shown = useMemo(() => {
    const all = rows.map((_, i) => i)
    if (order === null) return all
    const values = rows.map((row) => plainOf(row[order.column] ?? null, names))
    const way = order.down ? -1 : 1
    return all.sort((a, b) => {
      const [left = null, right = null] = [values[a], values[b]]
      // What is missing stays last either way.
      return left === null || right === null ? compareCells(left, right) : way * compareCells(left, right) || a - b
    })
  }, [rows, order, names])
  // Read anew at every render, as this table is; the compiler cannot memoise it and need not.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: shown.length,
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
      <table className={css.table} aria-label={w.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th className={css.check}>
              <input
                type="checkbox"
                aria-label={w.selectAll}
                checked={rows.length > 0 && selected.size === rows.length}
                onChange={(event) => onSelect(new Set(event.target.checked ? rows.keys() : []))}
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
                  onClick={() => setOrder({ column: i, down: order?.column === i ? !order.down : numeric[i] === true })}
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
            const at = shown[index] ?? 0
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
                    <CellView cell={rows[at]?.[i] ?? null} nodes={nodes} names={names} />
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

const CellView = ({
  cell,
  nodes,
  names,
}: {
  cell: Cell
  nodes: ReadonlyMap<string, GraphNode>
  names: ReadonlyMap<string, string>
}) => {
  const { go } = usePlace()
  const id = openedBy(cell)
  if (id !== null)
    return (
      <button type="button" className={css.thing} onClick={() => go({ sel: id })}>
        <NodeMark node={nodes.get(id)} />
        <span className="cut">{names.get(id) ?? String(plainOf(cell, names))}</span>
      </button>
    )
  const plain = plainOf(cell, names)
  if (plain === null) return <span className="i3">–</span>
  return <span className="cut">{typeof plain === 'number' ? number.format(plain) : plain}</span>
}

const NodeMark = ({ node }: { node: GraphNode | undefined }) => {
  if (node === undefined) return null
  if (node.kind !== 'Company' && node.kind !== 'Person') return <KindMark kind={node.kind} size={14} />
  const standing = node.properties['military'] === true ? 'target' : null
  return <PartyMark standing={standing} person={node.kind === 'Person'} />
}
