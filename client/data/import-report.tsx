import { useState } from 'react'
import type { FileReport, Job } from '../../server/contract/imports.ts'
import { address } from '../api/client.ts'
import { buttonClass, Button } from '../ui/button.tsx'
import { count } from '../ui/format.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { rejectReasons, totals } from './draft.ts'
import css from './import-report.module.css'
import { words } from './words.ts'

const step = 50

const Rejects = ({ job, file, at }: { job: string; file: FileReport; at: number }) => {
  const [shown, setShown] = useState(step)
  const listed = file.rejects.slice(0, shown)
  return (
    <section className={css.rejects}>
      <header className={css.head}>
        <h3 className="cap">
          {words.rejectsTitle(file.rejected)} · {file.file}
        </h3>
        {!file.rejectsTruncated && (
          <span className="i2">
            {rejectReasons(file.rejects).map((reason) => (
              <span key={reason.code} className={css.reason}>
                <b>{count(reason.count)}</b> {reason.code.replaceAll('-', ' ')}
              </span>
            ))}
          </span>
        )}
        <a
          className={`${buttonClass()} ${css.save}`}
          href={address('/api/v1/jobs/{id}/rejects', { params: { id: job }, query: { file: at } })}
          download
        >
          {words.saveRejects(file.rejected)}
        </a>
      </header>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.line}>
              {words.line}
            </th>
            <th scope="col" className={css.columns}>
              {words.columns}
            </th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((reject, index) => (
            <tr key={index}>
              <td className={`n ${css.line}`}>{count(reject.line)}</td>
              <td className={css.columns}>{reject.columns.join(', ')}</td>
              <td>{reject.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={`i3 ${css.foot}`}>
        {listed.length < file.rejected && <>{words.firstOf(listed.length, file.rejected)} </>}
        {shown < file.rejects.length && (
          <Button look="link" onClick={() => setShown(shown + step * 4)}>
            {words.showMore}
          </Button>
        )}{' '}
        {words.saveRejectsHow}
      </p>
    </section>
  )
}

/** What became of the files of a job, or of its dry run: counts, then each rejected row with its reason. */
export const ImportReport = ({ job }: { job: Job }) => {
  const sum = totals(job.files)
  const dry = job.kind === 'dry-run'
  const title = job.state === 'cancelled' ? words.importCancelled : dry ? words.dryRunDone : words.importDone
  return (
    <div className={css.report}>
      {job.problem !== null && <ProblemNote title={job.problem.title} detail={job.problem.detail} />}
      <div className={css.columnsOfTwo}>
        <section aria-label={title} className={css.sums}>
          <h3 className="cap">{title}</h3>
          <dl className={css.big}>
            {(
              [
                ['ok', sum.accepted, dry ? words.good : words.landed],
                ['same', sum.unchanged, words.alreadyHere],
                ['watch', sum.rejected, words.rejected],
              ] as const
            ).map(([tone, value, label]) => (
              <div key={tone}>
                <dt>
                  <i className={css[tone]} aria-hidden /> {label}
                </dt>
                <dd className="n">{count(value)}</dd>
              </div>
            ))}
          </dl>
          <div className={css.stack} aria-hidden>
            {sum.accepted > 0 && <i className={css.ok} style={{ flexGrow: sum.accepted }} />}
            {sum.unchanged > 0 && <i className={css.same} style={{ flexGrow: sum.unchanged }} />}
            {sum.rejected > 0 && <i className={css.watch} style={{ flexGrow: sum.rejected }} />}
          </div>
          {sum.accepted === 0 && sum.rejected === 0 && sum.unchanged > 0 && (
            <p className="i2">{words.nothingChanged}</p>
          )}
        </section>
        <div>
          {job.files.map((file, at) => file.rejected > 0 && <Rejects key={at} job={job.id} file={file} at={at} />)}
        </div>
      </div>
    </div>
  )
}
