import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cases } from '../../server/cases/cases.ts'
import { CaseContent } from '../../server/contract/case-content.ts'
import { CaseFile, caseFileVersion } from '../../server/contract/case-file.ts'
import { WaybillError } from '../../server/errors.ts'
import { caseDesk } from './case-desk.ts'
import { emptyCase, fullCase } from './case-example.ts'

let desk: Awaited<ReturnType<typeof caseDesk>>
let cases: Cases
beforeAll(async () => {
  desk = await caseDesk()
  ;({ cases } = desk)
})
afterAll(() => desk[Symbol.asyncDispose]())

const signed = { step: '', by: '' }
const atAny = () => true
/** A case with three versions. */
function made(): string {
  const { id } = cases.create({ content: CaseContent.parse(fullCase('Процессоры / I')), step: 'Began', by: 'Ada' })
  cases.patch(id, { patch: { notes: { n1: null }, name: 'Second' }, step: 'Took a note away', by: 'Bo' }, atAny)
  cases.patch(id, { patch: { description: 'Third' }, ...signed }, atAny)
  return id
}
async function textOf(id: string): Promise<string> {
  const { stream, size } = cases.file(id)
  const bytes = Buffer.concat(await stream.toArray())
  expect(bytes.length).toBe(size)
  return bytes.toString()
}
const take = (text: string | Buffer) => cases.take(Readable.from([Buffer.from(text)]), { step: 'Took in', by: 'Cy' })
const refusal = async (text: string | Buffer) => {
  const before = cases.list({ limit: 1 }).total
  const error: unknown = await take(text).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(WaybillError)
  expect(cases.list({ limit: 1 }).total).toBe(before)
  const { code, message } = error as WaybillError
  expect(code).toBe('file-unusable')
  return message
}
/** The file with another content, and a checksum that fits it. */
const forged = (text: string, change: (rest: Omit<CaseFile, 'format' | 'formatVersion' | 'sha256'>) => void) => {
  const { format, formatVersion, sha256: _, ...rest } = JSON.parse(text) as CaseFile
  change(rest)
  return JSON.stringify({ format, formatVersion, sha256: hash('sha256', JSON.stringify(rest), 'hex'), ...rest })
}

describe('a case file', () => {
  it('is of the format of the contract and carries name, content and every step', async () => {
    const id = made()
    const file = CaseFile.parse(JSON.parse(await textOf(id)))
    expect(file.content).toEqual(cases.read(id).content)
    expect(file.history.first).toMatchObject({
      version: 1,
      step: 'Began',
      by: 'Ada',
      content: fullCase('Процессоры / I'),
    })
    expect(file.history.steps.map(({ version, by, patch }) => [version, by, patch])).toEqual([
      [2, 'Bo', { notes: { n1: null }, name: 'Second' }],
      [3, '', { description: 'Third' }],
    ])
    expect(cases.file(id).name).toBe('Second.waybill-case.json')
  })

  it('becomes a case of its own, with all its versions and one step more', async () => {
    const id = made()
    const taken = await take(await textOf(id))
    expect(taken).toMatchObject({ version: 4, changedBy: 'Cy', createdAt: cases.read(id).createdAt })
    expect(taken.id).not.toBe(id)
    expect(taken.content).toEqual(cases.read(id).content)
    const steps = cases.history(taken.id, { limit: 10 }).items
    expect(steps.slice(1)).toEqual(cases.history(id, { limit: 10 }).items)
    expect(steps[0]).toMatchObject({ version: 4, step: 'Took in', by: 'Cy' })
    for (let version = 1; version <= 3; version++)
      expect(cases.version(taken.id, version)).toEqual({ ...cases.version(id, version), id: taken.id })
    const again = await take(await textOf(taken.id))
    expect(again.content).toEqual(taken.content)
  })

  it('of a newer Waybill is refused as such, whatever else is in it', async () => {
    const newer = { format: 'waybill-case', formatVersion: caseFileVersion + 1, things: [] }
    expect(await refusal(JSON.stringify(newer))).toMatch(/newer Waybill: it has format 2, this program knows 1/)
  })

  it.each([
    ['nothing', ''],
    ['a table', 'id,name\n1,A\n'],
    ['other JSON', '{"format":"something-else"}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no text', Buffer.from([0xff, 0xfe, 0, 1])],
    ['a format without a version', '{"format":"waybill-case"}'],
    ['endless nesting', '['.repeat(200_000)],
  ])('that is none but %s is refused as none', async (_, text) => {
    expect(await refusal(text)).toBe('This is no case file.')
  })

  it('that breaks off anywhere is refused', async () => {
    const text = await textOf(made())
    for (let length = 100; length < text.length; length += 97)
      expect(await refusal(text.slice(0, length))).toMatch(/no case file|damaged: it breaks off/)
  })

  it('with any other letter in it is refused', async () => {
    const text = await textOf(made())
    for (const [was, is] of [
      ['Third', 'Thirt'],
      ['120.5', '120.6'],
      ['"Bo"', '"Bp"'],
      ['"sha256":"', '"sha256":"0'],
    ] as const)
      expect(await refusal(text.replace(was, is))).toMatch(/damaged: its contents are not those/)
  })

  it('that was made to be no case, with a checksum that fits, is refused with what is wrong', async () => {
    const text = await textOf(made())
    expect(await refusal(forged(text, ({ content }) => (content.claims['k1']!.grade = 'certain' as never)))).toMatch(
      /content\/claims\/k1\/grade/,
    )
    expect(await refusal(forged(text, ({ history }) => history.steps.shift()))).toMatch(/history lacks version 2/)
    expect(await refusal(forged(text, ({ content }) => (content.name = 'Other')))).toMatch(/does not lead to/)
    const pollute = (rest: { history: CaseFile['history'] }) =>
      (rest.history.steps[0]!.patch = JSON.parse('{"__proto__":{"x":1}}') as never)
    expect(await refusal(forged(text, pollute))).toMatch(/field \/history\/steps\/0\/patch\/__proto__/)
    const deep = `{"format":"waybill-case","formatVersion":1,"content":${'{"a":'.repeat(200_000)}1`
    expect(await refusal(deep)).toMatch(/nested deeper than 64 levels/)
    expect({}).not.toHaveProperty('x')
  })

  it('says of a version in between that is no case that it cannot be read, and the rest can', async () => {
    const text = forged(await textOf(made()), ({ history: { steps } }) => {
      steps[0]!.patch = { colour: 'red', ...steps[0]!.patch }
      steps[1]!.patch = { colour: null, ...steps[1]!.patch }
    })
    const { id } = await take(text)
    expect(() => cases.version(id, 2)).toThrow(/cannot be read/)
    expect(cases.version(id, 3).content).toEqual(cases.read(id).content)
  })

  it('of a case that holds nothing is one', async () => {
    const { id } = cases.create({ content: CaseContent.parse(emptyCase()), ...signed })
    expect((await take(await textOf(id))).content).toEqual(cases.read(id).content)
  })
})
