import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { Fragment } from 'react'
import type { Source } from '../../server/contract/nodes.ts'
import { address } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { buttonClass } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './source-section.module.css'
import { markRaw } from './mark-raw.ts'
import { words } from './words.ts'

const w = words.source

interface Props {
  source: Source
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** One row of an imported file in full: the file's own header, each value, and the field it became. */
export const SourceDialog = ({ source, open, onOpenChange }: Props) => {
  const { data, error } = useQuery({ ...queries.sourceRow(source.dataset, source.sha256, source.row), enabled: open })
  const problem = error === null ? null : asProblem(error)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={w.dialog(source.file, source.row)}
      close={words.close}
      width={760}
    >
      <div className={css.dialog}>
        {problem !== null && (
          <ProblemNote
            title={problem.title}
            detail={problem.message}
            safe={words.problemSafe}
            requestId={problem.requestId}
          />
        )}
        {data === undefined && problem === null && <Skeleton height={240} />}
        {data !== undefined && (
          <>
            <dl className={css.meta}>
              <div>
                <dt>{w.row(data.row)}</dt>
                <dd>{w.line(data.line)}</dd>
              </div>
              <div>
                <dt>{w.encoding}</dt>
                <dd>{data.encoding}</dd>
              </div>
              <div>
                <dt>{w.hash}</dt>
                <dd className="mono">{data.sha256}</dd>
              </div>
            </dl>
            <h3 className="cap">{w.raw}</h3>
            <pre className={`mono ${css.raw}`} dir="auto">
              {markRaw(data.raw, data.columns).map((part, i) => (
                <Fragment key={i}>
                  {part.header === null ? part.text : <mark title={part.header}>{part.text}</mark>}
                </Fragment>
              ))}
            </pre>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{w.header}</th>
                  <th scope="col">{w.value}</th>
                  <th scope="col">{w.field}</th>
                </tr>
              </thead>
              <tbody>
                {data.columns.map((column, i) => (
                  <tr key={i}>
                    <th scope="row" className="mono">
                      {column.header}
                    </th>
                    <td className="mono" dir="auto">
                      {column.value === '' ? (
                        <span className="i3">{w.empty}</span>
                      ) : column.field === null ? (
                        column.value
                      ) : (
                        <mark>{column.value}</mark>
                      )}
                    </td>
                    <td className={column.field === null ? 'i3' : ''}>{column.field ?? w.unused}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <a
              className={buttonClass()}
              href={address('/api/v1/originals/{sha256}', { params: { sha256: data.sha256 } })}
              download
            >
              <Download size={14} aria-hidden />
              {w.download}
            </a>
          </>
        )}
      </div>
    </Dialog>
  )
}
