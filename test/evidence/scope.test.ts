import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layout } from '../../server/evidence/bundle-layout.ts'
import type { BundleScope } from '../../server/contract/bundle-scope.ts'
import type { EvidenceFacts } from '../../server/evidence/evidence-facts.ts'
import { evidenceCase, type EvidenceCase, content } from './evidence-case.ts'
import { factsOf, type Files, unzip, verifyFiles, verifyZip, withNewSums } from './opened-bundle.ts'

const { position: _position, question: _question, ...canvas } = content.canvases['board']!
const chain = ['case:S1', 'case:S3']
const scopes = {
  answer: { kind: 'answer', question: 'To both works' },
  asked: { kind: 'answer', question: { ...content.questions['first']!.question, limit: 7 } },
  chain: { kind: 'chain', question: 'first', movements: chain },
  canvas: {
    kind: 'canvas',
    things: ['case:trader-kz', 'case:works-ru', 'case:S3', 'case:gone'],
    canvas: { ...canvas, position: 0 },
  },
} as const satisfies Record<string, BundleScope>

let made: EvidenceCase
const zips = new Map<string, Buffer>()
beforeAll(async () => {
  made = await evidenceCase()
  const { content: of } = made.features.cases.read(made.id)
  const signed = { at: '2024-03-01T09:00:00.000Z', by: '' }
  const claim = { ...of.claims['c']!, contradicts: [], supports: [{ kind: 'chain' as const, movements: chain }] }
  const notes = {
    ...of.notes,
    legs: {
      position: 2,
      on: { kind: 'node' as const, id: 'case:S3' },
      text: 'On its last leg.',
      pinned: false,
      ...signed,
    },
    cheese: { position: 3, on: { kind: 'node' as const, id: 'case:S6' }, text: 'Cheese.', pinned: false, ...signed },
  }
  made.features.cases.replace(
    made.id,
    { content: { ...of, notes, claims: { ...of.claims, own: claim } }, step: '', by: '' },
    () => true,
  )
  for (const [name, scope] of Object.entries(scopes)) zips.set(name, await made.bundle({ scope }))
})
afterAll(() => made[Symbol.asyncDispose]())

const filesOf = async (name: keyof typeof scopes): Promise<Files> => unzip(zips.get(name)!)
const shipmentsOf = ({ graph }: EvidenceFacts) =>
  graph.nodes.filter(({ kind }) => kind === 'Shipment').map(({ id }) => id)
const changed = (files: Files, path: string, change: (text: string) => string): Files => {
  const text = files.get(path)!.toString()
  expect(change(text)).not.toBe(text)
  return withNewSums(new Map(files).set(path, Buffer.from(change(text))))
}

describe('a bundle of a part of a case', () => {
  it.each(Object.keys(scopes))('verifies, and is the same when it is made again (%s)', async (name) => {
    const report = await verifyZip(zips.get(name)!)
    expect(report).toMatchObject({ ok: true, failed: [] })
    expect(report.notChecked.join('\n')).toContain('the rest of the case')
    const again = await made.bundle({ scope: scopes[name as 'answer'] })
    expect(again.equals(zips.get(name)!)).toBe(true)
  })

  it('of an answer holds its figures, its shipments, and what the case says of these alone', async () => {
    const facts = factsOf(await filesOf('answer'))!
    const whole = factsOf(await unzip(await made.bundle()))!
    expect(facts.questions).toEqual(whole.questions.filter(({ key }) => key === 'first'))
    expect(shipmentsOf(facts)).toEqual(facts.questions[0]!.movements)
    expect(shipmentsOf(facts)).not.toContain('case:S6')
    expect(Object.keys(facts.case.content.notes)).toEqual(['legs'])
    expect(Object.keys(facts.case.content.claims)).toEqual(['own'])
    expect(facts.leftOut).toEqual({ questions: 1, claims: 1, notes: 2, evidence: 1, canvases: 0, queries: 1, texts: 1 })
    // A question that the case asks is that one, however many chains are listed.
    expect(factsOf(await filesOf('asked'))!.questions).toEqual(facts.questions)
  })

  it('of a chain holds its shipments with their rows, and of figures only what these show', async () => {
    const files = await filesOf('chain')
    const facts = factsOf(files)!
    expect(shipmentsOf(facts)).toEqual(chain)
    expect(facts.questions).toEqual([])
    const { scope } = facts
    const answer = await made.features.tracer.ask(content.questions['first']!.question)
    expect(scope).toMatchObject({
      kind: 'chain',
      movements: chain,
      alone: { upper: 100, unit: 'kg', cut: ['case:S3'] },
      whole: {
        chainCount: answer.chainCount,
        attributed: answer.chains.find(({ movements }) => movements.join() === chain.join())!.attributed,
      },
    })
    const report = await verifyZip(zips.get('chain')!)
    expect(report.checked.join('\n')).toContain('the chain of 2 shipments')
    expect(report.notChecked.join('\n')).toContain('what is attributed to the chain')
    expect(files.get(layout.reportHtml)!.toString()).toContain('At most 100 kg can have gone by these shipments')
  })

  it('of a canvas holds what was on it with its ties, no answer, and says what the records lack', async () => {
    const facts = factsOf(await filesOf('canvas'))!
    expect(shipmentsOf(facts)).toEqual(['case:S3'])
    expect(facts.missing).toEqual(['case:gone'])
    expect(Object.values(facts.case.content.canvases).map(({ name }) => name)).toEqual(['Corridor'])
    expect((await verifyZip(zips.get('canvas')!)).notChecked.join('\n')).toContain('no answer')
  })

  it.each(Object.keys(scopes))('hides names as well (%s)', async (name) => {
    const zip = await made.bundle({ scope: scopes[name as 'answer'], hide: ['names', 'people', 'contacts'] })
    expect(await verifyZip(zip)).toMatchObject({ ok: true, failed: [] })
    for (const [path, bytes] of await unzip(zip))
      if (path !== layout.verifyHtml) expect(`${path}\n${bytes.toString()}`).not.toContain('Nordlicht')
  })

  it('counts what it would hold in its preview', async () => {
    const preview = async (scope: BundleScope) =>
      made.features.evidence.preview(
        made.id,
        { scope, hide: [], originals: 'whole', sign: false },
        new AbortController().signal,
      )
    expect((await preview(scopes.chain)).counts).toMatchObject({ questions: 0, shipments: 2, claims: 1, notes: 1 })
    expect((await preview(scopes.canvas)).leftOut).toMatchObject({ questions: 2 })
  })

  it.each([
    [{ kind: 'answer', question: 'No such' }, 'not-found'],
    [{ kind: 'chain', question: 'first', movements: ['case:S1', 'case:S5'] }, 'invalid'],
    [{ kind: 'chain', question: 'first', movements: ['case:gone'] }, 'invalid'],
  ] as const)('of what is not there is refused (%j)', async (scope, code) => {
    await expect(made.bundle({ scope: structuredClone(scope) as BundleScope })).rejects.toThrow(code)
  })
})

describe('a changed bundle of a part of a case fails the check', () => {
  it('when the most that a chain can have carried is another', async () => {
    const files = changed(await filesOf('chain'), layout.evidence, (text) =>
      text.replace('"upper": 100', '"upper": 101'),
    )
    expect((await verifyFiles(files)).failed.map(({ what }) => what).join()).toContain('at most 101')
  })

  it('when the legs of a chain stand in another order, or another shipment is among them', async () => {
    const of = await filesOf('chain')
    for (const change of [
      (text: string) => text.replace(/"case:S1",(\s+)"case:S3"/, '"case:S3",$1"case:S1"'),
      (text: string) => text.replace(/"case:S1",\s+"case:S3"/, '"case:S3"'),
    ])
      expect((await verifyFiles(changed(of, layout.evidence, change))).ok).toBe(false)
  })

  it('when it calls itself another part, or the whole', async () => {
    for (const [name, from] of [
      ['chain', 'chain'],
      ['answer', 'answer'],
      ['canvas', 'canvas'],
    ] as const)
      for (const to of ['case', 'answer', 'canvas'].filter((kind) => kind !== from)) {
        const files = changed(await filesOf(name), layout.evidence, (text) =>
          text.replace(/"scope": \{[\s\S]*?\n \},/, `"scope": {\n  "kind": "${to}"\n },`),
        )
        expect((await verifyFiles(files)).ok).toBe(false)
      }
  })

  it('when an amount of a leg is another', async () => {
    const files = changed(await filesOf('chain'), layout.graph, (text) =>
      text.replace('"netWeightKg": 100', '"netWeightKg": 90'),
    )
    expect((await verifyFiles(files)).failed.map(({ what }) => what).join()).toContain('netWeightKg')
  })
})
