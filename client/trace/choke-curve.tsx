import type { Chokepoints } from '../../server/contract/chokepoints.ts'
import { amount } from '../ui/format.ts'
import css from './choke-curve.module.css'
import { words } from './words.ts'

const w = words.choke

/** *At most* as parties are listed one after another. */
export const ChokeCurve = ({
  curve,
  unit,
  short,
  shown: most,
  height,
}: {
  curve: Chokepoints['curve']
  unit: string
  short: ReadonlyMap<string, string>
  /** How many of its bars are drawn, and how high the highest is, in pixels. */
  shown: number
  height: number
}) => {
  const shown = curve.slice(0, most)
  const highest = shown.reduce((max, { upper }) => Math.max(max, upper ?? 0), 0)
  return (
    <figure className={css.curve}>
      <figcaption className="i3">{w.curve(unit)}</figcaption>
      <ol>
        {shown.map(({ party, upper, movements }, i) => (
          <li key={party?.id ?? ''}>
            <span className="n">{upper === null ? words.figures.unlimited : amount(upper)}</span>
            <i
              style={{ height: highest === 0 ? 1 : Math.max(1, (height * (upper ?? highest)) / highest) }}
              aria-hidden
            />
            <small className="cut" title={party?.name ?? w.nobody}>
              {party === null ? w.nobody : `${i > 1 ? '+ ' : ''}${short.get(party.id) ?? party.name}`}
            </small>
            <span className="unseen">{w.left(movements)}</span>
          </li>
        ))}
      </ol>
      {curve.length > shown.length && <p className="i3">{w.more(curve.length - shown.length)}</p>}
    </figure>
  )
}
