import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Graph } from '../../server/graph/graph.ts'
import { changesSince, filesOf, readJournal } from '../../server/trace/projection-changes.ts'
import { readHead } from '../../server/trace/projection-header.ts'
import { ProjectionMaker, storeOf } from '../../server/trace/projection-source.ts'
import { testImporter } from '../import/support.ts'
import { eachEngine } from '../support/engines.ts'
import { fillGraph } from '../support/fill-graph.ts'

interface Row {
  id: number
  from: number
  to: number
  day: number
  code: string
  weight: string
  unit: string
}

const row: fc.Arbitrary<Row> = fc.record({
  id: fc.integer({ min: 0, max: 11 }),
  from: fc.integer({ min: 0, max: 2 }),
  to: fc.integer({ min: 3, max: 6 }),
  day: fc.integer({ min: 1, max: 28 }),
  code: fc.constantFrom('', '854231', '8542', '847330'),
  weight: fc.constantFrom('', '0', '12.5'),
  unit: fc.constantFrom('pcs', 'm'),
})
const dataset = fc.constantFrom('d', 'e')
const change = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ shipments: fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1 }), dataset }),
  },
  { weight: 1, arbitrary: fc.record({ parties: fc.constantFrom('DE', 'TR', 'RU'), dataset }) },
  { weight: 1, arbitrary: fc.record({ owner: fc.integer({ min: 0, max: 6 }), dataset }) },
  {
    weight: 2,
    arbitrary: fc.record({ one: fc.integer({ min: 0, max: 7 }), of: fc.constantFrom('', 'd:', 'e:'), dataset }),
  },
  { weight: 1, arbitrary: fc.record({ apart: fc.constantFrom('8450', '8542'), dataset }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.constant(true), dataset }) },
)

const two = (day: number): string => String(day).padStart(2, '0')
const shipmentsFile = (rows: readonly Row[]): string =>
  [
    'id,departed,arrived,consignor_id,consignee_id,hs_code,quantity,unit,net_weight_kg',
    ...rows.map(
      ({ id, from, to, day, code, weight, unit }) =>
        `s${id},2023-01-${two(day)},2023-02-${two(day)},p${from},p${to},${code},3,${unit},${weight}`,
    ),
  ].join('\n')
const partiesFile = (country: string): string =>
  ['id,name,country,kind,military', `p2,A ${country},${country},company,`, `p6,B,${country},enduser,true`].join('\n')
const ownersFile = (owner: number): string =>
  ['owner_id,owned_id,percent,from,to', `p${owner},p${(owner + 1) % 7},60,2022-01-01,`].join('\n')
const identitiesFile = (one: number, of: string): string =>
  ['party_id,same_as_id', `${of}p${one},p${(one + 3) % 8}`].join('\n')
const transformationsFile = (apart: string): string => ['from,to', `${apart},8473`].join('\n')

interface Made {
  block: SharedArrayBuffer | null
  close(): Promise<void>
}

/** The projection of the graph: of an older one where the graph can tell what has changed, else null. */
async function make(graph: Graph, folder: string, old?: SharedArrayBuffer): Promise<Made> {
  const journal = await readJournal(graph)
  const changes = old === undefined ? null : changesSince(readHead(old)!, journal)
  if (old !== undefined && changes === null) return { block: null, close: async () => undefined }
  const maker = new ProjectionMaker({
    file: join(folder, 'projection', old === undefined ? 'built' : 'advanced'),
    version: journal.version,
    store: await storeOf(graph),
    files: filesOf(journal),
  })
  const { signal } = new AbortController()
  const made = changes === null ? await maker.build(graph, signal) : await maker.advance(graph, old!, changes, signal)
  if (made !== null) await maker.saved()
  return { block: made?.block ?? null, close: () => maker.end() }
}

async function built(graph: Graph, folder: string, old?: SharedArrayBuffer): Promise<SharedArrayBuffer | null> {
  const { block, close } = await make(graph, folder, old)
  await close()
  return block
}

const bytesOf = (block: SharedArrayBuffer | null): string | null =>
  block === null ? null : Buffer.from(new Uint8Array(block)).toString('latin1')

eachEngine(({ name, open }) => {
  const runs = name === 'grafeo' ? 10 : 3

  it('makes of an older projection and the changes, byte for byte, what reading everything makes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        await using opened = await open()
        const { graph, data } = opened
        await using importer = testImporter(graph, { batchRows: 3 })
        let last = (await built(graph, data))!
        for (const each of changes) {
          if ('shipments' in each) await importer.one(each.dataset, shipmentsFile(each.shipments))
          else if ('parties' in each) await importer.one(each.dataset, partiesFile(each.parties))
          else if ('owner' in each) await importer.one(each.dataset, ownersFile(each.owner))
          else if ('one' in each) await importer.one(each.dataset, identitiesFile(each.one, each.of))
          else if ('apart' in each) await importer.one(each.dataset, transformationsFile(each.apart))
          else if ((await importer.importer.datasets()).some(({ id }) => id === each.dataset)) {
            const { job } = await importer.importer.undo(each.dataset)
            for await (const event of importer.importer.events(job)) void event
          }
          const advanced = await built(graph, data, last)
          const whole = (await built(graph, data))!
          expect(advanced).not.toBeNull()
          expect(bytesOf(advanced)).toBe(bytesOf(whole))
          last = advanced!
        }
      }),
      { numRuns: runs },
    )
  })

  it('reads everything when something was written that does not say what it changed', async () => {
    await using opened = await open()
    const { graph, data } = opened
    await using importer = testImporter(graph)
    const rows = [{ id: 1, from: 0, to: 4, day: 3, code: '854231', weight: '1', unit: 'pcs' }]
    await importer.one('d', shipmentsFile(rows))
    const first = (await built(graph, data))!
    await fillGraph(graph, `MATCH (s:Shipment {id: 'd:s1'}) SET s.netWeightKg = 2.5`, {})
    expect(await built(graph, data, first)).toBeNull()
    const second = (await built(graph, data))!
    await importer.one('d', shipmentsFile([{ ...rows[0]!, id: 2 }]))
    expect(await built(graph, data, first)).toBeNull()
    expect(bytesOf(await built(graph, data, second))).toBe(bytesOf(await built(graph, data)))
  })
})
