import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { Button } from '../ui/button.tsx'
import { amount, amountInColumn, count, day } from '../ui/format.ts'
import { Popover } from '../ui/popover.tsx'
import type { Facts } from '../workspace/facts.ts'
import { ownId } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import { drawRules } from '../workspace/question.ts'
import css from './answer-proof.module.css'
import { words } from './words.ts'

const w = words.proof

/** What a figure rests on, one click away from it. */
const Proof = ({ text, title, children }: { text: string; title: string; children: ReactNode }) => (
  <Popover
    title={title}
    side="bottom"
    width={320}
    trigger={
      <Button look="link" className={css.open}>
        {text}
      </Button>
    }
  >
    <div className={css.proof}>{children}</div>
  </Popover>
)

/** Shipments to be stepped through with buttons or arrows, each shown on the canvas. */
const Steps = ({ facts, ids }: { facts: Facts; ids: readonly string[] }) => {
  const { go } = usePlace()
  const [at, setAt] = useState(-1)
  const unit = facts.answer.volume.unit ?? ''
  const show = (next: number) => {
    const id = ids[next]
    if (id === undefined) return
    setAt(next)
    go({ sel: id }, { replace: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    show(at + by)
  }
  return (
    <fieldset className={css.set} aria-label={w.steps}>
      <div className={css.steps}>
        <Button
          look="icon"
          aria-label={w.previous}
          disabled={at <= 0}
          onClick={() => show(at - 1)}
          onKeyDown={onKeyDown}
        >
          <ChevronLeft size={15} aria-hidden />
        </Button>
        <output className="n">{at < 0 ? w.none(ids.length) : w.step(at + 1, ids.length)}</output>
        <Button
          look="icon"
          aria-label={w.next}
          disabled={at >= ids.length - 1}
          onClick={() => show(at + 1)}
          onKeyDown={onKeyDown}
        >
          <ChevronRight size={15} aria-hidden />
        </Button>
      </div>
      <ol className={css.rows}>
        {ids.slice(0, listed).map((id, i) => {
          const movement = facts.movements.get(id)
          return (
            <li key={id}>
              <button type="button" aria-current={i === at || undefined} onClick={() => show(i)} onKeyDown={onKeyDown}>
                <span className="n i2">{movement === undefined ? ownId(id) : day(movement.departed)}</span>
                <span className="cut">
                  {movement === undefined ? '' : `${facts.short(movement.from)} → ${facts.short(movement.to)}`}
                </span>
                <span className="n">
                  {movement === undefined || movement.amount === null ? w.noAmount : amountInColumn(movement.amount)}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {ids.length > listed && <p className="i3">{w.more(ids.length - listed)}</p>}
      <p className="unseen">{unit}</p>
    </fieldset>
  )
}

/** So many rows of a proof are listed; all can be stepped through. */
const listed = 200

/** The cut that adds up to *at most*, or the rows that leave it open. */
export const UpperProof = ({ facts }: { facts: Facts }) => {
  const { upper, cut, unlimitedBy, unit } = facts.answer.volume
  if (unlimitedBy.length > 0)
    return (
      <Proof text={w.openEnd(unlimitedBy.length)} title={w.openTitle}>
        <p>{w.openMeans}</p>
        <Steps facts={facts} ids={unlimitedBy} />
      </Proof>
    )
  if (upper === null || cut.length === 0) return null
  return (
    <Proof text={w.limitedBy(cut.length)} title={w.cutTitle}>
      <p>{w.cutMeans(count(cut.length), `${amount(upper)} ${unit ?? ''}`)}</p>
      <Steps facts={facts} ids={cut} />
    </Proof>
  )
}

/** What *at least* assumes. */
export const LowerProof = ({ volume }: { volume: TraceAnswer['volume'] }) => {
  const { shortfall, unit } = volume
  if (shortfall === null) return null
  const lacking = `${amount(shortfall)} ${unit ?? ''}`
  return (
    <Proof text={shortfall === 0 ? w.nothingMissing : w.onlyMissing(lacking)} title={w.lowerTitle}>
      <p>{w.lowerMeans}</p>
      <p>{shortfall === 0 ? w.noShortfall : w.shortfallMeans(lacking)}</p>
    </Proof>
  )
}

/** *Attributed* under each way of drawing stock. */
export const RangeProof = ({ volume, text }: { volume: TraceAnswer['volume']; text: string }) => {
  const { attributedRange: range, unit } = volume
  if (range === null) return <small>{text}</small>
  return (
    <Proof text={text} title={w.rangeTitle}>
      <table className={css.rules}>
        <tbody>
          {drawRules.map((rule) => (
            <tr key={rule}>
              <th scope="row">
                {words.question.draw[rule]}
                <small>{w.rules[rule]}</small>
              </th>
              <td className="n">
                {amount(range[rule])} {unit ?? ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Proof>
  )
}
