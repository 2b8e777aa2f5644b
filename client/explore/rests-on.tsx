import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { monthOf } from '../ui/format.ts'
import { useAsked, useQuestion, useStatus } from '../workspace/answer.ts'
import { usePartyNames, type Facts } from '../workspace/facts.ts'
import { Section } from './facts-list.tsx'
import { gapsOf } from './gaps.ts'
import css from './inspector.module.css'
import { Welcome } from './welcome.tsx'
import { words } from './words.ts'

const w = words.rests
const filesShown = 4

/** With nothing selected: the files the answer rests on, what they leave out, and who is avoided. */
export const RestsOn = ({ facts }: { facts: Facts | null }) => {
  const { data, error } = useQuery(queries.datasets())
  const status = useStatus().data
  const asked = useAsked()
  const { ask } = useQuestion()
  const [all, setAll] = useState(false)
  const avoid = asked?.avoid ?? []
  const name = usePartyNames(avoid)
  const datasets = (data?.items ?? []).filter(({ id }) => asked?.datasets === undefined || asked.datasets.includes(id))
  // Files of shipments first: they are what a chain is made of.
  const files = datasets
    .flatMap(({ files: held }) => held)
    .toSorted((a, b) => Number(b.period !== null) - Number(a.period !== null))
  const shown = all ? files : files.slice(0, filesShown)
  const gaps = gapsOf(datasets, asked, facts?.answer ?? null)
  const movements = facts?.answer.projection.movements ?? status?.graph.shipments ?? 0
  return (
    <>
      <Welcome />
      <div className={css.top}>
        <div className={css.bar}>
          <span className="cap">{facts === null ? w.titleNoAnswer : w.title}</span>
        </div>
        <h2 className={css.title}>{data === undefined ? '' : w.head(files.length, movements)}</h2>
        <dl className={css.files}>
          {shown.map((file) => (
            <FileLine key={`${file.sha256} ${file.file}`} name={file.file} rows={file.rows} period={file.period} />
          ))}
        </dl>
        {files.length > filesShown && (
          <p className={css.remark}>
            <span className="i2">
              <Button look="link" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? w.fewer : w.more(files.length - filesShown)}
              </Button>
            </span>
          </p>
        )}
      </div>
      {facts !== null && (
        <Section title={w.gaps}>
          {data === undefined && (
            <p className="i3">{error === null ? words.reading : words.unread(asProblem(error).message)}</p>
          )}
          {data !== undefined && gaps.length === 0 && <p className="i3">{w.noGaps}</p>}
          {gaps.map((gap) => (
            <div key={gap.text} className={css.gap}>
              <b>{w.gap[gap.kind]}</b>
              <span>{gap.text}</span>
            </div>
          ))}
        </Section>
      )}
      {avoid.length > 0 && asked !== null && (
        <Section title={w.avoided}>
          {avoid.map((id) => (
            <div key={id} className={css.row}>
              <span className="cut">{name(id)}</span>
              <Button
                look="link"
                className="i2"
                onClick={() => ask({ ...asked, avoid: avoid.filter((other) => other !== id) })}
              >
                {w.allow}
              </Button>
            </div>
          ))}
        </Section>
      )}
    </>
  )
}

const FileLine = ({
  name,
  rows,
  period,
}: {
  name: string
  rows: number
  period: { from: string; to: string } | null
}) => (
  <>
    <dt className="cut" title={name}>
      {name}
    </dt>
    <dd className="n">{period === null ? w.rows(rows) : w.to(monthOf(period.from), monthOf(period.to))}</dd>
  </>
)
