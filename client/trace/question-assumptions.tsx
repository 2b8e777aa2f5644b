import { useState, type ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Popover, PopoverClose } from '../ui/popover.tsx'
import { defaults, drawRules, matchLevels, measures, type Handover, type Question } from '../workspace/question.ts'
import css from './question-assumptions.module.css'
import { NumberEditor, Options } from './question-options.tsx'
import { fieldProblem, type QuestionPart } from './question-problem.ts'
import { QuestionScope } from './question-scope.tsx'
import { Token } from './question-token.tsx'
import { words } from './words.ts'

interface Props {
  question: Question
  problem: ApiProblem | null
  name: (id: string) => string
  onChange: (question: Question) => void
}

const w = words.question

type Extra = 'minHold' | 'transformations' | 'draw' | 'via' | 'datasets' | 'hops'

/** Every assumption in force, each a button that changes it. */
export const QuestionAssumptions = ({ question, problem, name, onChange }: Props) => {
  const [added, setAdded] = useState<readonly Extra[]>([])
  const handover = question.handover ?? {}
  const match = handover.match ?? defaults.match
  const hold = handover.maxHoldDays ?? defaults.maxHoldDays
  const minHold = handover.minHandlingDays ?? defaults.minHandlingDays
  const draw = handover.draw ?? defaults.draw
  const measure = question.measure ?? defaults.measure
  const hops = question.maxHops ?? defaults.maxHops
  const setHandover = (change: Partial<Handover>) => onChange({ ...question, handover: { ...handover, ...change } })

  const active: Record<Extra, boolean> = {
    minHold: minHold !== defaults.minHandlingDays,
    transformations: handover.transformations === true,
    draw: draw !== defaults.draw,
    via: (question.via?.countries ?? []).length > 0,
    datasets: (question.datasets ?? []).length > 0,
    hops: hops !== defaults.maxHops,
  }
  const shows = (extra: Extra) => active[extra] || added.includes(extra)
  const open = (Object.keys(active) as Extra[]).filter((extra) => !shows(extra))

  const part = (lead: string, token: ReactNode) => (
    <span className={css.part}>
      {lead} {token}
    </span>
  )
  const at = (field: QuestionPart) => fieldProblem(problem, field)

  return (
    <div className={css.line}>
      {part(
        w.by,
        <Token
          tone="quiet"
          text={w.measure[measure]}
          label={`${w.editors.measure}: ${w.measure[measure]}`}
          title={w.editors.measure}
          problem={at('measure')}
        >
          <Options
            name={w.editors.measure}
            value={measure}
            options={measures.map((value) => ({ value, label: w.measure[value], hint: w.measureHints[value] }))}
            onChange={(value) => onChange({ ...question, measure: value })}
          />
        </Token>,
      )}
      {part(
        match === 'any' ? w.codesMay : w.codesAgree,
        <Token
          tone="quiet"
          text={match === 'any' ? w.differ : w.match[match]}
          label={`${w.editors.match}: ${match === 'any' ? w.differ : w.match[match]}`}
          title={w.editors.match}
          width={220}
          problem={at('handover')}
        >
          <Options
            name={w.editors.match}
            value={match}
            options={matchLevels.map((value) => ({ value, label: w.match[value] }))}
            onChange={(value) => setHandover({ match: value })}
          />
        </Token>,
      )}
      {part(
        w.heldAtMost,
        <Token
          tone="quiet"
          text={w.days(hold)}
          label={`${w.editors.maxHold}: ${w.days(hold)}`}
          title={w.editors.maxHold}
          width={260}
        >
          <NumberEditor
            label={w.editors.maxHold}
            value={hold}
            least={minHold}
            most={3650}
            unit={w.days(hold).replace(/^[\d,]+ /, '')}
            hint={w.holdHint}
            onChange={(value) => setHandover({ maxHoldDays: value })}
          />
        </Token>,
      )}
      {shows('minHold') &&
        part(
          w.heldAtLeast,
          <Token
            tone="quiet"
            text={w.days(minHold)}
            label={`${w.editors.minHold}: ${w.days(minHold)}`}
            title={w.editors.minHold}
            width={260}
          >
            <NumberEditor
              label={w.editors.minHold}
              value={minHold}
              least={0}
              most={hold}
              unit={w.days(minHold).replace(/^[\d,]+ /, '')}
              hint={w.minHoldHint}
              onChange={(value) => setHandover({ minHandlingDays: value })}
            />
          </Token>,
        )}
      {part(
        w.drawn,
        <Token tone="quiet" text={w.draw[draw]} label={`${w.editors.draw}: ${w.draw[draw]}`} title={w.editors.draw}>
          <Options
            name={w.editors.draw}
            value={draw}
            options={drawRules.map((value) => ({ value, label: w.draw[value], hint: w.drawHints[value] }))}
            onChange={(value) => setHandover({ draw: value })}
          />
        </Token>,
      )}
      {part(
        w.affiliates,
        <Token
          tone="quiet"
          text={handover.affiliates === true ? w.share : w.apart}
          label={`${w.editors.affiliates}: ${handover.affiliates === true ? w.share : w.apart}`}
          title={w.editors.affiliates}
        >
          <Options
            name={w.editors.affiliates}
            value={handover.affiliates === true ? 'share' : 'apart'}
            options={[
              { value: 'apart', label: w.apart, hint: w.apartHint },
              { value: 'share', label: w.share, hint: w.shareHint },
            ]}
            onChange={(value) => setHandover({ affiliates: value === 'share' })}
          />
        </Token>,
      )}
      {shows('transformations') &&
        part(
          w.takenApart,
          <Token
            tone="quiet"
            text={handover.transformations === true ? w.followed : w.notFollowed}
            label={`${w.editors.transformations}: ${handover.transformations === true ? w.followed : w.notFollowed}`}
            title={w.editors.transformations}
          >
            <Options
              name={w.editors.transformations}
              value={handover.transformations === true ? 'followed' : 'not'}
              options={[
                { value: 'not', label: w.notFollowed },
                { value: 'followed', label: w.followed, hint: w.followedHint },
              ]}
              onChange={(value) => setHandover({ transformations: value === 'followed' })}
            />
          </Token>,
        )}
      <QuestionScope
        question={question}
        problem={problem}
        name={name}
        via={shows('via')}
        datasets={shows('datasets')}
        onChange={onChange}
      />
      {shows('hops') && (
        <span className={css.part}>
          <Token
            tone="quiet"
            text={w.hops(hops)}
            label={w.hops(hops)}
            title={w.editors.hops}
            width={260}
            problem={at('maxHops')}
          >
            <NumberEditor
              label={w.editors.hops}
              value={hops}
              least={1}
              most={50}
              unit=""
              hint={w.hopsHint}
              onChange={(value) => onChange({ ...question, maxHops: value })}
            />
          </Token>
        </span>
      )}
      {open.length > 0 && (
        <span className={css.part}>
          <Popover title={w.addCondition} width={220} trigger={<Button look="link">{w.addCondition}</Button>}>
            <ul className={css.menu}>
              {open.map((extra) => (
                <li key={extra}>
                  <PopoverClose className={css.choice} onClick={() => setAdded([...added, extra])}>
                    {extraWords[extra]}
                  </PopoverClose>
                </li>
              ))}
            </ul>
          </Popover>
        </span>
      )}
    </div>
  )
}

const extraWords: Record<Extra, string> = {
  minHold: w.conditions.hold,
  transformations: w.conditions.transformations,
  draw: w.conditions.draw,
  via: w.conditions.via,
  datasets: w.conditions.datasets,
  hops: w.conditions.hops,
}
