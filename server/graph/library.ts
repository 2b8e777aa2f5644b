import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Graph } from './graph.ts'

const folder = join(import.meta.dirname, '../../cypher/library')

/** A shipped query as its file has it. */
export interface LibraryFile {
  /** The file's name without its ending. */
  readonly file: string
  readonly sentence: string
  /** The lines of the header after the sentence: `name: …`, `rows: …`, `tags: …`, `param from: date = … | …`. */
  readonly header: readonly (readonly [key: string, value: string])[]
  readonly cypher: string
}

/** The queries that come with the product, by file name: those for both engines, then those that only this one can run. */
export function readLibrary(engine: Graph['engine']['name']): LibraryFile[] {
  const own = join(folder, engine)
  return [folder, ...(existsSync(own) ? [own] : [])].flatMap(readFolder)
}

function readFolder(folder: string): LibraryFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cypher'))
    .sort()
    .map((name) => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n')
      const comments = lines.filter((line) => line.startsWith('// ')).map((line) => line.slice(3).trim())
      const [sentence = '', ...rest] = comments
      return {
        file: name.replace(/\.cypher$/, ''),
        sentence,
        header: rest.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        cypher: lines
          .filter((line) => !line.startsWith('// '))
          .join('\n')
          .trim(),
      }
    })
}
