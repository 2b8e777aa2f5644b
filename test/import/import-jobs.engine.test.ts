import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import type { Graph } from '../../server/graph/graph.ts'
import { eachEngine } from '../support/engines.ts'
import { graphHash, graphLines } from '../support/graph-hash.ts'
import { finished, parties, shipments, testImporter } from './support.ts'
import type { TestFile, TestImporter } from './support.ts'

const rowsOf = (text: string): string[] => text.trimEnd().split('\n')
const shuffled = (text: string): string => {
  const [header = '', ...rows] = rowsOf(text)
  return `${[header, ...rows.toReversed()].join('\n')}\n`
}

/** A file of every kind, naming the same parties. */
const world: TestFile[] = [
  { content: parties, name: 'parties.csv' },
  { content: shipments, name: 'shipments.csv' },
  {
    content: 'owner_id,owned_id,percent,role,from\np4,p2,60,owner,2020\np4,p1,,director,\np4,p9,,nominee,\n',
    name: 'ownership.csv',
  },
  { content: 'supplier_id,enduser_id,from,note\np2,p3,2022-01-01,framework\np2,plant7,,\n', name: 'supplies.csv' },
  {
    content: 'party_id,authority,programme,date,until\np2,EU,833/2014,2023-06-23,\np2,US,EAR,2022,2024\n',
    name: 'listings.csv',
  },
  {
    content:
      'reporter,partner,period,code,flow,value_eur\nDE,AM,2023-01,854231,export,100\nAM,DE,2023-01,854231,import,120\n',
    name: 'statistics.csv',
  },
  { content: 'code,system,component,maker,maker_country\n854231,Drone X,CPU,Nordlicht,DE\n', name: 'components.csv' },
  { content: 'from,to,note\n845011,854231,washing machines\n', name: 'transformations.csv' },
  { content: 'party_id,same_as_id,note\np9,p4,one address\n', name: 'identities.csv' },
]

const many = (count: number, weight: (i: number) => number): string =>
  `id,departed,consignor_id,consignee_id,net_weight_kg,port_of_loading\n${Array.from(
    { length: count },
    (_, i) => `s${i},2023-01-01,p${i % 20},q${i % 30},${weight(i)},${i % 2 === 0 ? 'DEHAM' : 'GEPTI'}`,
  ).join('\n')}\n`

/** Starts an import and cancels it once it has settled some rows. */
async function cancelHalfway(test: TestImporter, dataset: string, content: string, after: number) {
  const upload = await test.importer.upload(Readable.from([Buffer.from(content)]), 'half.csv')
  const { job } = await test.importer.start({ dataset, files: [{ upload: upload.id }] })
  for await (const event of test.importer.events(job)) {
    if (event.job.progress.rows >= after && event.job.state === 'running') {
      await test.importer.cancel(job)
      break
    }
  }
  return finished(test.importer, job)
}

const counts = async (graph: Graph): Promise<Record<string, number>> => {
  const found: Record<string, number> = {}
  for (const line of await graphLines(graph)) {
    const [what = '', a = '', b = ''] = line.split(' ')
    const key = what === 'node' ? a : b
    found[key] = (found[key] ?? 0) + 1
  }
  return found
}

eachEngine(({ open }) => {
  it('lands every kind of file and changes nothing the second and the third time', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph)
    const job = await test.bring('w', ...world)
    expect(job).toMatchObject({ state: 'done', problem: null })
    expect(job.files.map((file) => [file.kind, file.rows, file.accepted, file.rejected, file.unchanged])).toEqual([
      ['parties', 4, 4, 0, 0],
      ['shipments', 3, 3, 0, 0],
      ['ownership', 3, 3, 0, 0],
      ['supplies', 2, 2, 0, 0],
      ['listings', 2, 2, 0, 0],
      ['statistics', 2, 2, 0, 0],
      ['components', 1, 1, 0, 0],
      ['transformations', 1, 1, 0, 0],
      ['identities', 1, 1, 0, 0],
    ])
    expect(await counts(empty.graph)).toMatchObject({
      'Company:Party': 4,
      'Company:EndUser:Party': 2,
      'Party:Person': 1,
      Shipment: 3,
      Listing: 2,
      Dataset: 9,
      Country: 4,
      Good: 3,
      System: 1,
      OWNS: 1,
      DIRECTS: 1,
      RELATED_TO: 1,
      SUPPLIES: 2,
      LISTED_IN: 2,
      EXPORTED_TO: 2,
      FOUND_IN: 1,
      TURNS_INTO: 1,
      SAME_AS: 1,
      CONSIGNED: 3,
      DELIVERED_TO: 3,
    })
    const hash = await graphHash(empty.graph)
    const version = await empty.graph.version()
    for (const _ of [2, 3]) {
      const again = await test.bring('w', ...world)
      expect(again.files.map((file) => [file.accepted, file.unchanged])).toEqual(
        [4, 3, 3, 2, 2, 2, 1, 1, 1].map((rows) => [0, rows]),
      )
      expect(await graphHash(empty.graph)).toBe(hash)
    }
    expect(await empty.graph.version()).toBe(version)
  })

  it('ends in the same graph whatever the order of the rows', async () => {
    const imported = async (change: (text: string) => string) => {
      await using empty = await open()
      await using test = testImporter(empty.graph, { batchRows: 2 })
      await test.bring('w', ...world.map((file) => ({ ...file, content: change(file.content as string) })))
      return await graphHash(empty.graph, { places: false })
    }
    expect(await imported(shuffled)).toBe(await imported((text) => text))
  })

  it('changes nothing when the rows of a file come again in another order', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph)
    await test.bring('w', ...world)
    const hash = await graphHash(empty.graph)
    const job = await test.bring('w', ...world.map((file) => ({ ...file, content: shuffled(file.content as string) })))
    expect(job.files.every((file) => file.accepted === 0 && file.rejected === 0)).toBe(true)
    expect(await graphHash(empty.graph)).toBe(hash)
  })

  it('changes exactly the rows that changed, keeps the older source on record, and goes back with the older file', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph)
    const older = many(100, () => 5)
    const newer = many(100, (i) => (i === 42 ? 6 : 5))
    await test.one('d', older)
    const before = await graphLines(empty.graph)
    expect(await test.one('d', newer)).toMatchObject({ rows: 100, accepted: 1, unchanged: 99, rejected: 0 })
    const after = await graphLines(empty.graph)
    const gone = before.filter((line) => !after.includes(line))
    const come = after.filter((line) => !before.includes(line))
    expect(gone.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['edge d:s42', 'node Shipment'])
    expect(come.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'edge d:s42',
      'edge d:s42',
      'node Dataset',
      'node Shipment',
    ])
    expect(
      come
        .filter((line) => line.includes('RECORDED_IN'))
        .map((line) => (line.includes('["current",true]') ? 'now' : 'former'))
        .sort(),
    ).toEqual(['former', 'now'])
    expect(await test.one('d', older)).toMatchObject({ accepted: 1, unchanged: 99 })
    expect((await graphLines(empty.graph)).find((line) => line.includes('"id","d:s42"'))).toContain('["netWeightKg",5]')
  })

  it('changes ties and listings in place and notes where they stood before', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph)
    await test.bring('w', ...world)
    const before = await counts(empty.graph)
    const job = await test.bring(
      'w',
      { content: 'owner_id,owned_id,percent,role,from\np4,p2,75,owner,2020\n', name: 'ownership.csv' },
      {
        content: 'party_id,authority,programme,date,until\np2,EU,833/2014,2023-06-23,2025-01-01\n',
        name: 'listings.csv',
      },
      {
        content: 'reporter,partner,period,code,flow,value_eur\nDE,AM,2023-01,854231,export,\n',
        name: 'statistics.csv',
      },
    )
    expect(job.files.map((file) => [file.accepted, file.unchanged])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ])
    const after = await counts(empty.graph)
    for (const edge of ['OWNS', 'LISTED_IN', 'EXPORTED_TO', 'Listing']) expect(after[edge]).toBe(before[edge])
    const lines = await graphLines(empty.graph)
    expect(lines.find((line) => line.includes(' OWNS '))).toMatch(/"earlier",\["w\/[0-9a-f]{16}#1#2"\].*"percent",75/)
    expect(lines.find((line) => line.includes('country:DE EXPORTED_TO'))).not.toContain('valueEur')
    expect(lines.find((line) => line.startsWith('node Listing') && line.includes('EU: 833'))).toContain(
      '["until","2025-01-01"]',
    )
  })

  it('fills a party that was only named before, and keeps what names it', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph)
    await test.one('d', shipments)
    expect((await graphLines(empty.graph)).filter((line) => line.includes('["stub",true]'))).toHaveLength(5)
    expect(await test.one('d', parties)).toMatchObject({ accepted: 4, unchanged: 0 })
    const lines = await graphLines(empty.graph)
    expect(lines.filter((line) => line.includes('["stub",true]'))).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith('edge d:p1 CONSIGNED'))).toHaveLength(2)
  })

  it('makes no duplicates when two imports of overlapping files are asked for at once', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph, { batchRows: 50 })
    const jobs = await Promise.all([
      test.bring('d', { content: many(300, () => 5), name: 'a.csv' }),
      test.bring('d', { content: many(400, () => 5), name: 'b.csv' }),
    ])
    expect(jobs.map((job) => job.state)).toEqual(['done', 'done'])
    expect(jobs.reduce((sum, job) => sum + (job.files[0]?.accepted ?? 0), 0)).toBe(400)
    expect(await counts(empty.graph)).toMatchObject({ Shipment: 400, CONSIGNED: 400, 'Company:Party': 50 })
  })

  it('takes back what a cancelled import brought', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph, { batchRows: 50 })
    await test.bring('w', ...world)
    const hash = await graphHash(empty.graph)
    const job = await cancelHalfway(test, 'w', many(2000, () => 1).replaceAll(',q', ',p'), 300)
    expect(job).toMatchObject({ state: 'cancelled', stage: 'rolled back' })
    expect(job.finishedAt).not.toBeNull()
    expect(await graphHash(empty.graph)).toBe(hash)
  })

  it('puts back what a cancelled import changed', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph, { batchRows: 50 })
    await test.one(
      'd',
      many(1000, () => 5),
    )
    await test.one(
      'd',
      many(500, (i) => (i % 5 === 0 ? 6 : 5)),
    )
    const hash = await graphHash(empty.graph)
    const job = await cancelHalfway(
      test,
      'd',
      many(1500, (i) => (i % 2 === 0 ? 7 : 5)),
      400,
    )
    expect(job.state).toBe('cancelled')
    expect(await graphHash(empty.graph)).toBe(hash)
  })

  it('turns parties back into names, and ties into what they were, when the import that changed them is cancelled', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph, { batchRows: 20 })
    const owners = (count: number, percent: number): string =>
      `owner_id,owned_id,percent\n${Array.from({ length: count }, (_, i) => `p${i},q${i},${percent}`).join('\n')}\n`
    await test.one('d', owners(100, 10))
    const hash = await graphHash(empty.graph)
    expect((await cancelHalfway(test, 'd', owners(400, 20), 150)).state).toBe('cancelled')
    expect(await graphHash(empty.graph)).toBe(hash)
    const people = `id,name,kind,country\n${Array.from({ length: 400 }, (_, i) => `p${i},Person ${i},person,AM`).join('\n')}\n`
    expect((await cancelHalfway(test, 'd', people, 150)).state).toBe('cancelled')
    expect(await graphHash(empty.graph)).toBe(hash)
  })

  it('labels a file partial when the cancelled import of it cannot be told from an earlier one', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph, { batchRows: 50 })
    const older = many(600, () => 5)
    await test.one('d', older)
    await test.one(
      'd',
      many(600, () => 6),
    )
    await cancelHalfway(test, 'd', older, 150)
    const [dataset] = await test.importer.datasets()
    expect(dataset?.files.map((file) => file.state).sort()).toEqual(['complete', 'partial'])
    expect(await test.one('d', older)).toMatchObject({ rejected: 0 })
    expect((await test.importer.datasets())[0]?.files.every((file) => file.state === 'complete')).toBe(true)
  })

  it('undoes a dataset and removes only what it brought', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph)
    await test.bring('w', ...world)
    const hash = await graphHash(empty.graph)
    await test.bring('x', ...world, { content: parties.replace('Ararat', 'Aragats'), name: 'newer.csv' })
    expect(await graphHash(empty.graph)).not.toBe(hash)
    const { job } = await test.importer.undo('x')
    expect(await finished(test.importer, job)).toMatchObject({ kind: 'undo', state: 'done' })
    expect(await graphHash(empty.graph)).toBe(hash)
    const last = await test.importer.undo('w')
    await finished(test.importer, last.job)
    expect(await graphLines(empty.graph)).toEqual([])
    await expect(test.importer.undo('w')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('refers to parties of another dataset by their whole id, and keeps their names when that dataset is undone', async () => {
    await using empty = await open()
    await using test = testImporter(empty.graph)
    await test.one('base', parties)
    await test.one('extra', 'party_id,authority,date\nbase:p2,EU,2023-01-01\nbase:nobody,EU,2023-01-01\n')
    const listed = async () =>
      (await graphLines(empty.graph)).filter((line) => line.includes(' LISTED_IN ')).map((line) => line.split(' ')[1])
    expect(await listed()).toEqual(['base:p2', 'extra:base:nobody'])
    await finished(test.importer, (await test.importer.undo('base')).job)
    expect(await listed()).toEqual(['base:p2', 'extra:base:nobody'])
    expect(
      (await graphLines(empty.graph)).find((line) => line.startsWith('node') && line.includes('"base:p2"')),
    ).toContain('["stub",true]')
    await finished(test.importer, (await test.importer.undo('extra')).job)
    expect(await graphLines(empty.graph)).toEqual([])
  })

  it('pauses when it is closed and goes on where it was', async () => {
    await using empty = await open()
    await using calm = testImporter(empty.graph, { batchRows: 50 })
    const content = many(1500, (i) => i)
    const upload = await calm.importer.upload(Readable.from([Buffer.from(content)]), 'f.csv')
    const { job } = await calm.importer.start({ dataset: 'd', files: [{ upload: upload.id }] })
    for await (const event of calm.importer.events(job)) if (event.job.progress.rows >= 300) break
    await calm.importer.close()
    expect(calm.importer.job(job)).toMatchObject({ state: 'paused' })
    const settled = calm.importer.job(job).progress.rows
    expect(settled).toBeLessThan(1500)
    await using again = testImporter(empty.graph, { folder: calm.folder, batchRows: 50 })
    await again.importer.resume()
    expect(await finished(again.importer, job)).toMatchObject({
      state: 'done',
      files: [{ rows: 1500, accepted: 1500, unchanged: 0, rejected: 0 }],
    })
    expect(await counts(empty.graph)).toMatchObject({ Shipment: 1500, CONSIGNED: 1500 })
  })
})
