import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { olderNode, temporaryFolder, waybill } from '../support/waybill.ts'

const oneLine = /^waybill: [^\n]+\n$/

describe('a command line that cannot be carried out', () => {
  it.each([
    [['import'], /file/],
    [['fly'], /fly/],
    [['trace'], /question/],
    [['serve', '--wings'], /--wings/],
    [['import', 'x.csv', '--as', 'nonsense'], /nonsense.*parties, shipments/],
    [['import', 'x.csv', '--dataset', 'a b'], /--dataset a b/],
    [['import', 'x.csv', '--mapping', '/nowhere.json'], /--mapping \/nowhere.json/],
    [['serve', '--port', 'many'], /PORT/],
  ])('ends with 2 and says why: %j', async (args, words) => {
    using folder = temporaryFolder()
    const { code, stdout, stderr } = await waybill(args, { env: { WAYBILL_DATA: join(folder.path, 'data') } })
    expect(stderr).toMatch(words)
    expect(stderr).not.toMatch(/ at |node:/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(existsSync(join(folder.path, 'data'))).toBe(false)
  })

  it.each([
    ['PORT', '99999'],
    ['WAYBILL_DEMO', 'perhaps'],
    ['NEO4J_URI', 'http://localhost'],
    ['WAYBILL_TRACE_SECONDS', '-1'],
  ])('ends with 2 and names the variable: %s=%s', async (name, value) => {
    const { code, stderr } = await waybill(['serve'], { env: { [name]: value } })
    expect(stderr).toMatch(oneLine)
    expect(stderr).toContain(name)
    expect(code).toBe(2)
  })
})

it('prints help and version on stdout and ends with 0', async () => {
  const help = await waybill(['--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  for (const command of ['serve', 'import', 'trace', 'doctor']) expect(help.stdout).toContain(`  ${command} `)
  expect(await waybill(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
})

it('says which file is not there, and ends with 1', async () => {
  using folder = temporaryFolder()
  const env = { WAYBILL_DATA: folder.path }
  for (const args of [
    ['import', 'nowhere.csv'],
    ['trace', 'nowhere.csv'],
  ]) {
    const { code, stderr } = await waybill(args, { env })
    expect(stderr).toMatch(oneLine)
    expect(stderr).toContain('nowhere.csv')
    expect(code).toBe(1)
  }
})

it('refuses a question before it opens anything, with every field that is wrong', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'question.json')
  const data = join(folder.path, 'data')
  writeFileSync(file, JSON.stringify({ from: {}, to: { group: 'ru-military' }, limit: 5000 }))
  const { code, stderr } = await waybill(['trace', file], { env: { WAYBILL_DATA: data } })
  expect(stderr).toMatch(oneLine)
  expect(stderr).toMatch(/from.*limit/)
  expect(code).toBe(1)
  expect(existsSync(data)).toBe(false)
})

const old = olderNode()
it.runIf(old !== undefined)('runs under an older Node by handing over to the one in node_modules', async () => {
  using folder = temporaryFolder()
  mkdirSync(join(folder.path, 'data'))
  const options = { node: old!, env: { WAYBILL_DATA: join(folder.path, 'data') } }
  expect(await waybill(['--version'], options)).toMatchObject({ code: 0, stdout: '0.1.0\n' })
  expect(await waybill(['import'], options)).toMatchObject({ code: 2 })
})
