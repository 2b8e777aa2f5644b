import type { ReactNode } from 'react'
import { amount, count, everyDigit, exact } from '../ui/format.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { defaults, type Question } from '../workspace/question.ts'
import type { Facts } from '../workspace/facts.ts'
import { AnswerBar } from './answer-bar.tsx'
import css from './answer-figures.module.css'
import { LowerProof, RangeProof, UpperProof } from './answer-proof.tsx'
import { words } from './words.ts'

const w = words.figures

interface Figure {
  key: string
  mark: string | undefined
  name: string
  /** What it rests on, or the proof of it. */
  note: ReactNode
  means: string
  value: ReactNode
  unit: string
  digits?: string
}

/** The figures of an answer on the scale of what was delivered, each with its meaning one hover or focus away. */
export const AnswerFigures = ({ facts, question }: { facts: Facts; question: Question }) => {
  const { answer } = facts
  const { volume } = answer
  const unit = volume.unit ?? ''
  // In value a markup on the way makes every figure an estimate, and each says so.
  const about = volume.bound ? '' : `${words.answer.about} `
  const means = (text: string) => (volume.bound ? text : `${text} ${w.valueMeans}`)
  const sum = (value: number | null): Pick<Figure, 'value' | 'unit' | 'digits'> =>
    value === null
      ? { value: w.notCounted, unit: '' }
      : { value: `${about}${amount(value)}`, unit, digits: `${everyDigit(value)} ${unit}` }
  const range = volume.attributedRange === null ? null : Object.values(volume.attributedRange)
  const spread = range !== null && Math.max(...range) > Math.min(...range)
  const figures: Figure[] = [
    {
      key: 'lower',
      mark: css.solid,
      name: w.atLeast,
      note: <LowerProof volume={volume} />,
      means: means(w.atLeastMeans),
      ...(volume.lower === null && question.via !== undefined ? { value: w.viaNoLower, unit: '' } : sum(volume.lower)),
    },
    {
      key: 'attributed',
      mark: css.dot,
      name: w.attributed,
      note: (
        <RangeProof
          volume={volume}
          text={
            spread
              ? w.span(amount(Math.min(...range)), amount(Math.max(...range)))
              : words.question.draw[question.handover?.draw ?? defaults.draw]
          }
        />
      ),
      means: means(w.attributedMeans),
      ...sum(volume.attributed),
    },
    {
      key: 'upper',
      mark: css.hatched,
      name: w.atMost,
      note: <UpperProof facts={facts} />,
      means: means(w.atMostMeans),
      ...(volume.unlimitedBy.length > 0 ? { value: w.unlimited, unit: '' } : sum(volume.upper)),
    },
    {
      key: 'delivered',
      mark: css.outline,
      name: w.delivered,
      note: w.deliveredNote,
      means: means(w.deliveredMeans),
      ...sum(volume.delivered),
    },
    {
      key: 'unexplained',
      mark: undefined,
      name: w.unexplained,
      note: w.unexplainedNote,
      means: means(w.unexplainedMeans),
      ...sum(volume.unexplained),
    },
    ...((question.avoid ?? []).length === 0
      ? []
      : [
          {
            key: 'avoided',
            mark: undefined,
            name: w.throughAvoided,
            note: w.throughAvoidedNote,
            means: means(w.throughAvoidedMeans),
            ...sum(volume.throughAvoided),
          },
        ]),
    {
      key: 'missing',
      mark: undefined,
      name: w.missing,
      note: w.missingNote,
      means: w.missingMeans,
      value: count(volume.missingAmounts),
      unit: '',
    },
    {
      key: 'chains',
      mark: undefined,
      name: w.chains,
      note: w.chainsNote(question.maxHops ?? defaults.maxHops),
      means: w.chainsMeans,
      value: answer.chainCount === null ? w.notCounted : exact(answer.chainCount),
      unit: '',
    },
    ...(answer.unmatchable === 0
      ? []
      : [
          {
            key: 'unmatchable',
            mark: undefined,
            name: w.unmatchable,
            note: w.unmatchableNote,
            means: w.unmatchableMeans,
            value: count(answer.unmatchable),
            unit: '',
          },
        ]),
  ]
  return (
    <>
      <AnswerBar volume={volume} />
      <ul className={css.figures}>
        {figures.filter(marked).map((figure) => (
          <li key={figure.key} className={css.figure}>
            <i className={figure.mark} aria-hidden />
            <Name figure={figure} />
            <span className={css.note}>{figure.note}</span>
            <Value figure={figure} />
          </li>
        ))}
      </ul>
      <ul className={css.lesser}>
        {figures
          .filter((figure) => !marked(figure))
          .map((figure) => (
            <li key={figure.key}>
              <Name figure={figure} />
              <Value figure={figure} />
            </li>
          ))}
      </ul>
    </>
  )
}

/** Whether the figure stands on the bar; the others are facts about the records, said in one line. */
const marked = ({ mark }: Figure): boolean => mark !== undefined

const Name = ({ figure: { name, note, means, digits, mark } }: { figure: Figure }) => (
  <Tooltip
    side="right"
    text={
      <>
        {mark === undefined && <span className={css.what}>{note}</span>}
        {means}
        {digits !== undefined && <span className={`n ${css.digits}`}>{digits}</span>}
      </>
    }
  >
    <button type="button" className={css.name}>
      {name}
    </button>
  </Tooltip>
)

const Value = ({ figure: { value, unit } }: { figure: Figure }) => (
  <em className={`n ${css.value}`}>
    {value} {unit !== '' && <small>{unit}</small>}
  </em>
)
