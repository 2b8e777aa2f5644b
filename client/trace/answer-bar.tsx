import { useId } from 'react'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { amount } from '../ui/format.ts'
import { words } from './words.ts'

/** Parts of Delivered on its own scale, from 0 to 1; null where a figure is not known. */
export const barParts = (volume: TraceAnswer['volume']) => {
  const { delivered, attributed, attributedRange, lower, upper, unlimitedBy } = volume
  if (delivered === null || delivered <= 0) return null
  const share = (value: number) => Math.min(1, Math.max(0, value / delivered))
  const known = (value: number | null) => (value === null ? null : share(value))
  const rules = attributedRange === null ? null : Object.values(attributedRange)
  return {
    lower: known(lower),
    // Nothing bounds it: the hatching runs on to the open end.
    upper: unlimitedBy.length > 0 ? 1 : known(upper),
    open: unlimitedBy.length > 0,
    attributed: known(attributed),
    span: rules === null ? null : ([share(Math.min(...rules)), share(Math.max(...rules))] as const),
  }
}

/**
 * One bar on the scale of Delivered: solid to at least, hatched to at most, a dot for attributed with the span that the
 * other draw rules would give. An end that nothing bounds is left open.
 */
export const AnswerBar = ({ volume }: { volume: TraceAnswer['volume'] }) => {
  const hatch = useId()
  const parts = barParts(volume)
  if (parts === null || volume.delivered === null) return null
  const unit = volume.unit ?? ''
  const at = (share: number) => `${share * 100}%`
  const lower = parts.lower ?? 0
  const tick = (share: number, key: string) => (
    <line key={key} x1={at(share)} x2={at(share)} y1="3" y2="27" stroke="var(--ink)" strokeWidth="1.5" />
  )
  return (
    <svg
      width="100%"
      height="34"
      overflow="visible"
      role="img"
      aria-label={words.figures.bar(volume, (kg) => `${amount(kg)} ${unit}`)}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="5" stroke="var(--source)" strokeWidth="1.8" opacity=".55" />
        </pattern>
      </defs>
      <rect
        y="7.5"
        width="100%"
        height="15"
        fill="var(--panel)"
        stroke="var(--line-2)"
        strokeDasharray={parts.open ? '3 3' : undefined}
      />
      {parts.upper !== null && (
        <rect x={at(lower)} y="7" width={at(Math.max(0, parts.upper - lower))} height="16" fill={`url(#${hatch})`} />
      )}
      {parts.lower !== null && parts.lower > 0 && (
        <rect y="7" width={at(parts.lower)} height="16" fill="var(--source)" />
      )}
      {parts.lower !== null && parts.lower > 0 && tick(parts.lower, 'lower')}
      {parts.upper !== null && !parts.open && tick(parts.upper, 'upper')}
      {parts.span !== null && parts.span[1] > parts.span[0] && (
        <line x1={at(parts.span[0])} x2={at(parts.span[1])} y1="15" y2="15" stroke="var(--ink)" strokeWidth="2" />
      )}
      {parts.attributed !== null && (
        <circle cx={at(parts.attributed)} cy="15" r="5.5" fill="var(--ink)" stroke="var(--panel)" strokeWidth="2" />
      )}
    </svg>
  )
}
