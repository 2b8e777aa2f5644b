import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layout } from '../../server/evidence/bundle-layout.ts'
import { HiddenTexts } from '../../server/evidence/hidden-texts.ts'
import { evidenceCase, type EvidenceCase } from './evidence-case.ts'
import { type Files, factsOf, unzip, verifyFiles, verifyZip, withNewSums } from './opened-bundle.ts'

let made: EvidenceCase
beforeAll(async () => {
  made = await evidenceCase()
})
afterAll(() => made[Symbol.asyncDispose]())

const people = ['Boris Testov', 'Testov', 'boris-owner']
const contacts = ['Werkstrasse', 'Abai 5', 'Dom 7', '+49 221', '5550199', 'sales@nordlicht']
const names = [
  ...people,
  'Nordlicht Bauteile',
  'Степь Логистик',
  'Alatau Parts',
  'Заря Завод',
  'Kvant Plant',
  'Delta Laiterie',
  'Unlisted Vendor',
  'Somebody Retail',
  'seller-one',
  'trader-kz',
  'trader-kg',
  'works-ru',
  'plant-ru',
  'dairy-fr',
  'haulier-x',
  'HRB 44120',
  '190240012345',
  'old firm',
  'quoted',
  ...contacts,
]

/** The hidden texts that any file holds, whatever their case. */
function left(files: Files, hidden: readonly string[]): string[] {
  return [...files].flatMap(([path, bytes]) => {
    const text = bytes.toString('utf8').toLowerCase()
    return hidden
      .filter((each) => text.includes(each.toLowerCase()) || path.includes(each))
      .map((each) => `${each} in ${path}`)
  })
}

describe('hiding', () => {
  it.each([
    ['people', people, 'Person KZ-1'],
    ['contacts', contacts, 'trader-kz'],
    ['names', names, 'Company KZ-1'],
  ] as const)('%s leaves nothing of them in any file, and the bundle still verifies', async (kind, hidden, shown) => {
    const zip = await made.bundle({ hide: [kind], sign: true })
    const files = await unzip(zip)
    expect(left(files, hidden)).toEqual([])
    expect(files.get(layout.graph)!.toString()).toContain(shown)
    const report = await verifyZip(zip)
    expect(report.failed).toEqual([])
    expect(report.ok).toBe(true)
    expect(report.notChecked.join('\n')).toContain('something was hidden')
  })

  it('changes no figure', async () => {
    const [open, hidden] = [await made.bundle(), await made.bundle({ hide: ['names'] })].map(async (zip) => {
      const facts = factsOf(await unzip(zip))!
      return facts.questions.map(({ answer }) => ({
        chains: answer.chainCount,
        counts: answer.corridor.counts,
        figures: [answer.volume.delivered, answer.volume.upper, answer.volume.attributed, answer.volume.lower],
      }))
    })
    expect(await hidden).toEqual(await open)
  })

  it('counts what it left out', async () => {
    const facts = factsOf(await unzip(await made.bundle({ hide: ['people', 'contacts'] })))!
    expect(facts.redaction.counts).toEqual({
      people: 1,
      'addresses and contacts': 6,
      companies: 0,
      rows: 5,
      pictures: 1,
    })
  })

  it('does not let a visible field of such a row be changed', async () => {
    const files = await unzip(await made.bundle({ hide: ['people'] }))
    const rows = files.get(layout.rows)!.toString()
    const at = rows.split('\n').findIndex((line) => line.includes('"60"') && line.includes('"raw":null'))
    expect(at).toBeGreaterThanOrEqual(0)
    files.set(layout.rows, Buffer.from(rows.replace('"60"', '"61"')))
    const { ok, failed } = await verifyFiles(withNewSums(files))
    expect(ok).toBe(false)
    expect(failed).toContainEqual(expect.objectContaining({ file: layout.rows, line: at + 1 }))
  })
})

describe('hidden texts', () => {
  const texts = new HiddenTexts()
  texts.add('Ann Lee', 'Person 1')
  texts.add('Ann Lee-Smith', 'Person 2')
  texts.add('ООО «Вектор»', 'Company 3')
  it('are found as whole words, the longest first, in any case', () => {
    expect(texts.in('ANN LEE and Ann Lee-Smith met Joann Leeds; ann lee.')).toBe(
      'Person 1 and Person 2 met Joann Leeds; Person 1.',
    )
    expect(texts.in('Груз принял ооо «вектор»')).toBe('Груз принял Company 3')
  })
})
