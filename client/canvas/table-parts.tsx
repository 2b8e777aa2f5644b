import { amount } from './canvas-words.ts'
import type { TableColumn, TableRow } from './table-rows.ts'
import style from './canvas-table.module.css'

export interface Sorting {
  column: number
  descending: boolean
}

interface HeadProps {
  columns: readonly TableColumn[]
  sorting: Sorting | null
  onSort(column: number): void
}

export function TableHead({ columns, sorting, onSort }: HeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column, c) => {
          if (column.saved === true) return null
          const sorted = sorting?.column === c ? (sorting.descending ? 'descending' : 'ascending') : 'none'
          return (
            <th
              key={column.key}
              scope="col"
              aria-sort={sorted}
              className={column.numeric ? style.number : undefined}
              style={{ width: column.width }}
            >
              <button type="button" onClick={() => onSort(c)} title={column.label}>
                {column.label}
                <i aria-hidden="true">{sorted === 'none' ? '' : sorted === 'descending' ? ' ↓' : ' ↑'}</i>
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** Columns whose sum means something. */
const summed = new Set(['amount', 'attributed', 'in', 'out'])

export function TableTotals({ columns, rows }: { columns: readonly TableColumn[]; rows: readonly TableRow[] }) {
  if (rows.length === 0 || !columns.some((column) => summed.has(column.key))) return null
  return (
    <tfoot>
      <tr>
        {columns.map(
          (column, c) =>
            column.saved !== true && (
              <td key={column.key} className={column.numeric ? style.number : undefined}>
                {c === 0 ? 'Total' : summed.has(column.key) ? amount(sum(rows, c)) : ''}
              </td>
            ),
        )}
      </tr>
    </tfoot>
  )
}

function sum(rows: readonly TableRow[], column: number): number {
  let total = 0
  for (const row of rows) {
    const value = row.value[column]
    if (typeof value === 'number') total += value
  }
  return Math.round(total * 10) / 10
}
