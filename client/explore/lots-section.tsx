import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TraceLots, TraceMovement } from '../../server/contract/trace.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { amount, amountInColumn, dayOfYear, percent } from '../ui/format.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAnswer, useAsked } from '../workspace/answer.ts'
import type { Facts } from '../workspace/facts.ts'
import { ownId, shortName } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import { plainQuestion } from '../workspace/question.ts'
import { Section } from './facts-list.tsx'
import css from './inspector.module.css'
import { words } from './words.ts'

const w = words.lots
const lotsShown = 4

/** Where the goods of a movement came from, lot by lot, and where they went on to. */
export const LotsSection = ({ movement, facts }: { movement: TraceMovement; facts: Facts }) => {
  const asked = useAnswer().data?.question ?? null
  const { data, error } = useQuery({
    ...queries.lots(asked ?? plainQuestion, movement.id),
    enabled: asked !== null,
    retry: false,
  })
  const unit = facts.answer.volume.unit ?? ''
  const title = movement.amount === null ? w.fromUnknown : w.from(`${amountInColumn(movement.amount)} ${unit}`)
  const fromSource = facts.parties.get(movement.from)?.role === 'source'
  return (
    <>
      <Section title={title}>
        {fromSource ? (
          <p className="i2">{w.isSource(facts.name(movement.from))}</p>
        ) : error !== null ? (
          <p className="i2">{asProblem(error).message}</p>
        ) : data === undefined ? (
          <Skeleton height={94} />
        ) : data.amount === null ? (
          <p className="i2">{w.noAmount}</p>
        ) : (
          <Origin lots={data} amountOf={data.amount} unit={unit} />
        )}
      </Section>
      {data !== undefined && (data.onward.length > 0 || (data.remaining ?? 0) > 0) && (
        <Section title={w.onward}>
          <Lots lots={data.onward} />
          {(data.remaining ?? 0) > 0 && <p className="i3">{w.remaining(`${amount(data.remaining ?? 0)} ${unit}`)}</p>}
        </Section>
      )}
    </>
  )
}

const Origin = ({ lots, amountOf, unit }: { lots: TraceLots; amountOf: number; unit: string }) => {
  const share = (part: number) => `${amountOf > 0 ? (part / amountOf) * 100 : 0}%`
  const unexplained = lots.unexplained ?? 0
  const others = Math.max(0, amountOf - lots.tagged - unexplained)
  return (
    <>
      <div className={css.stack} aria-hidden>
        {lots.from
          .filter((lot) => lot.sourceShare > 0)
          .map((lot) => (
            <i key={lot.movement} style={{ width: share(lot.amount * lot.sourceShare), background: 'var(--source)' }} />
          ))}
        {lots.from
          .filter((lot) => lot.sourceShare < 1)
          .map((lot) => (
            <i
              key={lot.movement}
              style={{ width: share(lot.amount * (1 - lot.sourceShare)), background: 'var(--line-2)' }}
            />
          ))}
        {unexplained > 0 && (
          <i
            style={{
              width: share(unexplained),
              background: 'repeating-linear-gradient(-45deg, var(--hatch) 0 1.5px, transparent 1.5px 4px)',
            }}
          />
        )}
      </div>
      <div className={css.split}>
        <span>
          <b className={css.sourceInk}>
            {amountInColumn(lots.tagged)} {unit}
          </b>{' '}
          {w.fromSellers}
        </span>
        {others > 0.05 && (
          <span className="i2">
            {amountInColumn(others)} {unit} {w.fromOthers}
          </span>
        )}
        {unexplained > 0 && (
          <span className="i2">
            {amountInColumn(unexplained)} {unit} {w.unexplained}
          </span>
        )}
      </div>
      <Lots lots={lots.from} />
    </>
  )
}

const Lots = ({ lots }: { lots: TraceLots['from'] }) => {
  const { go } = usePlace()
  const asked = useAsked()
  const [all, setAll] = useState(false)
  const shown = all ? lots : lots.slice(0, lotsShown)
  return (
    <>
      <ul>
        {shown.map((lot) => (
          <li key={lot.movement}>
            <button type="button" className={css.lot} onClick={() => go({ sel: lot.movement })}>
              <i
                style={{
                  background: `linear-gradient(0deg, var(--source) ${lot.sourceShare * 100}%, var(--line-2) ${lot.sourceShare * 100}%)`,
                }}
              />
              <span className="mono">{ownId(lot.movement)}</span>
              <span className="cut">
                {shortName(lot.party.name)}, {dayOfYear(lot.departed)}
              </span>
              <span className="n i3" title={w.shareMeans}>
                {w.shareOf[asked?.from.group === 'eu' ? 'eu' : 'any'](percent(lot.sourceShare))}
              </span>
              <span className="n">{amountInColumn(lot.amount)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!all && lots.length > shown.length && (
        <span className="i2">
          <Button look="link" onClick={() => setAll(true)}>
            {w.more(lots.length - shown.length)}
          </Button>
        </span>
      )}
    </>
  )
}
