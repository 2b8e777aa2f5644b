import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type { BenchFigure } from './bench-figure.ts'
import { pythonVersions } from './python.ts'

const root = join(import.meta.dirname, '..', '..')
const file = join(root, 'bench', 'RESULTS.md')

/** What the run measures, whatever is committed while it goes on. */
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()

/** The machine and what runs on it, in one line each. */
export function machine(): string[] {
  const [cpu] = cpus()
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    'devDependencies' | 'dependencies',
    Record<string, string>
  >
  const version = (name: string) => {
    const own = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string
    }
    return `${name} ${own.version}`
  }
  const named = ['@duckdb/node-api', 'neo4j-driver', '@grafeo-db/js', 'elkjs', 'cytoscape-fcose'].filter(
    (name) => name in devDependencies || name in dependencies,
  )
  return [
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
    `Node ${process.version}, V8 ${process.versions.v8}; ${named.map(version).join(', ')}`,
    pythonVersions(),
  ]
}

/** How busy the machine was, as the mean number of programs that wanted a processor in the last minute. */
export const load = (): string => loadavg()[0]!.toFixed(1)

export interface PartResult {
  name: string
  figures: BenchFigure[]
  seconds: number
  /** Load before it began. */
  load: string
}

/**
 * Writes what a run gave, part by part. Parts that this run did not have are kept from the file as they were, each with
 * the day and commit of its own run.
 */
export function writeResults(parts: readonly PartResult[]): void {
  const kept = sections()
  const day = new Date().toISOString().slice(0, 10)
  for (const { name, figures, seconds, load: busy } of parts)
    kept.set(
      name,
      [
        `\`npm run bench ${name}\`, ${day}, commit ${commit}, ${seconds.toFixed(0)} s, load before it ${busy}.`,
        '',
        '| what | on | figure | aim |',
        '|---|---|---|---|',
        ...figures.map((f) => `| ${[f.what, f.on, f.figure, f.aim].map(cell).join(' | ')} |`),
      ].join('\n'),
    )
  const text = [
    '# Bench results',
    '',
    'Written by `npm run bench`; not edited by hand. Peers ran in the same run as what they are compared with. Times are',
    'medians. Worlds are those of `seed/generate.ts` with skew 1, density 8 and seed 1; the question is from everybody in',
    'the EU to every military end-user, with the default rules.',
    '',
    ...machine().map((line) => `- ${line}`),
    '',
    ...[...kept].flatMap(([name, section]) => [`## ${name}`, '', section, '']),
  ]
  mkdirSync(join(root, 'bench'), { recursive: true })
  writeFileSync(file, text.join('\n'))
}

function sections(): Map<string, string> {
  try {
    const [, ...parts] = readFileSync(file, 'utf8').split(/^## /m)
    return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]))
  } catch {
    return new Map()
  }
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
