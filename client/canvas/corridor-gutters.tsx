import { memo } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import { endsOf } from './canvas-ends.ts'
import { amount } from './canvas-words.ts'
import { sizes, type CorridorLayout, type Lane, type Row } from './corridor-types.ts'
import style from './corridor-gutters.module.css'

interface Props {
  model: CanvasModel
  layout: CorridorLayout
  /** Rows of the chosen chain, selected party ids, the keyboard's row (-1 for none). */
  lit: ReadonlySet<number>
  selection: readonly string[]
  /** Parties that there are notes on. */
  noted: ReadonlySet<string>
  focused: number
  onOpen(id: string): void
}

const barMost = 45

/** Lane bands, names on the left and traced amounts on the right; they do not depend on time, so zoom leaves them alone. */
export const CorridorGutters = memo(function CorridorGutters(props: Props) {
  const { layout } = props
  const { answer, question } = props.model.state()
  const ends = endsOf(answer)
  const avoid = new Set(question?.avoid)
  const chosen = new Set(props.selection)
  const most = layout.rows.reduce((max, row) => Math.max(max, row.traced), 0)
  return (
    <>
      {layout.lanes.map((lane) => (
        <div
          key={lane.id}
          className={style.band}
          data-role={lane.role}
          style={{ top: lane.top, height: lane.height }}
        />
      ))}
      <div className={style.left}>
        {layout.lanes.map((lane) => (
          <LaneTitle key={lane.id} lane={lane} model={props.model} />
        ))}
        {layout.rows.map((row, i) => (
          <RowName key={row.id} {...props} row={row} index={i} selected={chosen.has(row.id)} />
        ))}
      </div>
      <div className={style.right} aria-hidden="true">
        {layout.rows.map((row, i) => (
          <div
            key={row.id}
            className={style.traced}
            data-role={row.role}
            data-lit={props.lit.has(i) || undefined}
            style={{ top: row.y - sizes.row / 2 }}
          >
            {ends === null ? (
              <>
                {amount(Math.round(row.traced))}
                <i style={{ width: most === 0 ? 0 : Math.max(1, (barMost * row.traced) / most) }} />
              </>
            ) : (
              row.parties.length === 1 && <End word={avoid.has(row.id) ? 'avoided' : ends.words.get(row.id)} />
            )}
          </div>
        ))}
      </div>
    </>
  )
})

const End = ({ word }: { word: string | undefined }) => <em data-end={word}>{word}</em>

function LaneTitle({ lane, model }: { lane: Lane; model: CanvasModel }) {
  return (
    <div className={style.laneTitle} data-role={lane.role} style={{ top: lane.top }}>
      <span>{lane.title}</span>
      {lane.foldable && lane.folded.length === 0 && (
        <button type="button" tabIndex={-1} onClick={() => model.toggleLane(lane.id)}>
          fold
        </button>
      )}
    </div>
  )
}

function RowName({
  row,
  index,
  model,
  lit,
  selected,
  noted,
  focused,
  layout,
  onOpen,
}: Omit<Props, 'selection'> & { row: Row; index: number; selected: boolean }) {
  const group = row.parties.length > 1 || row.id.startsWith('others:')
  const lane = layout.lanes[row.lane]
  const hasNote = noted.has(row.id)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={style.name}
      data-role={row.role}
      data-lit={lit.has(index) || undefined}
      data-selected={selected || undefined}
      data-focused={index === focused || undefined}
      style={{ top: row.y - sizes.row / 2 }}
      title={
        group
          ? `Show all parties of ${lane?.title ?? 'the lane'}`
          : hasNote
            ? `${row.name}: there is a note on it`
            : row.name
      }
      onClick={(event) => {
        if (group) model.toggleLane(lane?.id ?? '')
        else model.select([row.id], event.ctrlKey || event.metaKey || event.shiftKey)
      }}
      onDoubleClick={() => !group && onOpen(row.id)}
      onContextMenu={() => !group && !selected && model.select([row.id])}
    >
      <i className={group ? style.groupShape : style.shape} />
      <bdi>{group ? row.name : model.nameOf(row.id)}</bdi>
      {hasNote && (
        <span className={style.noted}>
          <span className="unseen">noted</span>
        </span>
      )}
    </button>
  )
}
