import { useEffect, useMemo, useRef, useState } from 'react'
import uPlot from 'uplot'
// A style sheet has nothing to give a name to.
// oxlint-disable-next-line import/no-unassigned-import
import 'uplot/dist/uPlot.min.css'
import { plotOf } from './chart-data.ts'
import type { Answer } from './console-answer.ts'
import css from './result-chart.module.css'
import { words } from './words.ts'

const w = words.chart
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** One column of numbers over another column: a line where that is in order by itself (days, months, numbers), bars otherwise. */
export const ResultChart = ({ answer, shown }: { answer: Answer; shown: readonly number[] | null }) => {
  const { columns } = answer
  const numeric = useMemo(() => numericColumns(answer), [answer])
  const [y, setY] = useState(numeric.at(-1) ?? 0)
  const [x, setX] = useState(columns.findIndex((_, i) => i !== y && !numeric.includes(i)))
  const plot = useMemo(() => plotOf(answer, shown, x, y), [answer, shown, x, y])
  const host = useRef<HTMLElement>(null)
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    const { current } = host
    if (current === null) return
    const dark = matchMedia('(prefers-color-scheme: dark)')
    let chart: uPlot | undefined
    const draw = () => {
      chart?.destroy()
      chart = new uPlot(optionsOf(plot, columns[y] ?? '', current, setAt), [plot.xs, plot.ys], current)
    }
    draw()
    const sized = new ResizeObserver(() => chart?.setSize({ width: current.clientWidth, height: current.clientHeight }))
    sized.observe(current)
    // The theme is the page's own choice or the system's.
    const themed = new MutationObserver(draw)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    dark.addEventListener('change', draw)
    return () => {
      sized.disconnect()
      themed.disconnect()
      dark.removeEventListener('change', draw)
      chart?.destroy()
    }
  }, [plot, columns, y])
  const choice = (label: string, value: number, options: readonly number[], onChange: (column: number) => void) => (
    <label className={css.choice}>
      {label}
      <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {options.map((i) => (
          <option key={i} value={i}>
            {i < 0 ? w.rowNumber : columns[i]}
          </option>
        ))}
      </select>
    </label>
  )
  const label = at === null ? undefined : plot.labels[at]
  return (
    <div className={css.chart}>
      <div className={css.bar}>
        {choice(w.of, y, numeric, setY)}
        {choice(
          w.over,
          x,
          [-1, ...columns.keys()].filter((i) => i !== y),
          setX,
        )}
        <output className="i2 cut n">
          {label !== undefined && at !== null
            ? `${label}: ${plot.ys[at] == null ? w.missing : number.format(plot.ys[at])}`
            : plot.left > 0
              ? w.first(plot.xs.length, plot.left)
              : ''}
        </output>
      </div>
      <figure ref={host} className={css.plot} aria-label={w.label(columns[y] ?? '', columns[x] ?? w.rowNumber)} />
    </div>
  )
}

/** Columns that hold numbers and nothing else. */
export const numericColumns = ({ columns, rows }: Pick<Answer, 'columns' | 'rows'>): number[] =>
  [...columns.keys()].filter(
    (i) =>
      rows.some((row) => typeof row[i] === 'number') &&
      rows.every((row) => row[i] === null || typeof row[i] === 'number'),
  )

function optionsOf(
  { kind, labels }: ReturnType<typeof plotOf>,
  name: string,
  host: HTMLElement,
  onPoint: (at: number | null) => void,
): uPlot.Options {
  const token = (key: string) => getComputedStyle(host).getPropertyValue(key).trim()
  const axis = {
    stroke: token('--ink-3'),
    font: `11px ${token('--sans')}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { stroke: token('--line-2'), width: 1 },
  }
  const colour = token('--source')
  const bars = kind === 'bars'
  return {
    width: host.clientWidth,
    height: host.clientHeight,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: !bars } },
    scales: {
      x: {
        time: kind === 'time',
        ...(bars && { range: (_: uPlot, from: number, to: number) => [from - 0.6, to + 0.6] }),
      },
      // Bars that do not begin at nothing would tell another story.
      y: { range: (_, from, to) => [Math.min(0, from), to <= 0 ? 0 : to * 1.05] },
    },
    axes: [
      {
        ...axis,
        ...(bars && {
          grid: { show: false },
          splits: () => [...labels.keys()],
          values: (chart: uPlot) => {
            const room = (chart.width - 60) / Math.max(1, labels.length)
            const every = Math.ceil(76 / Math.max(1, room))
            return labels.map((label, i) => (i % every === 0 ? shortened(label) : ''))
          },
        }),
      },
      { ...axis, size: 64, values: (_, ticks) => ticks.map((tick) => number.format(tick)) },
    ],
    series: [
      {},
      {
        label: name,
        stroke: colour,
        width: 1.5,
        ...(bars
          ? { fill: colour, points: { show: false }, paths: uPlot.paths.bars?.({ size: [0.7, 48] }) }
          : { points: { size: 5 } }),
      } as uPlot.Series,
    ],
    hooks: { setCursor: [(chart) => onPoint(chart.cursor.idx ?? null)] },
  }
}

const shortened = (label: string): string => (label.length > 12 ? `${label.slice(0, 11)}…` : label)
