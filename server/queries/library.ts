import { QueryParameter, type SavedQuery } from '../contract/saved-queries.ts'
import type { Graph } from '../graph/graph.ts'
import { type LibraryFile, readLibrary } from '../graph/library.ts'

/**
 * The queries that come with the product, as saved queries whose ids begin with `library:`. What a row of them is, and
 * what it does not mean (`rows: …`), goes with the description.
 */
export const libraryQueries = (engine: Graph['engine']['name']): SavedQuery[] => readLibrary(engine).map(queryOf)

function queryOf({ file, sentence, header, cypher }: LibraryFile): SavedQuery {
  const field = (key: string) => header.find(([name]) => name === key)?.[1]
  return {
    id: `library:${file}`,
    version: 1,
    shipped: true,
    changedAt: null,
    name: field('name') ?? file,
    description: [sentence, field('rows')].filter((part) => part !== undefined).join(' '),
    tags: (field('tags') ?? '').split(',').flatMap((tag) => tag.trim() || []),
    statement: cypher,
    parameters: header.flatMap(([key, value]) => (key.startsWith('param ') ? parameterOf(key.slice(6), value) : [])),
    view: field('view') === 'graph' ? 'graph' : 'table',
    pinned: false,
  }
}

/**
 * `param from: date = 2022-02-24 | Since`, `param tiers: list of text = ["1","2"] | Tiers`, and without a value one that
 * must be filled in: `param to: date | Until`.
 *
 * @throws ZodError for a file that is not written so; the tests read all of them.
 */
function parameterOf(name: string, spec: string): QueryParameter {
  const [, list, type, value, label] = /^(list of )?([a-z ]+?)(?: = (.*?))? \| (.*)$/.exec(spec) ?? []
  return QueryParameter.parse({
    name,
    label,
    type,
    list: list !== undefined,
    value: value === undefined ? null : valueOf(value, type),
  })
}

const valueOf = (words: string, type: string | undefined): unknown =>
  type === 'number' || /^["[]/.test(words) ? (JSON.parse(words) as unknown) : words
