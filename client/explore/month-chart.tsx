import type { TraceMovement } from '../../server/contract/trace.ts'
import { amount } from '../ui/format.ts'
import { Section } from './facts-list.tsx'
import css from './inspector.module.css'
import { monthLabels, monthsOf } from './months.ts'
import { words } from './words.ts'

const w = words.party
const [width, half] = [284, 26]

/** In above the line, out below it, month by month, on this corridor. */
export const MonthChart = ({ id, movements, unit }: { id: string; movements: TraceMovement[]; unit: string }) => {
  const months = monthsOf(id, movements)
  const most = Math.max(1e-9, ...months.map((month) => Math.max(month.in, month.out)))
  const step = Math.min(32, width / Math.max(1, months.length))
  const bar = Math.max(1.5, step - Math.min(4, step * 0.2))
  const size = (value: number) => (value / most) * half
  const inward = movements.filter(({ to }) => to === id)
  const outward = movements.filter(({ from }) => from === id)
  const sum = (of: TraceMovement[]) => amount(of.reduce((total, movement) => total + (movement.amount ?? 0), 0))
  const labels = monthLabels(months, step, width)
  return (
    <Section title={w.months(unit)}>
      <svg className={css.months} viewBox={`0 0 ${width} ${half * 2 + 16}`} aria-hidden>
        {months.map((month, i) => (
          <g key={month.month}>
            <rect x={i * step} y={half - size(month.in)} width={bar} height={size(month.in)} fill="var(--between)" />
            <rect
              x={i * step + 0.6}
              y={half + 0.6}
              width={Math.max(0.5, bar - 1.2)}
              height={Math.max(0, size(month.out) - 1.2)}
              fill="none"
              stroke="var(--between)"
              strokeWidth={month.out > 0 ? 1.2 : 0}
            />
            {labels[i] != null && (
              <text x={i * step} y={half * 2 + 13} fontSize="10.5" fill="var(--ink-3)">
                {labels[i]}
              </text>
            )}
          </g>
        ))}
        <line x1="0" x2={width} y1={half} y2={half} stroke="var(--line-2)" />
      </svg>
      <div className={css.split}>
        <span>
          <i className={`${css.sq} ${css.sqFull}`} aria-hidden />
          {w.in} <b>{sum(inward)}</b> {w.fromParties(new Set(inward.map(({ from }) => from)).size)}
        </span>
        <span>
          <i className={css.sq} aria-hidden />
          {w.out} <b>{sum(outward)}</b> {w.toParties(new Set(outward.map(({ to }) => to)).size)}
        </span>
      </div>
    </Section>
  )
}
