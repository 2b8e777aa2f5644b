import { expect, it } from 'vitest'
import { step } from '../../server/graph/graph.ts'
import { openGraph } from '../../server/graph/open.ts'
import { schemaVersion } from '../../server/graph/schema.ts'
import { graphVersion, recordSchema } from '../../server/graph/version.ts'
import { eachEngine } from '../support/engines.ts'
import { silent } from '../support/graphs.ts'
import { statement } from '../support/statement.ts'

const indexes = statement('SHOW INDEXES')
const forget = statement('MATCH (w:Waybill) DETACH DELETE w', 'write')

eachEngine(({ open }) => {
  it('is applied to a new graph without raising its version', async () => {
    await using empty = await open()
    expect(await empty.graph.read(graphVersion, {})).toEqual([{ version: 0, schema: schemaVersion }])
  })

  it('is applied a second time without harm, as after a start that was cut short', async () => {
    await using empty = await open()
    const before = await empty.graph.read(indexes, {})
    expect(before.length).toBeGreaterThan(10)
    await empty.graph.write([step(statement('MERGE (:Shipment {id: $id})', 'write'), { id: 's' })])
    await empty.graph.write([step(forget, {})])
    await empty.graph.close()
    const again = await openGraph({ config: empty.config, log: silent })
    try {
      expect((await again.read(graphVersion, {}))[0]?.schema).toBe(schemaVersion)
      expect((await again.read(indexes, {})).length).toBe(before.length)
      expect(await again.read(statement('MATCH (s:Shipment) RETURN s.id AS id'), {})).toEqual([{ id: 's' }])
    } finally {
      await again.close()
    }
  })

  it('of a newer Waybill is left alone', async () => {
    await using empty = await open()
    await empty.graph.write([step(recordSchema, { schema: schemaVersion + 1 })])
    await empty.graph.close()
    await expect(openGraph({ config: empty.config, log: silent })).rejects.toMatchObject({
      code: 'data-newer',
      message: expect.stringContaining(String(schemaVersion + 1)),
    })
  })
})
