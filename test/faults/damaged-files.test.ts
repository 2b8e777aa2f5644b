import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parties, question, shipments } from '../support/small-case.ts'
import { served, waybill } from '../support/waybill.ts'
import { ask, begin, postJson, until } from './server.ts'

const line = /^waybill: [^\n]+\n$/
const home = mkdtempSync(join(tmpdir(), 'waybill-damage-'))
const whole = join(home, 'whole')
let copies = 0
/** A data folder with the small case in it, to be damaged. */
function copy(): string {
  const path = join(home, String(copies++))
  cpSync(whole, path, { recursive: true })
  return path
}

beforeAll(async () => {
  await using server = await served({ env: { WAYBILL_DATA: whole } })
  for (const csv of [parties, shipments])
    await until(server.address, await begin(server.address, 'small', csv), () => false)
  await server.stop()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const noise = (file: string): void => {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, 0)
  closeSync(handle)
}
const newer = (file: string): void => {
  const database = new Database(file)
  database.pragma('user_version = 99')
  database.close()
}
const flip = (file: string): void => {
  const bytes = readFileSync(file)
  for (let at = bytes.length >> 1; at < bytes.length; at += 500) bytes[at]! ^= 0xff
  writeFileSync(file, bytes)
}

describe('a start is refused in one line, with a word on what to do, when', () => {
  it.each([
    ['the state file is no database', 'state.db', noise, /state\.db.*backup/],
    ['the state file is cut short', 'state.db', (file: string) => truncateSync(file, 5000), /state\.db.*backup/],
    ['the state file is of a newer version', 'state.db', newer, /newer Waybill.*99.*Update/],
    ['the graph is cut short', 'graph/waybill.grafeo', (file: string) => truncateSync(file, 5000), /graph.*damaged/],
    ['the graph is emptied', 'graph/waybill.grafeo', (file: string) => truncateSync(file, 0), /graph.*damaged/],
    ['bits of the graph are flipped', 'graph/waybill.grafeo', flip, /graph.*damaged/],
  ] as const)('%s', async (_, file, damage, words) => {
    const data = copy()
    damage(join(data, file))
    const { code, stdout, stderr } = await waybill(['serve'], { env: { WAYBILL_DATA: data } })
    expect(stderr).toMatch(line)
    expect(stderr).toMatch(words)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })
})

it('what derives from the graph is made anew when it is damaged', async () => {
  const data = copy()
  flip(join(data, 'search.db'))
  flip(join(data, 'projection', 'movements.wbp'))
  writeFileSync(join(data, 'waybill.lock'), 'nonsense')
  await using server = await served({ env: { WAYBILL_DATA: data } })
  expect(await ask(server.address, '/api/v1/search?q=alpha')).toMatchObject({ items: [{ id: 'small:A' }] })
  expect(await postJson(server.address, '/api/v1/trace', question)).toMatchObject({ status: 200, chainCount: '1' })
})
