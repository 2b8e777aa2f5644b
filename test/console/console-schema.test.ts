import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSchema } from '../../server/console/console-schema.ts'
import { api } from '../../server/contract/api.ts'
import { WaybillError } from '../../server/errors.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { answerOf } from '../support/http.ts'
import { smallCase, type SmallCase } from '../support/small-case.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

it('the vocabulary is told with exact counts of labels, their properties and types of edges', async () => {
  const schema = await answerOf(api.getSchema, await fetch(`${app.origin}/api/v1/schema`))
  const label = (name: string) => schema.labels.find((each) => each.name === name)
  const having = (name: string, property: string) =>
    label(name)?.properties.find((each) => each.name === property)?.count
  expect(schema.truncated).toBe(false)
  expect(label('Shipment')?.count).toBe(3)
  expect(having('Shipment', 'netWeightKg')).toBe(3)
  expect(label('Party')?.count).toBe(4)
  expect(having('EndUser', 'military')).toBe(1)
  expect(schema.edges).toContainEqual({ name: 'CONSIGNED', count: 3 })
  expect(label('Waybill')).toBeUndefined()
})

it('names come without counts where counting takes too long, and the answer says so', async () => {
  const late = () => Promise.reject(new WaybillError('query-timeout', 'It took too long.'))
  const graph = { version: async () => 1, read: late } as unknown as Graph
  const schema = await createSchema({ graph, seconds: 1 })()
  expect(schema).toMatchObject({ truncated: true, stoppedBy: 'time' })
  expect(schema.labels).toContainEqual({ name: 'Shipment', count: null, properties: [] })
  expect(schema.edges).toContainEqual({ name: 'CONSIGNED', count: null })
})
