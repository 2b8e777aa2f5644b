import { createReadStream, createWriteStream } from 'node:fs'
import { access, constants, readFile, stat } from 'node:fs/promises'
import { basename, parse } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../config.ts'
import { type ImportKind, importKindNames, importKinds } from '../contract/import-kinds.ts'
import { DatasetId, type FileReport, type Job, Mapping, type Upload } from '../contract/imports.ts'
import { WaybillError } from '../errors.ts'
import { datasetIdOf } from '../import/dataset-name.ts'
import { type ImportDesk, openImportDesk } from './cli-desk.ts'
import { exit, UsageError } from './cli-errors.ts'
import { openProgress } from './cli-progress.ts'

export interface ImportFlags {
  readonly as?: string
  readonly dataset?: string
  readonly mapping?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** Rejected rows that are printed; all of them are in the file that is named. */
const shown = 20

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Imports files, or standard input for `-`, and gives the exit code: 3 when a row was rejected. */
export async function importCommand(config: Config, files: readonly string[], flags: ImportFlags): Promise<number> {
  const kind = kindOf(flags.as)
  const mapping = flags.mapping === undefined ? undefined : await readMapping(flags.mapping)
  const dataset = datasetOf(files, flags.dataset)
  for (const file of files) if (file !== '-') await readable(file)

  const began = performance.now()
  const desk = await openImportDesk(config)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void desk.close())
  try {
    const uploads: Upload[] = []
    for (const file of files) uploads.push(await send(desk, file, kind))
    const { job: id } = await desk.start({
      dataset,
      files: uploads.map((upload) => ({
        upload: upload.id,
        ...(kind === undefined ? {} : { as: kind }),
        ...(mapping === undefined ? {} : { mapping }),
      })),
      dryRun: flags.dryRun === true,
    })
    const job = await watch(desk, id)
    const kept = await keepRejects(desk, job)
    const seconds = Math.round(performance.now() - began) / 1000
    if (flags.json === true) process.stdout.write(`${JSON.stringify({ dataset, files: job.files, seconds })}\n`)
    else for (const [i, file] of job.files.entries()) printFile(file, kept[i], job.kind === 'dry-run')
    return job.files.some((file) => file.rejected > 0) ? exit.partial : exit.ok
  } finally {
    await desk.close()
  }
}

function kindOf(as: string | undefined): ImportKind | undefined {
  if (as === undefined) return undefined
  const kind = importKindNames.find((name) => name === as)
  if (kind === undefined)
    throw new UsageError(`--as ${as} is no kind of file; it is one of ${importKindNames.join(', ')}.`)
  return kind
}

async function readMapping(file: string): Promise<Mapping> {
  try {
    return Mapping.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new UsageError(`--mapping ${file} is no readable JSON object of column names and field names (or null).`)
  }
}

/** Files given together belong together: they go into one dataset, named after the first. */
function datasetOf(files: readonly string[], given: string | undefined): string {
  const first = files[0] ?? '-'
  if (given === undefined) return first === '-' ? 'stdin' : datasetIdOf(basename(first))
  const parsed = DatasetId.safeParse(given)
  if (parsed.success) return parsed.data
  throw new UsageError(
    `--dataset ${given} cannot be used: ${parsed.error.issues[0]?.message ?? 'it is no dataset id'}.`,
  )
}

async function readable(file: string): Promise<void> {
  const unreadable = (cause: unknown) =>
    new WaybillError('not-found', `The file ${file} cannot be read.`, { next: 'See whether it is there.', cause })
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  if ((await stat(file)).isDirectory())
    throw new WaybillError('file-unusable', `${file} is a folder.`, { next: 'Name the files in it.' })
}

async function send(desk: ImportDesk, file: string, kind: ImportKind | undefined): Promise<Upload> {
  const name = file === '-' ? 'stdin.csv' : basename(file)
  const upload = await desk.upload(file === '-' ? process.stdin : createReadStream(file), name)
  if (upload.unusable !== null)
    throw new WaybillError('file-unusable', `${name} cannot be imported: ${upload.unusable}`)
  if (kind === undefined && upload.format === null)
    throw new WaybillError('file-unusable', `The header of ${name} fits no kind of file that Waybill knows.`, {
      next: `Say what it is with --as (${importKindNames.join(', ')}), and which column is which with --mapping.`,
    })
  const read = kind ?? upload.format
  if (kind === undefined && read !== null) say(`${name}: read as ${read} (${importKinds[read].caption}), by its header`)
  return upload
}

/** Shows progress until the job is finished. An interruption leaves it paused, to be taken up again. */
async function watch(desk: ImportDesk, id: string): Promise<Job> {
  const progress = openProgress()
  let last: Job | undefined
  try {
    for await (const job of desk.follow(id)) {
      last = job
      progress.show(job)
    }
  } finally {
    progress.end()
  }
  if (last?.state === 'done') return last
  if (last?.problem != null) throw new WaybillError(last.problem.code, last.problem.detail)
  throw new WaybillError('cancelled', `The import was ${last?.state === 'cancelled' ? 'cancelled' : 'interrupted'}.`, {
    next: 'Run the same command again; what is already there is recognised.',
  })
}

/** Writes each file's rejected rows into the working folder, over nothing that is there, and gives the names. */
async function keepRejects(desk: ImportDesk, job: Job): Promise<(string | undefined)[]> {
  const names: (string | undefined)[] = []
  for (const [i, report] of job.files.entries()) {
    if (report.rejected === 0) {
      names.push(undefined)
      continue
    }
    const { stream } = await desk.rejects(job.id, i)
    const name = await freeName(parse(report.file).name)
    await pipeline(stream, createWriteStream(name, { flags: 'wx' }))
    say(`${report.file}: ${report.rejected} rejected rows are in ${name}; correct them there and import that file`)
    names.push(name)
  }
  return names
}

async function freeName(stem: string): Promise<string> {
  for (let n = 1; ; n++) {
    const name = `${stem}.rejected${n === 1 ? '' : `-${n}`}.csv`
    const taken = await access(name).then(
      () => true,
      () => false,
    )
    if (!taken) return name
  }
}

function printFile(report: FileReport, rejects: string | undefined, dry: boolean): void {
  const out = (line: string) => process.stdout.write(`${line}\n`)
  const verb = dry ? 'would be' : 'were'
  out(
    `${report.file} (${report.kind}): of ${report.rows} rows ${report.accepted} ${verb} imported, ` +
      `${report.unchanged} ${dry ? 'are' : 'were'} already there, ${report.rejected} ${verb} rejected`,
  )
  for (const reject of report.rejects.slice(0, shown))
    out(`  line ${reject.line}: ${reject.reason}${reject.columns.length > 0 ? ` [${reject.columns.join(', ')}]` : ''}`)
  if (report.rejected > shown) out(`  and ${report.rejected - shown} more, in ${rejects}`)
}
