import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openGraph } from '../../server/graph/open.ts'
import { graphHash } from '../support/graph-hash.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'
import { temporaryFolder } from '../support/waybill.ts'

/** Shipments among few parties, with a bad row and a row that contradicts an earlier one in every batch of 50. */
const csv = [
  'id,departed,consignor_id,consignee_id,hs_code,net_weight_kg',
  ...Array.from({ length: 260 }, (_, i) => {
    if (i % 50 === 20) return `s${i},2023-13-01,p1,q1,854231,1`
    if (i % 50 === 40) return `s${i - 39},2023-01-01,p1,q1,854231,${1000 + i}`
    return `s${i},2023-01-0${1 + (i % 9)},p${i % 7},q${i % 5},854231,${i}`
  }),
].join('\n')

const run = (folder: string, file: string, deadly: number): string =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'kill-after-commit-child.ts'), folder, file, String(deadly)], {
    encoding: 'utf8',
  }).stdout

async function hashOf(folder: string): Promise<string> {
  const graph = await openGraph({ config: grafeoConfig(folder), log: silent })
  const hash = await graphHash(graph)
  await graph.close()
  return hash
}

it('an import that dies between the graph’s commit and the journal’s, after every single write, ends as an undisturbed one', async () => {
  using calm = temporaryFolder()
  using killed = temporaryFolder()
  const file = join(calm.path, 'file.csv')
  writeFileSync(file, csv)
  const report = run(calm.path, file, 0)
  expect(JSON.parse(report)).toMatchObject([{ rows: 260, rejected: 10, unchanged: 0 }])

  // Each run gets one write further and dies of it: none of its writes is ever acknowledged in the journal.
  let kills = 0
  let ending = ''
  for (; ending === '' && kills < 20; kills++) ending = run(killed.path, file, kills % 2 === 0 ? 1 : 2)
  expect(kills).toBeGreaterThan(4)
  expect(JSON.parse(ending)).toEqual(JSON.parse(report))
  expect(await hashOf(killed.path)).toBe(await hashOf(calm.path))
})
