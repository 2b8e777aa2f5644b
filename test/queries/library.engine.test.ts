import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConsole, type Console } from '../../server/console/console.ts'
import type { CypherAnswer } from '../../server/contract/console.ts'
import { refusalOf } from '../../server/contract/cypher-reads.ts'
import { parameterNames } from '../../server/contract/cypher-tokens.ts'
import { createImporter } from '../../server/import/importer.ts'
import { libraryQueries } from '../../server/queries/library.ts'
import { openState } from '../../server/state/state.ts'
import { eachEngine } from '../support/engines.ts'
import { silent, type TemporaryGraph } from '../support/graphs.ts'

const demo = join(import.meta.dirname, '../../seed/demo')
const files = [
  'parties',
  'shipments',
  'ownership',
  'supplies',
  'listings',
  'statistics',
  'components',
  'transformations',
]
const library = libraryQueries('grafeo')
const node = (id: string) => ({ $node: `demo:${id}` })

/** What each query finds in the demo case: the number of rows, and cells that stand in one row of the answer. */
const findings: Record<string, [rows: number, ...found: unknown[]]> = {
  'border-vanishing': [61, node('S-0335'), node('vilnetra'), node('altynkerme')],
  'buyer-concentration': [25, node('kerege'), node('vtorplatika'), 100],
  'components-to-sellers': [37, node('brueckwald')],
  'crowded-addresses': [1, 4],
  'declared-elsewhere': [4, node('S-0514'), 'UZ', 'KZ'],
  'director-of-listed': [1, node('sarybulak'), node('ruslan-tumashov'), node('kedrimpuls')],
  'end-user-suppliers': [12, node('kedrimpuls'), node('yasenets')],
  'family-across-firms': [4, node('kedrimpuls'), node('lidia-tumashova'), node('yelniktekh')],
  'first-shipment-soon': [6, node('kerege'), '2022-04-05'],
  'founded-after': [5, node('sarybulak'), '2022-03-17'],
  'incomplete-rows': [6, node('S-0597'), true],
  'longest-chains': [2, node('brueckwald'), node('demirkuyu'), node('sarybulak'), node('kedrimpuls'), node('yasenets')],
  'marking-in-description': [94, node('brueckwald'), node('demirkuyu')],
  'moved-buyers': [1, node('kedrimpuls'), '2023-06-20', node('yelniktekh'), '2023-08-22'],
  'new-intermediaries': [12, node('sarybulak')],
  'owned-by-listed': [3, node('priladinvest')],
  'owner-changed': [3, node('stanvolga'), '2022-05-11'],
  'owners-of-owners': [3, node('qasr'), 1],
  'party-trade': [27, '2022-06', 'received', 1, 206.4],
  'pass-through': [100, node('demirkuyu'), node('S-0297'), node('S-0309')],
  'shared-address-with-listed': [1, node('yelniktekh'), node('kedrimpuls')],
  'shared-contact': [2, node('pusyra'), node('vilnetra'), 'phone'],
  'shared-director': [1, node('ruslan-tumashov'), node('sarybulak'), node('kedrimpuls')],
  'stopped-and-began': [9, node('brueckwald'), node('kedrimpuls'), node('demirkuyu')],
  'suppliers-to-end-users': [8, node('kedrimpuls'), node('yasenets')],
  'surging-statistics': [15, { $node: 'country:LT' }, { $node: 'country:KG' }],
  'taken-apart': [2, node('vtorplatika'), '8450', '8542'],
  'top-goods': [34, 'LT', 'KG'],
  'unit-values': [1],
  'vanishing-by-crossing': [4, { $node: 'port:LTSLK' }, 30],
}

/** Values of the parameters as the form begins, and a weight apart from the last digit of a sum. */
const asked = ({ statement, parameters }: (typeof library)[number]) => ({
  statement,
  params: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
  limit: 5000,
})
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, item: unknown) =>
    typeof item === 'number' ? Number(item.toPrecision(12)) : item,
  )

const answers = new Map<string, CypherAnswer['rows']>()

describe('the shipped queries', () => {
  it('are at least 25, each with a name, tags, and the parameters that its statement uses', () => {
    expect(library.length).toBeGreaterThanOrEqual(25)
    for (const { id, name, description, tags, statement, parameters } of library) {
      expect(refusalOf(statement), id).toBeUndefined()
      expect(name.length, id).toBeGreaterThan(5)
      // What it asks, what a row is, and what a row is not.
      expect(description, id).toMatch(
        /^[A-Z].*\. A row is .*\b(?:does not|do not|not the same|no wrong|may|nothing|in no way)\b.*\.$/,
      )
      expect(tags.length, id).toBeGreaterThan(0)
      expect(parameters.map((each) => each.name).sort(), id).toEqual(parameterNames(statement).sort())
      expect(
        parameters.every(({ value, label }) => value !== null && label !== ''),
        id,
      ).toBe(true)
    }
    const onNeo4j = libraryQueries('neo4j').slice(library.length)
    expect(onNeo4j.map(({ id }) => id)).toEqual(['library:every-chain'])
    for (const { statement, parameters, description } of onNeo4j) {
      expect(description).toMatch(/ A row is .*does not mean/)
      expect(refusalOf(statement)).toBeUndefined()
      expect(parameters.map((each) => each.name).sort()).toEqual(parameterNames(statement).sort())
    }
    expect(Object.keys(findings)).toEqual(library.map(({ id }) => id.slice('library:'.length)))
  })
})

eachEngine(({ open }) => {
  let opened: TemporaryGraph
  let console: Console
  beforeAll(async () => {
    opened = await open()
    const folder = mkdtempSync(join(tmpdir(), 'waybill-library-'))
    const state = openState(join(folder, 'state.db'))
    const importer = createImporter({ graph: opened.graph, state, folder, log: silent, onChange: () => undefined })
    const uploads = []
    for (const name of files)
      uploads.push(await importer.upload(createReadStream(join(demo, `${name}.csv`)), `${name}.csv`))
    const { job } = await importer.start({
      dataset: 'demo',
      files: uploads.map(({ id }) => ({ upload: id })),
      dryRun: false,
    })
    for await (const event of importer.events(job)) void event
    await importer.close()
    state.close()
    rmSync(folder, { recursive: true, force: true })
    console = createConsole({ graph: opened.graph, seconds: 60 })
  }, 300_000)
  afterAll(() => opened[Symbol.asyncDispose]())

  it.each(library)('“$name” finds in the demo case what it should', async (query) => {
    const answer = await console.run(asked(query))
    const [count, ...cells] = findings[query.id.slice('library:'.length)] ?? [0]
    expect(answer.rows.length, JSON.stringify(answer.rows.slice(0, 5))).toBe(count)
    expect(answer.truncated).toBe(false)
    const row = answer.rows.find((each) => cells.every((cell) => JSON.stringify(each).includes(JSON.stringify(cell))))
    expect(row, JSON.stringify(answer.rows.slice(0, 20))).toBeDefined()
    const flat = answer.rows.map((each) => JSON.stringify(rounded(each.map(ordered))))
    const before = answers.get(query.id)
    if (before === undefined) answers.set(query.id, flat.toSorted() as never)
    else expect(flat.toSorted()).toEqual(before)
  })
})

/** Lists that are collected come in no particular order. */
const ordered = (value: unknown): unknown =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.toSorted() : value
