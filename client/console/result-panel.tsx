import { Ban, X } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { clock, count } from '../ui/format.ts'
import { useWorkspace } from '../workspace/store.ts'
import { rowLimits, useSession } from './console-session.ts'
import css from './result-panel.module.css'
import { ResultRows } from './result-rows.tsx'
import { words } from './words.ts'

const w = words.result

/** What the last run brought, or why it brought nothing. */
export const ResultPanel = () => {
  const { result, problem, running, draft } = useSession()
  const showQueries = useWorkspace((s) => s.showQueries)
  const close = (
    <Button look="icon" aria-label={w.close} onClick={() => showQueries(false)}>
      <X size={15} aria-hidden />
    </Button>
  )
  // Until its first rows are there, a run shows those of the one before it.
  const waiting = running !== null && (result === null || result.answer.done)
  return (
    <section className={css.panel} aria-label={w.title} aria-busy={running !== null}>
      {result === null || (problem !== null && !result.answer.done) ? (
        <>
          <header className={css.head}>
            <h2 className={css.title}>{w.title}</h2>
            <output className="i2 cut">{running !== null ? `${w.running}…` : problem === null ? w.none : ''}</output>
            <span className={css.spring} />
            {close}
          </header>
          {problem === null && draft.description !== '' && <p className={css.description}>{draft.description}</p>}
        </>
      ) : problem !== null && result.statement !== problem.statement ? (
        <header className={css.head}>
          <h2 className={css.title}>{w.title}</h2>
          <span className={css.spring} />
          {close}
        </header>
      ) : (
        <ResultRows key={result.at.getTime()} result={result} waiting={waiting} close={close} />
      )}
      {problem !== null && <Failure />}
      <Limits />
    </section>
  )
}

const Limits = () => {
  const { limit, setLimit } = useSession()
  return (
    <p className={css.limits}>
      {w.limits}{' '}
      <select
        aria-label={w.limit}
        value={limit}
        onChange={(event) => setLimit(rowLimits.find((rows) => rows === Number(event.target.value)) ?? limit)}
      >
        {rowLimits.map((rows) => (
          <option key={rows} value={rows}>
            {count(rows)}
          </option>
        ))}
      </select>{' '}
      {w.limitsRest}
    </p>
  )
}

/** What was refused or failed, with the line it stands in. */
const Failure = () => {
  const failed = useSession((s) => s.problem)
  if (failed === null) return null
  const { problem, at, statement } = failed
  const place = problem.fields.find(({ pointer }) => pointer === '/statement')?.detail
  const line = Number(/^line (\d+)/.exec(place ?? '')?.[1] ?? 0)
  const text = line === 0 ? undefined : statement.split('\n')[line - 1]
  return (
    <div className={css.failure} role="alert">
      <p className={css.what}>
        <Ban size={14} aria-hidden />
        <strong>
          {problem.code === 'query-refused' ? w.refused : w.failed}, {clock(at.toISOString())}
        </strong>
      </p>
      {text !== undefined && (
        <pre className={`mono ${css.line}`}>
          <span className="i3">{line}</span> {text}
        </pre>
      )}
      <p className="i2">{problem.message}</p>
      {problem.requestId !== null && <p className="mono i3">{w.request(problem.requestId.slice(0, 8))}</p>}
    </div>
  )
}
