import { Command, CommanderError } from 'commander'
import { type Config, readConfig, version } from '../config.ts'
import { hideKinds } from '../contract/evidence.ts'
import { importKindNames } from '../contract/import-kinds.ts'
import type { ExportFlags } from './cli-export.ts'
import { errorLine, exit, exitCode, UsageError } from './cli-errors.ts'

/** Each command loads what it needs when it runs, so that a refusal or a help text does not wait for all of it. */
const program = new Command('waybill')
  .description(
    'Follows goods: from sellers through intermediaries to end-users, with the source row behind every fact.',
  )
  .version(version)
  .option('--data <folder>', 'the data folder (WAYBILL_DATA; default .waybill)')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'waybill: ')) })

let code: number = exit.ok

program
  .command('serve')
  .description('serve the pages and the HTTP interface')
  .option('--port <number>', 'where to listen (PORT; default 4177)')
  .option('--dev', 'show the pages from their sources and reload them as these change')
  .action(async (flags: { port?: string; dev?: boolean }) => {
    const settings = config(flags.port)
    const { serveCommand } = await import('./cli-serve.ts')
    code = await serveCommand(settings, { dev: flags.dev === true })
  })

program
  .command('import')
  .description('import files into the graph; rejected rows are listed and kept in a file')
  .argument('<file...>', 'CSV files, or - for standard input')
  .option('--as <kind>', `what the files are: ${importKindNames.join(', ')}; otherwise the header decides`)
  .option('--dataset <id>', "the dataset; otherwise the first file's name without its extension")
  .option('--mapping <file>', 'JSON: column name → field name, or null to keep the column unused')
  .option('--dry-run', 'say what would happen and write nothing')
  .option('--json', 'print the report as JSON')
  .action(async (files: string[], flags: Record<string, never>) => {
    const settings = config()
    const { importCommand } = await import('./cli-import.ts')
    code = await importCommand(settings, files, flags)
  })

program
  .command('trace')
  .description('ask how goods from some parties reached others')
  .argument('<question>', 'the question as JSON, as the body of POST /api/v1/trace, or - for standard input')
  .option('--carriers', 'instead of the answer: who carried it')
  .option('--months', 'instead of the answer: when it arrived')
  .option('--matrix', 'instead of the answer: from each country to each target')
  .option('--explain <id>', 'instead of the answer: why that shipment is in the corridor, or what keeps it out')
  .option('--chokepoints', 'instead of the answer: whom every chain passes, and what each listing would leave')
  .option(
    '--without <json>',
    'instead of the answer: before and after without {parties, countries, goods, borderPosts, since}',
  )
  .option('--json', 'print the answer as JSON')
  .action(async (question: string, flags: Record<string, never>) => {
    const settings = config()
    const { traceCommand } = await import('./cli-trace.ts')
    code = await traceCommand(settings, question, flags)
  })

program
  .command('query')
  .description('run one Cypher statement that only reads')
  .argument('<file>', 'a file with the statement, or - for standard input')
  .option('--param <name=value>', 'a parameter; the value is JSON, or text where it is none (repeatable)', also)
  .option('--format <format>', 'table, json or csv', 'table')
  .option('--limit <rows>', 'how many rows at most (default 5000)')
  .action(async (file: string, flags: { param?: string[]; format: string; limit?: string }) => {
    const settings = config()
    const { queryCommand } = await import('./cli-query.ts')
    code = await queryCommand(settings, file, flags)
  })

program
  .command('export')
  .description('make the evidence bundle of a case: facts, their rows and originals, figures, all of it verifiable')
  .argument('<case>', 'the id of the case, or its name')
  .requiredOption('--out <path>', 'where it goes: a folder, or a file that ends in .zip; nothing may be there yet')
  .option('--question <name>', 'only the answer to this question of the case, by its name or key')
  .option('--chain <ids>', 'only this chain of that answer: the ids of its shipments in order, parted by commas')
  .option('--hide <kinds>', `what to hide, parted by commas: ${hideKinds.join(', ')}`)
  .option('--rows-only', 'pass on only the rows that were used, not the whole original files')
  .option('--sign', 'sign it with the key of the data folder')
  .action(async (id: string, flags: ExportFlags) => {
    const settings = config()
    const { exportCommand } = await import('./cli-export.ts')
    code = await exportCommand(settings, id, flags)
  })

program
  .command('verify')
  .description('check an evidence bundle, offline: checksums, facts against their rows, figures computed again')
  .argument('<bundle>', 'the zip, or the folder it was unpacked to')
  .option('--json', 'print what was found as JSON')
  .action(async (bundle: string, flags: { json?: boolean }) => {
    const { verifyCommand } = await import('./cli-verify.ts')
    code = await verifyCommand(bundle, flags)
  })

program
  .command('doctor')
  .description('look at everything that a start needs and say what is amiss')
  .action(async () => {
    const settings = config()
    const { doctorCommand } = await import('./cli-doctor.ts')
    code = await doctorCommand(settings)
  })

/** Gathers the values of an option that may be given several times. */
function also(value: string, before: string[] = []): string[] {
  return [...before, value]
}

function config(port?: string): Config {
  try {
    return readConfig({ port, data: program.opts<{ data?: string }>().data })
  } catch (error) {
    throw new UsageError(errorLine(error).replace(/^waybill: /, ''))
  }
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) code = error.exitCode === 0 ? exit.ok : exit.usage
  else {
    process.stderr.write(`${errorLine(error)}\n`)
    code = exitCode(error)
  }
}
process.exitCode = code
