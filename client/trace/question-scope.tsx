import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { list } from '../ui/format.ts'
import { countryName } from '../workspace/names.ts'
import type { Question } from '../workspace/question.ts'
import css from './question-assumptions.module.css'
import editors from './question-editors.module.css'
import { PartyPicker } from './question-pick.tsx'
import { fieldProblem, type QuestionPart } from './question-problem.ts'
import { Token } from './question-token.tsx'
import { selectionWords } from './question-words.ts'
import { words } from './words.ts'

interface Props {
  question: Question
  problem: ApiProblem | null
  name: (id: string) => string
  /** Whether these conditions have a token, set or not. */
  via: boolean
  datasets: boolean
  onChange: (question: Question) => void
}

const w = words.question
const onlyParties = ['party'] as const
const onlyCountries = ['country'] as const

/** Whom chains must not pass, where they must, and which datasets count. */
export const QuestionScope = ({ question, problem, name, via: showVia, datasets: showDatasets, onChange }: Props) => {
  const via = question.via?.countries ?? []
  const avoid = question.avoid ?? []
  const datasets = question.datasets ?? []
  const known = useQuery({ ...queries.datasets(), enabled: showDatasets })
  const part = (lead: string, token: ReactNode) => (
    <span className={css.part}>
      {lead} {token}
    </span>
  )
  const at = (field: QuestionPart) => fieldProblem(problem, field)
  return (
    <>
      <span className={`${css.part} ${avoid.length > 0 ? css.strong : ''}`}>
        {w.avoiding}{' '}
        <Token
          tone="quiet"
          text={avoid.length === 0 ? w.avoidNobody : selectionWords({ parties: avoid }, name)}
          label={`${w.editors.avoid}: ${avoid.length === 0 ? w.avoidNobody : selectionWords({ parties: avoid }, name)}`}
          title={w.editors.avoid}
          problem={at('avoid')}
        >
          <PartyPicker
            selection={{ parties: avoid }}
            name={name}
            kinds={onlyParties}
            placeholder={w.pick.findParty}
            onChange={({ parties }) => onChange({ ...question, avoid: parties ?? [] })}
          />
          <p className={css.under}>{w.avoidHint}</p>
        </Token>
      </span>
      {showVia &&
        part(
          w.via,
          <Token
            tone="quiet"
            text={via.length === 0 ? '…' : list(via.map(countryName))}
            label={`${w.editors.via}: ${via.length === 0 ? '…' : list(via.map(countryName))}`}
            title={w.editors.via}
            problem={at('via')}
          >
            <PartyPicker
              selection={{ countries: via }}
              name={name}
              kinds={onlyCountries}
              placeholder={w.pick.findCountry}
              onChange={({ countries }) => {
                const { via: _, ...rest } = question
                onChange(countries === undefined ? rest : { ...rest, via: { countries } })
              }}
            />
            <p className={css.under}>{w.viaHint}</p>
          </Token>,
        )}
      {showDatasets &&
        part(
          w.inDatasets,
          <Token
            tone="quiet"
            text={datasets.length === 0 ? '…' : list(datasets)}
            label={`${w.editors.datasets}: ${datasets.length === 0 ? '…' : list(datasets)}`}
            title={w.editors.datasets}
            problem={at('datasets')}
          >
            <div className={editors.editor}>
              {(known.data?.items ?? []).map(({ id }) => (
                <label key={id} className={editors.check}>
                  <input
                    type="checkbox"
                    checked={datasets.includes(id)}
                    onChange={(event) =>
                      onChange({
                        ...question,
                        datasets: event.target.checked ? [...datasets, id] : datasets.filter((other) => other !== id),
                      })
                    }
                  />
                  <span className="cut">{id}</span>
                </label>
              ))}
            </div>
          </Token>,
        )}
    </>
  )
}
