import { useMemo, useRef } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import { dayOf, showFrame } from './canvas-days.ts'
import { endsOf } from './canvas-ends.ts'
import { amountWith, count } from './canvas-words.ts'
import { gridValues, timelineBins } from './timeline-bins.ts'
import { TimelinePlay } from './timeline-play.tsx'
import { TimelineFrame } from './timeline-frame.tsx'
import { useCanvasState, useSize } from './use-canvas.ts'
import style from './timeline.module.css'

const left = 205
const right = 66
const floor = 70
const ceiling = 12

/** Departures per month with the frame that says which time the views show; 94 px high. */
export function Timeline({ model }: { model: CanvasModel }) {
  const root = useRef<HTMLDivElement>(null)
  const size = useSize(root)
  const state = useCanvasState(model)
  const layout = model.layout()
  const narrow = (size?.width ?? 808) < 620
  const start = narrow ? 164 : left
  const width = Math.max(60, (size?.width ?? 808) - start - right)
  const { answer } = state
  const binned = useMemo(
    () => (answer === null || layout === null ? null : timelineBins(answer, layout, model.fit(), width)),
    [model, answer, layout, width],
  )
  if (answer === null || layout === null || binned === null || binned.bins.length === 0)
    return <div ref={root} className={style.root} aria-hidden="true" />

  const { bins, counted, total } = binned
  const unit = answer.volume.unit
  const value = (bin: (typeof bins)[number]) => (counted ? bin.shipments : bin.amount)
  const most = bins.reduce((max, bin) => Math.max(max, value(bin) + bin.other), 0)
  const others = bins.reduce((sum, bin) => sum + bin.other, 0)
  const scale = { from: bins[0]?.from ?? 0, to: bins.at(-1)?.to ?? 1 }
  const xOf = (day: number) => ((day - scale.from) / (scale.to - scale.from)) * width
  const yOf = (amount: number) => floor - (amount / most) * (floor - ceiling)
  const whole = model.fit()
  const frame = state.frame ?? whole
  const first = model.movement(state.chain[0] ?? '')
  const last = model.movement(state.chain.at(-1) ?? '')
  const said = model.status().frame
  const what = binned.months === 1 ? 'month' : binned.months === 3 ? 'quarter' : 'year'
  return (
    <div ref={root} className={style.root}>
      <div className={style.words} style={{ width: start }}>
        <b>
          Departures per {what}
          <TimelinePlay model={model} bins={bins} what={what} />
        </b>
        <span>
          <i />
          {endsOf(answer) === null ? 'on a chain' : 'both ends'},{' '}
          {counted ? 'amounts not recorded' : amountWith(Math.round(total), unit)}
        </span>
        {others > 0 && said === null && (
          <span>
            <i data-other />
            not on one, {counted ? count(others) : amountWith(Math.round(others), unit)}
          </span>
        )}
        {said !== null && (
          <>
            <em>{said}</em>
            <button type="button" onClick={() => model.setFrame(null)}>
              Show all
            </button>
          </>
        )}
      </div>
      <div className={style.plot} style={{ left: start, width }}>
        <svg width={width} height={94} aria-hidden="true">
          {gridValues(most).map((grid) => (
            <line key={grid} className={style.grid} x1={0} x2={width} y1={yOf(grid)} y2={yOf(grid)} />
          ))}
          {bins.map((bin) => {
            const inside = bin.to > frame.from && bin.from < frame.to
            const x = xOf(bin.from) + 1
            return (
              <g key={bin.from}>
                {bin.other > 0 && (
                  <rect
                    className={style.other}
                    data-out={!inside || undefined}
                    x={x}
                    y={yOf(value(bin) + bin.other)}
                    width={Math.max(1, xOf(bin.to) - x - 2)}
                    height={yOf(value(bin)) - yOf(value(bin) + bin.other)}
                  />
                )}
                <rect
                  className={style.bar}
                  data-out={!inside || undefined}
                  x={x}
                  y={yOf(value(bin))}
                  width={Math.max(1, xOf(bin.to) - x - 2)}
                  height={floor - yOf(value(bin))}
                />
                {bin.label !== '' && (
                  <text className={bin.major ? style.major : style.month} x={x} y={85}>
                    {bin.label}
                  </text>
                )}
              </g>
            )
          })}
          {first !== undefined && last !== undefined && (
            <g>
              <rect
                className={style.mark}
                x={xOf(dayOf(first.departed))}
                y={71}
                width={Math.max(2, xOf(dayOf(last.arrived)) - xOf(dayOf(first.departed)))}
                height={4}
              />
              <rect
                className={style.chain}
                x={xOf(dayOf(first.departed))}
                y={72}
                width={Math.max(2, xOf(dayOf(last.arrived)) - xOf(dayOf(first.departed)))}
                height={2}
              />
            </g>
          )}
          <line className={style.floor} x1={0} x2={width} y1={floor + 0.5} y2={floor + 0.5} />
        </svg>
        <TimelineFrame
          frame={frame}
          whole={whole}
          scale={scale}
          width={width}
          described={said ?? `${showFrame(frame)}, all of the answer`}
          onChange={(next) => model.setFrame(next)}
        />
      </div>
      <div className={style.values} style={{ left: start + width }} aria-hidden="true">
        {gridValues(most).map((grid) => (
          <span key={grid} style={{ top: yOf(grid) - 8 }}>
            {counted ? count(grid) : amountWith(grid, unit)}
          </span>
        ))}
      </div>
    </div>
  )
}
