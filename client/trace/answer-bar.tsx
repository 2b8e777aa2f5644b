import { useId } from 'react'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { amount } from '../ui/format.ts'
import { words } from './words.ts'

/** Parts of Delivered on its own scale, from 0 to 1. Attributed is a point, since it is no bound. */
export const barParts = (volume: TraceAnswer['volume']) => {
  const { delivered, attributed, unexplained, throughAvoided } = volume
  if (delivered === null || delivered <= 0) return null
  const share = (value: number | null) => Math.min(1, Math.max(0, (value ?? 0) / delivered))
  const avoided = share(throughAvoided)
  return {
    attributed: attributed === null ? null : share(attributed),
    // They stand at the far end: what is left of Delivered when both are taken away has a recorded origin.
    avoided,
    unexplained: Math.min(1 - avoided, share(unexplained)),
  }
}

/** One bar on the scale of Delivered: a dot for what is attributed, hatching for what no record explains. */
export const AnswerBar = ({ volume }: { volume: TraceAnswer['volume'] }) => {
  const hatch = useId()
  const parts = barParts(volume)
  if (parts === null || volume.delivered === null) return null
  const unit = volume.unit ?? ''
  const label =
    volume.attributed === null
      ? `${amount(volume.delivered)} ${unit}`
      : words.figures.bar(`${amount(volume.attributed)} ${unit}`, `${amount(volume.delivered)} ${unit}`)
  const at = (share: number) => `${share * 100}%`
  return (
    <svg width="100%" height="34" overflow="visible" role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="5" stroke="var(--hatch)" strokeWidth="2.2" />
        </pattern>
      </defs>
      <rect y="7.5" width="100%" height="15" fill="var(--panel)" stroke="var(--line-2)" />
      {parts.attributed !== null && (
        <rect y="7" width={at(parts.attributed)} height="16" fill="var(--source)" opacity=".16" />
      )}
      <rect
        x={at(1 - parts.avoided - parts.unexplained)}
        y="7"
        width={at(parts.unexplained)}
        height="16"
        fill={`url(#${hatch})`}
        opacity=".8"
      />
      <rect x={at(1 - parts.avoided)} y="7" width={at(parts.avoided)} height="16" fill="var(--line-2)" />
      {parts.attributed !== null && (
        <>
          <line
            x1={at(parts.attributed)}
            x2={at(parts.attributed)}
            y1="3"
            y2="27"
            stroke="var(--ink)"
            strokeWidth="1.5"
          />
          <circle cx={at(parts.attributed)} cy="15" r="5.5" fill="var(--ink)" stroke="var(--panel)" strokeWidth="2" />
        </>
      )}
    </svg>
  )
}
