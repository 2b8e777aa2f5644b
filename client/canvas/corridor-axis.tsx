import { counted } from './canvas-words.ts'
import { axisContext, type Scale, type Tick } from './corridor-scale.ts'
import style from './corridor-axis.module.css'

interface Props {
  scale: Scale
  ticks: readonly Tick[]
  parties: number
  /** What the right gutter says of each row. */
  right: string
}

export function CorridorAxis({ scale, ticks, parties, right }: Props) {
  const context = axisContext(scale)
  const clear = context.length * 6.8 + 10
  return (
    <div className={style.axis} aria-hidden="true">
      <div className={style.axisLeft}>{counted(parties, 'party', 'parties')}, by country and role</div>
      <div className={style.axisPlot}>
        {ticks.every((tick) => !tick.major || tick.x > clear + 30) && <b style={{ left: 5 }}>{context}</b>}
        {ticks.map(
          (tick) =>
            tick.labelled &&
            (tick.major || tick.x > clear - 6) && (
              <span key={tick.day} className={tick.major ? style.major : undefined} style={{ left: tick.x + 4 }}>
                {tick.label}
              </span>
            ),
        )}
      </div>
      <div className={style.axisRight}>{right}</div>
    </div>
  )
}
