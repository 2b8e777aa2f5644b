import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Matrix, MatrixQuestion } from '../../server/contract/trace-details.ts'
import { traceQueries } from '../api/trace-queries.ts'
import { amount, day } from '../ui/format.ts'
import { Segmented } from '../ui/segmented.tsx'
import { useQuestion } from '../workspace/answer.ts'
import type { Facts } from '../workspace/facts.ts'
import { countryName, shortNames } from '../workspace/names.ts'
import { tidy, type Question } from '../workspace/question.ts'
import css from './answer-wider.module.css'
import { Asking } from './asking.tsx'
import { words } from './words.ts'

const w = words.across
type By = MatrixQuestion['rows']
type Axis = Matrix['rows'][number]

/** The question of one cell: that row to that column, every other source and target avoided. */
export const cellQuestion = (question: Question, found: Matrix, row: Axis, column: Axis, ends: string[]): Question => {
  const chosen = new Set([...row.parties, ...column.parties])
  const others = [...found.rows, ...found.columns].flatMap(({ parties }) => parties)
  const avoid = new Set([...(question.avoid ?? []), ...others, ...ends].filter((id) => !chosen.has(id)))
  return tidy({
    ...question,
    from: { parties: row.parties },
    to: { parties: column.parties },
    avoid: [...avoid],
  })
}

/** The same question for each source and each target, as a table shaded by amount. */
export const AnswerAcross = ({ facts, question, onDone }: { facts: Facts; question: Question; onDone: () => void }) => {
  const [rows, setRows] = useState<By>('countries')
  const [columns, setColumns] = useState<By>('parties')
  const query = useQuery(traceQueries.matrix(question, facts.answer.projection.version, rows, columns))
  const options = (['countries', 'parties'] as const).map((value) => ({ value, label: w.by[value] }))
  return (
    <>
      <p className="i2">{w.intro(facts.answer.volume.unit ?? '')}</p>
      <div className={css.choices}>
        <span>{w.rows}</span>
        <Segmented label={w.rows} value={rows} options={options} onChange={setRows} />
        <span>{w.columns}</span>
        <Segmented label={w.columns} value={columns} options={options} onChange={setColumns} />
      </div>
      <Asking query={query} height={220}>
        {(found) => <Heat found={found} facts={facts} question={question} by={{ rows, columns }} onDone={onDone} />}
      </Asking>
    </>
  )
}

const Heat = ({
  found,
  facts,
  question,
  by,
  onDone,
}: {
  found: Matrix
  facts: Facts
  question: Question
  by: { rows: By; columns: By }
  onDone: () => void
}) => {
  const { ask } = useQuestion()
  const unit = found.unit ?? ''
  const cells = new Map(found.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const most = found.cells.reduce((max, { attributed }) => Math.max(max, attributed), 0)
  // A party may be on both sides, and is called the same on both.
  const axes = new Map([...found.rows, ...found.columns].map((axis) => [axis.id, axis]))
  const short = shortNames([...axes.values()])
  const title = (axis: Axis, of: By) =>
    of === 'parties' ? (short.get(axis.id) ?? axis.name) : axis.id === '' ? w.noCountry : countryName(axis.id)
  const ends = facts.answer.corridor.parties.filter(({ role }) => role !== 'between').map(({ id }) => id)
  return (
    <>
      <div className={css.scroll}>
        <table className={css.heat}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{w.corner}</span>
              </th>
              {found.columns.map((column) => (
                <th key={column.id} scope="col">
                  {title(column, by.columns)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row, r) => (
              <tr key={row.id}>
                <th scope="row">{title(row, by.rows)}</th>
                {found.columns.map((column, c) => {
                  const cell = cells.get(`${r} ${c}`)
                  if (cell === undefined)
                    return (
                      <td key={column.id} className="i3">
                        {w.none}
                      </td>
                    )
                  return (
                    <td key={column.id}>
                      <Cell
                        cell={cell}
                        most={most}
                        unit={unit}
                        title={w.cell(title(row, by.rows), title(column, by.columns))}
                        onOpen={() => {
                          onDone()
                          ask(cellQuestion(question, found, row, column, ends))
                        }}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="i3">
        {w.counts(found.rows.length, found.counts.rows, found.columns.length, found.counts.columns)}{' '}
        {found.truncated && w.truncated} {found.notComputed > 0 && w.notComputed(found.notComputed)}
      </p>
    </>
  )
}

interface CellProps {
  cell: Matrix['cells'][number]
  most: number
  unit: string
  title: string
  onOpen: () => void
}

const Cell = ({ cell, most, unit, title, onOpen }: CellProps) => {
  // Half strength at most, so that ink stays readable on it.
  const share = most === 0 ? 0 : Math.round((45 * cell.attributed) / most)
  return (
    <button
      type="button"
      style={{ background: `color-mix(in srgb, var(--source) ${share}%, var(--panel))` }}
      onClick={onOpen}
    >
      <span className="unseen">{title}</span>
      <b className="n">{amount(cell.attributed)}</b>
      <span className="unseen">{w.cellHolds(unit, cell.movements)}</span>
      <small>
        {day(cell.first)} – {day(cell.last)}
      </small>
      <span className="unseen">{w.open}</span>
    </button>
  )
}
