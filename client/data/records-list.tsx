import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importKinds } from '../../server/contract/import-kinds.ts'
import type { Dataset } from '../../server/contract/imports.ts'
import { address, call } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { count, day, monthOf, shortHash } from '../ui/format.ts'
import { Pill } from '../ui/pill.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import css from './records-list.module.css'
import { words } from './words.ts'

/** The rejected rows for download; the job knows which of its files this one was. */
const RejectsLink = ({ job, sha256, rejected }: { job: string; sha256: string; rejected: number }) => {
  const at = useQuery(queries.job(job)).data?.files.findIndex((file) => file.sha256 === sha256) ?? -1
  const said = words.rowsRejected(rejected)
  if (at < 0) return <span>{said}</span>
  return (
    <a
      className="link"
      href={address('/api/v1/jobs/{id}/rejects', { params: { id: job }, query: { file: at } })}
      download
    >
      {said}
    </a>
  )
}

const FileItem = ({ file }: { file: Dataset['files'][number] }) => (
  <li className={css.file}>
    <div className={css.row}>
      <b className={css.kind}>{importKinds[file.kind].caption}</b>
      <span className="n">{words.rows(file.accepted + file.unchanged)}</span>
    </div>
    <div className={css.row}>
      <span className="mono cut" title={file.file}>
        {file.file}
      </span>
      <span className="i3">
        {file.period === null ? day(file.importedAt) : `${monthOf(file.period.from)} to ${monthOf(file.period.to)}`}
      </span>
    </div>
    <div className={css.row}>
      <span className="mono i3" title={file.sha256}>
        sha256 {shortHash(file.sha256)}
      </span>
      <span className={css.links}>
        {file.state === 'partial' && <Pill tone="watch">{words.partial}</Pill>}
        {file.rejected > 0 && file.job !== null && (
          <RejectsLink job={file.job} sha256={file.sha256} rejected={file.rejected} />
        )}
        <a
          className="link"
          href={address('/api/v1/originals/{sha256}', { params: { sha256: file.sha256 } })}
          download={file.file}
          aria-label={`${words.original}: ${file.file}`}
        >
          {words.original}
        </a>
      </span>
    </div>
  </li>
)

const Undo = ({ dataset, onDone }: { dataset: Dataset; onDone: () => void }) => {
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: () => call('delete /api/v1/datasets/{id}', { params: { id: dataset.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['jobs'] })
      onDone()
    },
  })
  return (
    <>
      <p>{words.undoText(dataset.parties, dataset.shipments)}</p>
      {undo.isError && <ProblemNote title={asProblem(undo.error).title} detail={asProblem(undo.error).message} />}
      <p className={css.actions}>
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button look="primary" disabled={undo.isPending} onClick={() => undo.mutate()}>
          {words.undoDo}
        </Button>
      </p>
    </>
  )
}

/** What has been imported, dataset by dataset, file by file; each dataset can be undone. */
export const RecordsList = ({ datasets }: { datasets: readonly Dataset[] }) => {
  const [undoing, setUndoing] = useState<Dataset | null>(null)
  return (
    <>
      {datasets.map((dataset) => (
        <section key={dataset.id} className={css.dataset} aria-label={dataset.id}>
          <header className={css.row}>
            <h3 className={css.name}>{dataset.id}</h3>
            <span className={css.links}>
              <span className="i3 n">{count(dataset.shipments)} shipments</span>
              <Button look="link" onClick={() => setUndoing(dataset)}>
                {words.undo}
              </Button>
            </span>
          </header>
          <ul>
            {dataset.files.map((file) => (
              <FileItem key={`${file.sha256}${file.importedAt}`} file={file} />
            ))}
          </ul>
        </section>
      ))}
      {datasets.length === 0 && <p className={`i3 ${css.none}`}>{words.nothingYet}</p>}
      {undoing !== null && (
        <Dialog
          open
          onOpenChange={(open) => !open && setUndoing(null)}
          title={words.undoTitle(undoing.id)}
          close={words.close}
          width={440}
        >
          <Undo dataset={undoing} onDone={() => setUndoing(null)} />
        </Dialog>
      )}
    </>
  )
}
