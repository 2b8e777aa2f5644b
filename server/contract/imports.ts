import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { importKindNames } from './import-kinds.ts'
import { jobStates } from './job-states.ts'
import { Problem } from './problem.ts'

/** Column of the file → field of the kind; null keeps the column without using it. */
export const Mapping = z.record(z.string(), z.string().nullable()).meta({ id: 'Mapping' })
export type Mapping = z.infer<typeof Mapping>

export const DatasetId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,79}$/i,
    'a dataset id is 1 to 80 letters, digits, dots, dashes or underscores and begins with a letter or digit',
  )

export const Upload = z
  .object({
    id: z.string(),
    name: z.string(),
    sha256: z.string(),
    size: z.int(),
    /** What the header says the file is; null when it does not tell. */
    format: z.enum(importKindNames).nullable(),
    encoding: z.string(),
    delimiter: z.string(),
    headers: z.array(z.string()),
    /** The first five rows as they stand in the file. */
    sample: z.array(z.array(z.string())),
    mapping: Mapping,
    /** The dataset it goes to unless told otherwise: the file's name, in the letters an id may have. */
    dataset: DatasetId,
    /** Why the file cannot be read at all; null when it can. */
    unusable: z.string().nullable(),
  })
  .meta({ id: 'Upload' })
export type Upload = z.infer<typeof Upload>

export const postUpload = endpoint({
  method: 'post',
  path: '/api/v1/uploads',
  summary: 'Send a file (raw bytes); it is kept under its SHA-256 and looked at, nothing is imported',
  query: z.object({ name: z.string().min(1).max(255) }),
  body: 'bytes',
  status: 201,
  answer: Upload,
  problems: ['too-large', 'unsupported-media-type', 'storage-full'],
})

export const Reject = z
  .object({ line: z.int(), code: z.string(), reason: z.string(), columns: z.array(z.string()) })
  .meta({ id: 'Reject' })
export type Reject = z.infer<typeof Reject>

/** What became of one file; the command line prints the same with `--json`. */
export const FileReport = z
  .object({
    file: z.string(),
    sha256: z.string(),
    kind: z.enum(importKindNames),
    /** Data rows read. `rows = accepted + rejected + unchanged`. */
    rows: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    /** Rows that say what the graph already holds. */
    unchanged: z.int(),
    rejects: z.array(Reject),
    /** `rejects` holds the first 1,000; all of them are in the download. */
    rejectsTruncated: z.boolean(),
  })
  .meta({ id: 'FileReport' })
export type FileReport = z.infer<typeof FileReport>

export const jobKinds = ['import', 'dry-run', 'undo', 'evidence'] as const

export const Job = z
  .object({
    id: z.string(),
    kind: z.enum(jobKinds),
    /** Of an evidence bundle the id of its case. */
    dataset: z.string(),
    state: z.enum(jobStates),
    /** What is being done now, in words. */
    stage: z.string(),
    progress: z.object({
      rows: z.int(),
      bytes: z.int(),
      totalBytes: z.int(),
      rowsPerSecond: z.number(),
      secondsLeft: z.number().nullable(),
    }),
    files: z.array(FileReport),
    problem: Problem.omit({ requestId: true }).nullable(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof Job>

export const ImportRequest = z
  .strictObject({
    dataset: DatasetId,
    files: z
      .array(
        z.strictObject({
          upload: z.string().min(1),
          as: z.enum(importKindNames).optional(),
          mapping: Mapping.optional(),
        }),
      )
      .min(1)
      .max(100),
    /** Count and list what would happen; write nothing. */
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'ImportRequest' })

export const JobRef = z.object({ job: z.string() }).meta({ id: 'JobRef' })

export const postImport = endpoint({
  method: 'post',
  once: 'for-a-day',
  path: '/api/v1/imports',
  summary: 'Import uploaded files into a dataset, as a job',
  body: ImportRequest,
  status: 202,
  answer: JobRef,
  problems: ['not-found', 'file-unusable', 'database-away'],
})

const JobId = z.object({ id: z.string().min(1) })

export const getJobs = endpoint({
  method: 'get',
  path: '/api/v1/jobs',
  summary: 'Jobs, newest first (the last 100)',
  answer: z.object({ items: z.array(Job) }).meta({ id: 'Jobs' }),
})
export const getJob = endpoint({
  method: 'get',
  path: '/api/v1/jobs/{id}',
  summary: 'A job and its progress',
  params: JobId,
  answer: Job,
  problems: ['not-found'],
})
export const getJobEvents = endpoint({
  method: 'get',
  path: '/api/v1/jobs/{id}/events',
  summary: 'Progress as server-sent events (`progress` with a Job; resumable by Last-Event-ID)',
  params: JobId,
  answer: 'events',
  problems: ['not-found'],
})
export const deleteJob = endpoint({
  method: 'delete',
  path: '/api/v1/jobs/{id}',
  summary: 'Cancel a job: an import is rolled back whole, of a bundle nothing is left',
  params: JobId,
  status: 202,
  answer: JobRef,
  problems: ['not-found', 'conflict'],
})
export const getJobRejects = endpoint({
  method: 'get',
  path: '/api/v1/jobs/{id}/rejects',
  summary: 'All rejected rows of one file of an import as CSV, unchanged, with a reason column',
  params: JobId,
  query: z.object({ file: z.coerce.number().int().min(0).default(0) }),
  answer: 'bytes',
  problems: ['not-found'],
})

export const Dataset = z
  .object({
    id: z.string(),
    parties: z.int(),
    shipments: z.int(),
    files: z.array(
      z.object({
        file: z.string(),
        sha256: z.string(),
        kind: z.enum(importKindNames),
        size: z.int(),
        rows: z.int(),
        accepted: z.int(),
        rejected: z.int(),
        unchanged: z.int(),
        /** The job that brought it, for its rejected rows. */
        job: z.string().nullable(),
        importedAt: z.string(),
        /** First and last departure among the file's rows; null where it has none. */
        period: z.object({ from: z.string(), to: z.string() }).nullable(),
        state: z.enum(['complete', 'partial']),
      }),
    ),
  })
  .meta({ id: 'DatasetSummary' })
export type Dataset = z.infer<typeof Dataset>

export const getDatasets = endpoint({
  method: 'get',
  path: '/api/v1/datasets',
  summary: 'What has been imported, dataset by dataset, file by file',
  answer: z.object({ items: z.array(Dataset) }).meta({ id: 'Datasets' }),
  problems: ['database-away'],
})
export const deleteDataset = endpoint({
  method: 'delete',
  path: '/api/v1/datasets/{id}',
  summary: 'Undo an import: removes what only it brought, as a job',
  params: z.object({ id: DatasetId }),
  status: 202,
  answer: JobRef,
  problems: ['not-found', 'conflict', 'database-away'],
})
