import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parties, shipments } from '../support/small-case.ts'
import { served, temporaryFolder, waybill } from '../support/waybill.ts'

const folder = temporaryFolder()
const env = { WAYBILL_DATA: join(folder.path, 'data') }
const statement = 'MATCH (p:Party) WHERE p.country = $country RETURN p.id AS id, p.name AS name, $n AS n ORDER BY id'
const query = (args: string[], input = statement) => waybill(['query', '-', ...args], { env, input })

beforeAll(async () => {
  writeFileSync(join(folder.path, 'parties.csv'), parties)
  writeFileSync(join(folder.path, 'shipments.csv'), shipments)
  const files = ['parties.csv', 'shipments.csv'].map((name) => join(folder.path, name))
  await waybill(['import', ...files, '--dataset', 'small'], { env })
})
afterAll(() => folder[Symbol.dispose]())

describe('waybill query', () => {
  it('prints a table, with parameters that are JSON or text', async () => {
    const ran = await query(['--param', 'country=DE', '--param', 'n=7'])
    expect(ran.stderr).toBe('')
    expect(ran.code).toBe(0)
    const [head, row, count] = ran.stdout.split('\n')
    expect(head).toMatch(/^id +name +n$/)
    expect(row).toMatch(/^small:A +Alpha Elektronik GmbH +7$/)
    expect(count).toMatch(/^1 row, \d+ ms$/)
  })

  it('prints JSON as the API answers, and CSV with formulas escaped', async () => {
    const json = await query(['--param', 'country=DE', '--param', 'n=null', '--format', 'json'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      columns: ['id', 'name', 'n'],
      rows: [['small:A', 'Alpha Elektronik GmbH', null]],
    })
    const csv = await query(['--param', 'country=DE', '--param', 'n==1+1', '--format', 'csv'])
    expect(csv.stdout).toBe("id,name,n\r\nsmall:A,Alpha Elektronik GmbH,'=1+1\r\n")
  })

  it('asks the server that holds the data, and says the same', async () => {
    const alone = await query(['--param', 'country=KZ', '--param', 'n=1', '--format', 'csv'])
    await using server = await served({ env })
    expect(server.address).toContain('127.0.0.1')
    const through = await query(['--param', 'country=KZ', '--param', 'n=1', '--format', 'csv'])
    expect(through).toEqual(alone)
    const refused = await query([], 'MATCH (n) DELETE n')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/Line 1, column 11: DELETE writes/)
  })

  it('gives exit code 3 and says so when a limit cut the rows', async () => {
    const ran = await query(['--limit', '2', '--format', 'csv'], 'UNWIND range(1, 9) AS n RETURN n')
    expect(ran).toMatchObject({ code: 3, stdout: 'n\r\n1\r\n2\r\n' })
    expect(ran.stderr).toContain('more than these 2 rows')
  })

  it('refuses what writes, a format and a parameter that are none, and a file that is not there', async () => {
    expect(await query([], 'MATCH (n) SET n.x = 1')).toMatchObject({ code: 1, stdout: '' })
    expect(await query(['--format', 'xml'])).toMatchObject({ code: 2 })
    expect(await query(['--param', 'country'])).toMatchObject({ code: 2 })
    expect(await waybill(['query', 'nothing.cypher'], { env })).toMatchObject({ code: 1 })
    const missing = await query(['--param', 'n=1'])
    expect(missing.stderr).toContain('$country')
  })
})
