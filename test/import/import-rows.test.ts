import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphHash } from '../support/graph-hash.ts'
import { temporaryGrafeo } from '../support/graphs.ts'
import type { TemporaryGraph } from '../support/graphs.ts'
import { parties, shipments, testImporter } from './support.ts'

describe('importing parties and shipments', () => {
  let graph: TemporaryGraph
  beforeAll(async () => {
    graph = await temporaryGrafeo()
  })
  afterAll(async () => graph[Symbol.asyncDispose]())

  it('lands rows with their edges and changes nothing the second time', async () => {
    await using test = testImporter(graph.graph)
    const job = await test.bring(
      'd',
      { content: shipments, name: 'shipments.csv' },
      { content: parties, name: 'parties.csv' },
    )
    expect(job.state).toBe('done')
    expect(
      job.files.map((file) => [file.file, file.kind, file.rows, file.accepted, file.rejected, file.unchanged]),
    ).toEqual([
      ['parties.csv', 'parties', 4, 4, 0, 0],
      ['shipments.csv', 'shipments', 3, 3, 0, 0],
    ])
    const before = await graphHash(graph.graph)
    const again = await test.bring(
      'd',
      { content: shipments, name: 'shipments.csv' },
      { content: parties, name: 'parties.csv' },
    )
    expect(again.files.map((file) => [file.accepted, file.unchanged])).toEqual([
      [0, 4],
      [0, 3],
    ])
    expect(await graphHash(graph.graph)).toBe(before)
  })
})
