import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cases } from '../../server/cases/cases.ts'
import { CaseContent } from '../../server/contract/case-content.ts'
import { type Json, type JsonObject, mergeDifference } from '../../server/contract/merge-patch.ts'
import type { State } from '../../server/state/state.ts'
import { caseDesk } from './case-desk.ts'
import { emptyCase, fullCase } from './case-example.ts'

let desk: Awaited<ReturnType<typeof caseDesk>>
let state: State
let cases: Cases
beforeAll(async () => {
  desk = await caseDesk()
  ;({ state, cases } = desk)
  // What is looked at here is what is kept, not that it survives a power cut.
  state.db.pragma('synchronous = OFF')
})
afterAll(() => desk[Symbol.asyncDispose]())

const any = () => true
const keys = fc.constantFrom('a', 'b', 'c', 'constructor', '1', '0x')
const words = fc.string({ maxLength: 12, unit: 'binary' })
const signed = { at: fc.constant('2024-05-06T07:08:09.000Z'), by: words }
const position = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)
const fact = fc.oneof(
  fc.record({ kind: fc.constant('node' as const), id: fc.constantFrom('d:a', 'd:b') }),
  fc.record({ kind: fc.constant('chain' as const), movements: fc.constantFrom(['d:s1'], ['d:s1', 'd:s2']) }),
)
const board: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(0, 'x', true),
    fc.array(fc.oneof(tie('json'), fc.constant(null)), { maxLength: 3 }),
    fc.dictionary(keys, tie('json'), { maxKeys: 3 }),
  ),
})).json
const items = <T>(item: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom('a', 'b', 'c', '1'), item, { maxKeys: 3 })

/** Cases of any shape that the contract takes, as parsed. */
const content = fc
  .record({
    name: fc.constantFrom('A', 'B', 'Ж'),
    description: words,
    archived: fc.boolean(),
    notes: items(
      fc.record(
        { position, on: fact, text: words, pinned: fc.boolean(), ...signed },
        { requiredKeys: ['position', 'text', 'pinned', 'at', 'by'] },
      ),
    ),
    claims: items(
      fc.record({
        position,
        sentence: words,
        grade: fc.constantFrom('documented' as const, 'hypothesis' as const),
        source: fc.constant('A' as const),
        information: fc.constant('1' as const),
        supports: fc.array(fact, { maxLength: 3 }),
        contradicts: fc.array(fact, { maxLength: 1 }),
        open: fc.array(words, { maxLength: 2 }),
        ...signed,
      }),
    ),
    canvases: items(
      fc.record({
        position,
        name: words,
        view: fc.constantFrom('map' as const, 'table' as const),
        board,
        selection: fc.array(words, { maxLength: 2 }),
        chain: fc.constant([]),
        ...signed,
      }),
    ),
  })
  .map((parts) => CaseContent.parse({ ...emptyCase(), ...parts }))

const asJson = (value: CaseContent) => value as unknown as JsonObject

it('gives back every version as it was written, whether whole or as a patch, and both say the same', () => {
  fc.assert(
    fc.property(fc.array(content, { minLength: 2, maxLength: 6 }), ([first, ...later]) => {
      const whole = cases.create({ content: first!, step: '', by: '' })
      const patched = cases.create({ content: first!, step: '', by: '' })
      let before = first!
      for (const next of later) {
        cases.replace(whole.id, { content: next, step: '', by: '' }, any)
        const patch = mergeDifference(asJson(before), asJson(next)) ?? {}
        cases.patch(patched.id, { patch, step: '', by: '' }, any)
        before = next
      }
      for (const [i, written] of [first!, ...later].entries()) {
        expect(cases.version(whole.id, i + 1).content).toEqual(written)
        expect(cases.version(patched.id, i + 1).content).toEqual(written)
      }
      expect(cases.read(whole.id)).toMatchObject({ version: later.length + 1, content: before })
    }),
    { numRuns: 150 },
  )
})

it('reads any of a thousand versions exactly, and the history costs what was changed', () => {
  const begun = { ...fullCase(), canvases: { c1: { ...fullCase().canvases['c1']!, picture: 'x'.repeat(50_000) } } }
  const { id } = cases.create({ content: CaseContent.parse(begun), step: '', by: '' })
  const stored = () =>
    (state.db.prepare('SELECT sum(bytes) AS bytes FROM case_versions WHERE case_id = ?').get(id) as { bytes: number })
      .bytes
  for (let version = 1; version < 1000; version++)
    cases.patch(id, { patch: { description: `No. ${version}` }, step: '', by: '' }, any)
  expect(stored()).toBeLessThan(1000 * 40)
  const wholes = state.db.prepare('SELECT version FROM case_wholes WHERE case_id = ?').pluck().all(id)
  expect(wholes).toEqual([1, 201, 401, 601, 801])
  for (const version of [1, 2, 200, 201, 202, 400, 999, 1000])
    expect(cases.version(id, version).content).toEqual(
      CaseContent.parse({ ...begun, description: version === 1 ? begun.description : `No. ${version - 1}` }),
    )
})

it('keeps a case whole again when the patches have grown as large as it is', () => {
  const { id } = cases.create({ content: CaseContent.parse(emptyCase()), step: '', by: '' })
  for (let version = 1; version < 40; version++)
    cases.patch(id, { patch: { description: String(version).repeat(1000) }, step: '', by: '' }, any)
  const { wholes, patches } = state.db
    .prepare(
      `SELECT (SELECT sum(bytes) FROM case_wholes WHERE case_id = @id) AS wholes,
       (SELECT sum(bytes) FROM case_versions WHERE case_id = @id) AS patches`,
    )
    .get({ id }) as { wholes: number; patches: number }
  expect(wholes).toBeLessThan(2 * patches)
  expect(cases.version(id, 20).content.description).toBe('19'.repeat(1000))
})

it('refuses to let a case grow past its limit, and keeps the version before', () => {
  const { id } = cases.create({ content: CaseContent.parse(fullCase()), step: '', by: '' })
  const canvas = fullCase().canvases['c1']!
  const grow = (key: string) =>
    cases.patch(
      id,
      {
        patch: { canvases: { [key]: { ...canvas, picture: 'x'.repeat(3_900_000) } } } as unknown as Json,
        step: '',
        by: '',
      },
      any,
    )
  for (let i = 0; i < 8; i++) grow(`p${i}`)
  expect(() => grow('p8')).toThrow(/may have 32,000,000 bytes/)
  expect(cases.read(id)).toMatchObject({ version: 9 })
  expect(Object.keys(cases.read(id).content.canvases)).toHaveLength(9)
})

it('says that a part of a case is damaged, where the state file was changed by others', () => {
  const { id } = cases.create({ content: CaseContent.parse(fullCase()), step: '', by: '' })
  cases.patch(id, { patch: { name: 'Second' }, step: '', by: '' }, any)
  state.db.prepare("UPDATE case_versions SET patch = x'00' WHERE case_id = ? AND version = 2").run(id)
  expect(() => cases.read(id)).toThrow(expect.objectContaining({ code: 'data-damaged' }) as Error)
  expect(cases.version(id, 1).content.name).toBe(fullCase().name)
})
