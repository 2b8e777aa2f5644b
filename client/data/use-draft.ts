import { useCallback, useRef, useState } from 'react'
import { call } from '../api/client.ts'
import { type ApiProblem, asProblem } from '../api/problem.ts'
import { type DraftFile, draftOf } from './draft.ts'

export interface Draft {
  files: DraftFile[]
  dataset: string
  /** Names of files being sent now. */
  sending: string[]
  failed: { name: string; problem: ApiProblem }[]
  /** The job of the last dry run, until the draft changes. */
  dryRun: string | null
  /** The job of the import itself. */
  job: string | null
  problem: ApiProblem | null
}

const empty: Draft = { files: [], dataset: '', sending: [], failed: [], dryRun: null, job: null, problem: null }

/** Files on their way in, from the drop to the job that imports them. */
export const useDraft = () => {
  const [draft, setDraft] = useState<Draft>(empty)

  const send = useCallback((files: readonly File[]) => {
    setDraft((was) => ({
      ...(was.job === null ? was : empty),
      sending: [...was.sending, ...files.map((file) => file.name)],
      failed: [],
    }))
    const settle = (name: string, change: (was: Draft) => Partial<Draft>) =>
      setDraft((was) => ({ ...was, ...change(was), sending: was.sending.toSpliced(was.sending.indexOf(name), 1) }))
    // One after another: two uploads at once would only share the same disk.
    void files.reduce(
      (before, file) =>
        before
          .then(() => call('post /api/v1/uploads', { query: { name: file.name }, body: file }))
          .then(
            (upload) =>
              settle(file.name, (was) => ({
                files: [...was.files.filter((other) => other.upload.id !== upload.id), draftOf(upload)],
                dataset: was.dataset === '' ? upload.dataset : was.dataset,
                dryRun: null,
              })),
            (error: unknown) =>
              settle(file.name, (was) => ({ failed: [...was.failed, { name: file.name, problem: asProblem(error) }] })),
          ),
      Promise.resolve(),
    )
  }, [])

  const change = useCallback((part: Partial<Pick<Draft, 'files' | 'dataset'>>) => {
    setDraft((was) => ({ ...was, ...part, dryRun: null, problem: null }))
  }, [])

  const starting = useRef(false)
  const start = useCallback(
    (dryRun: boolean) => {
      // A second click before the server has answered would be a second job.
      if (starting.current) return
      starting.current = true
      const files = draft.files.map(({ upload, kind, mapping }) => ({
        upload: upload.id,
        ...(kind !== null && { as: kind }),
        mapping,
      }))
      setDraft((was) => ({ ...was, problem: null }))
      void call('post /api/v1/imports', { body: { dataset: draft.dataset, files, dryRun } })
        .then(
          ({ job }) => setDraft((was) => (dryRun ? { ...was, dryRun: job } : { ...was, job })),
          (error: unknown) => setDraft((was) => ({ ...was, problem: asProblem(error) })),
        )
        .finally(() => (starting.current = false))
    },
    [draft.files, draft.dataset],
  )

  const reset = useCallback(() => setDraft(empty), [])
  return { draft, send, change, start, reset }
}
