import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import type { NodeAnswer, Source } from '../../server/contract/nodes.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { shortHash } from '../ui/format.ts'
import { Pill } from '../ui/pill.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { Section } from './facts-list.tsx'
import css from './source-section.module.css'
import { markRaw } from './mark-raw.ts'
import { SourceDialog } from './source-dialog.tsx'
import { words } from './words.ts'

const w = words.source
const rawShown = 600

/** The row of the file that says so: its file, its place, its line with the used fields marked. */
export const SourceSection = ({ answer }: { answer: NodeAnswer }) => {
  const [first] = answer.sources
  const [chosen, choose] = useState<Source | null>(null)
  const [all, setAll] = useState(false)
  const open = useWorkspace((s) => s.row)
  const openRow = useWorkspace((s) => s.openRow)
  if (first === undefined)
    return (
      <Section title={w.title}>
        <p className="i2">{w.none}</p>
      </Section>
    )
  const rest = answer.sources.slice(1)
  const show = (source: Source) => {
    choose(source)
    openRow(true)
  }
  return (
    <section className={css.section} id="source-row">
      <header className={css.head}>
        <h3 className="cap">{w.title}</h3>
        <Pill tone="plain">{w.documented}</Pill>
      </header>
      <SourceBrief source={first} onOpen={() => show(first)} />
      {rest.length > 0 && (
        <>
          <span className="i2">
            <Button look="link" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? w.fewer : w.more(rest.length)}
            </Button>
          </span>
          {all && (
            <ul className={css.rest}>
              {rest.map((source) => (
                <li key={`${source.sha256} ${source.row}`}>
                  <Button look="link" onClick={() => show(source)}>
                    <span className="mono">{source.file}</span>
                  </Button>
                  <span className="i3 small">
                    {w.row(source.row)}
                    {source.current ? '' : `, ${w.replaced}`}
                  </span>
                </li>
              ))}
              {answer.sourcesTruncated && <li className="i3 small">{w.truncated}</li>}
            </ul>
          )}
        </>
      )}
      <SourceDialog source={chosen ?? first} open={open} onOpenChange={openRow} />
    </section>
  )
}

const SourceBrief = ({ source, onOpen }: { source: Source; onOpen: () => void }) => {
  const { data, error } = useQuery(queries.sourceRow(source.dataset, source.sha256, source.row))
  return (
    <>
      <div className={css.file}>
        <span className="mono cut" title={source.file}>
          {source.file}
        </span>
        <span className="i3 n">{w.row(source.row)}</span>
      </div>
      {error !== null && <p className="i2">{asProblem(error).message}</p>}
      {data === undefined && error === null && <Skeleton height={65} />}
      {data !== undefined && (
        <pre className={`mono ${css.raw}`} dir="auto">
          {markRaw(data.raw.slice(0, rawShown), data.columns).map((part, i) => (
            <Fragment key={i}>
              {part.header === null ? part.text : <mark title={part.header}>{part.text}</mark>}
            </Fragment>
          ))}
          {data.raw.length > rawShown && '…'}
        </pre>
      )}
      <div className={css.hash}>
        <span className="mono i3" title={source.sha256}>
          sha256 {shortHash(source.sha256)}
        </span>
        <Button look="link" onClick={onOpen}>
          {w.open}
        </Button>
      </div>
    </>
  )
}
