import { Check } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import type { Job } from '../../server/contract/imports.ts'
import { type ImportKind, importKindNames, importKinds } from '../../server/contract/import-kinds.ts'
import { isOver } from '../../server/contract/job-states.ts'
import { Button } from '../ui/button.tsx'
import { bytes, shortHash } from '../ui/format.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { type DraftFile, datasetIdProblem, delimiterName, isReady, mappingFor, missingFields, totals } from './draft.ts'
import css from './import-panel.module.css'
import { ImportReport } from './import-report.tsx'
import { JobProgress } from './job-progress.tsx'
import { MappingTable } from './mapping-table.tsx'
import type { Draft, useDraft } from './use-draft.ts'
import { words } from './words.ts'

type Step = keyof typeof words.steps

const Steps = ({ current }: { current: Step }) => {
  const names = Object.keys(words.steps) as Step[]
  const at = names.indexOf(current)
  return (
    <ol className={css.steps}>
      {names.map((name, index) => (
        <li
          key={name}
          className={index < at ? css.done : index === at ? css.current : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {index < at && <Check size={12} aria-hidden />} {words.steps[name]}
        </li>
      ))}
    </ol>
  )
}

/** Takes files by drop or by dialog. */
export const DropZone = ({ onFiles, small = false }: { onFiles: (files: File[]) => void; small?: boolean }) => {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => list !== null && list.length > 0 && onFiles([...list])
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault()
    setOver(inside)
  }
  return (
    <div
      className={[css.drop, over && css.over, small && css.smallDrop].filter(Boolean).join(' ')}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        take(event.dataTransfer.files)
      }}
    >
      {!small && <p className={css.lead}>{over ? words.dropHere : words.importLead}</p>}
      <input
        ref={input}
        type="file"
        multiple
        className="unseen"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <Button look={small ? 'plain' : 'primary'} onClick={() => input.current?.click()}>
        {small ? words.chooseMore : words.choose}
      </Button>
      {!small && <p className="i3">{words.kept}</p>}
    </div>
  )
}

const FileFacts = ({ file, onKind }: { file: DraftFile; onKind: (kind: ImportKind) => void }) => (
  <dl className={css.facts}>
    <div>
      <dt>{words.format}</dt>
      <dd>
        <select
          className={css.kind}
          aria-label={words.format}
          value={file.kind ?? ''}
          onChange={(event) => event.target.value !== '' && onKind(event.target.value as ImportKind)}
        >
          {file.kind === null && <option value="">{words.formatUnknown}</option>}
          {importKindNames.map((kind) => (
            <option key={kind} value={kind}>
              {importKinds[kind].caption}
            </option>
          ))}
        </select>
      </dd>
    </div>
    <div>
      <dt>{words.encoding}</dt>
      <dd>{file.upload.encoding}</dd>
    </div>
    <div>
      <dt>{words.separator}</dt>
      <dd>{delimiterName(file.upload.delimiter)}</dd>
    </div>
    <div>
      <dt>{words.size}</dt>
      <dd className="n">{bytes(file.upload.size)}</dd>
    </div>
  </dl>
)

const FileDraft = ({
  file,
  onChange,
  onRemove,
}: {
  file: DraftFile
  onChange: (file: DraftFile) => void
  onRemove: () => void
}) => {
  const { upload, kind, mapping } = file
  const used = upload.headers.filter((header) => (mapping[header] ?? null) !== null).length
  const missing = missingFields(file)
  return (
    <section className={css.file} aria-label={upload.name}>
      <header className={css.fileHead}>
        <div>
          <h2 className={`serif ${css.name}`}>{upload.name}</h2>
          <p className="mono i3">sha256 {shortHash(upload.sha256)}</p>
        </div>
        <Button look="quiet" onClick={onRemove}>
          {words.removeFile}
        </Button>
      </header>
      {upload.unusable !== null ? (
        <ProblemNote title={words.unusable} detail={upload.unusable} />
      ) : (
        <>
          <FileFacts
            file={file}
            onKind={(next) =>
              onChange({
                ...file,
                kind: next,
                mapping: next === upload.format ? upload.mapping : mappingFor(next, upload.headers),
              })
            }
          />
          {kind !== null && (
            <>
              <p className={css.mapHead}>
                <span className="cap">{words.mapping}</span>{' '}
                <span className="i2">{words.mapped(used, upload.headers.length)}</span>
                {missing.length > 0 && <output className={css.missing}>{words.missing(missing)}</output>}
              </p>
              <MappingTable
                upload={upload}
                kind={kind}
                mapping={mapping}
                onChange={(next) => onChange({ ...file, mapping: next })}
              />
            </>
          )}
        </>
      )}
    </section>
  )
}

interface Props extends ReturnType<typeof useDraft> {
  dryJob: Job | null
  importJob: Job | null
  onDone: () => void
}

const stepOf = (draft: Draft): Step =>
  draft.job !== null ? 'import' : draft.dryRun !== null ? 'dry' : draft.files.length > 0 ? 'mapping' : 'file'

const DraftFoot = ({
  draft,
  start,
  reset,
  dryJob,
  ready,
}: Pick<Props, 'draft' | 'start' | 'reset' | 'dryJob'> & { ready: boolean }) => {
  const tried = dryJob !== null && isOver(dryJob) && dryJob.state === 'done'
  const sum = totals(dryJob?.files ?? [])
  return (
    <footer className={css.foot}>
      <span className="i2">{words.footer}</span>
      <span className={css.footActions}>
        <Button onClick={reset}>{words.cancel}</Button>
        <Button disabled={!ready || (draft.dryRun !== null && !tried)} onClick={() => start(true)}>
          {tried ? words.dryRunAgain : words.dryRun}
        </Button>
        <Button look="primary" disabled={!ready || (tried && sum.accepted === 0)} onClick={() => start(false)}>
          {tried ? words.importRows(sum.accepted) : words.import}
        </Button>
      </span>
    </footer>
  )
}

/** From the drop to the report: file, mapping with preview, dry run, import. */
export const ImportPanel = ({ draft, send, change, start, reset, dryJob, importJob, onDone }: Props) => {
  const bad = datasetIdProblem(draft.dataset)
  const ready = draft.files.length > 0 && draft.sending.length === 0 && draft.files.every(isReady) && !bad
  const setFile = (at: number, file: DraftFile) => change({ files: draft.files.with(at, file) })
  return (
    <main className={css.main} tabIndex={-1}>
      <div className={css.scroll}>
        <header className={css.head}>
          <h1 className={`serif ${css.title}`}>{words.importTitle}</h1>
          <Steps current={stepOf(draft)} />
        </header>
        {draft.failed.map(({ name, problem }, at) => (
          <ProblemNote key={at} title={words.sendFailed(name)} detail={problem.message} requestId={problem.requestId} />
        ))}
        <output className={css.sending}>
          {draft.sending.slice(0, 1).map((name) => (
            <p key={name} className="i2">
              {words.sending(name)}
            </p>
          ))}
        </output>
        {draft.files.length === 0 && <DropZone onFiles={send} />}
        {draft.job === null && draft.files.length > 0 && (
          <>
            <div className={css.target}>
              <label className={css.dataset}>
                <span className="cap">{words.dataset}</span>
                <input
                  className={`mono ${css.input}`}
                  value={draft.dataset}
                  aria-invalid={bad}
                  aria-describedby="dataset-hint"
                  onChange={(event) => change({ dataset: event.target.value })}
                />
              </label>
              <p id="dataset-hint" className={bad ? css.missing : 'i3'}>
                {bad ? words.datasetBad : words.datasetHint}
              </p>
              <DropZone onFiles={send} small />
            </div>
            {draft.files.map((file, at) => (
              <FileDraft
                key={file.upload.id}
                file={file}
                onChange={(next) => setFile(at, next)}
                onRemove={() => (draft.files.length === 1 ? reset() : change({ files: draft.files.toSpliced(at, 1) }))}
              />
            ))}
            {dryJob !== null && (isOver(dryJob) ? <ImportReport job={dryJob} /> : <JobProgress job={dryJob} />)}
          </>
        )}
        {draft.problem !== null && (
          <ProblemNote title={draft.problem.title} detail={draft.problem.message} requestId={draft.problem.requestId} />
        )}
        {importJob !== null && (isOver(importJob) ? <ImportReport job={importJob} /> : <JobProgress job={importJob} />)}
      </div>
      {draft.job === null && draft.files.length > 0 && (
        <DraftFoot draft={draft} start={start} reset={reset} dryJob={dryJob} ready={ready} />
      )}
      {importJob !== null && isOver(importJob) && (
        <footer className={css.foot}>
          <span className={css.footActions}>
            <Button onClick={reset}>{words.importMore}</Button>
            <Button look="primary" onClick={onDone}>
              {words.askAgain}
            </Button>
          </span>
        </footer>
      )}
    </main>
  )
}
