import { generateKeyPairSync, sign } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layout, originalPath } from '../../server/evidence/bundle-layout.ts'
import { evidenceCase, type EvidenceCase, files as originals } from './evidence-case.ts'
import { factsOf, sha256, unzip, verifyFiles, verifyZip, withNewSums } from './opened-bundle.ts'

let made: EvidenceCase
let zip: Buffer
beforeAll(async () => {
  made = await evidenceCase()
  zip = await made.bundle()
})
afterAll(() => made[Symbol.asyncDispose]())

describe('an evidence bundle', () => {
  it('verifies, and says what was checked and what could not be', async () => {
    const report = await verifyZip(zip)
    expect(report).toMatchObject({ ok: true, failed: [], signedBy: null, bundle: { case: made.id, version: 1 } })
    expect(report.checked.join('\n')).toMatch(
      /seal[\s\S]*SHA-256[\s\S]*original files[\s\S]*read again[\s\S]*2 answers/,
    )
    expect(report.notChecked.join('\n')).toMatch(/not signed[\s\S]*no longer held[\s\S]*complete/)
  })

  it('is the same to the byte when it is made again', async () => {
    expect(sha256(await made.bundle())).toBe(sha256(zip))
  })

  it('carries the originals as they were imported, and the row behind every node and tie', async () => {
    const files = await unzip(zip)
    const facts = factsOf(files)!
    for (const text of Object.values(originals))
      expect(files.get(originalPath(sha256(Buffer.from(text))))?.toString()).toBe(text)
    expect(facts.unbacked).toEqual([])
    expect(facts.missing).toEqual(['case:nobody-knows'])
    const stated = new Set(facts.rows.flatMap(({ states }) => states))
    for (const { id } of [...facts.graph.nodes, ...facts.graph.edges]) expect(stated).toContain(id)
    const row = facts.rows.find(({ states }) => states.includes('case:S3'))!
    expect(originals['shipments.csv']!.split('\n')[row.line - 1]).toBe(row.raw)
  })

  it('holds the answers that the product gives', async () => {
    const facts = factsOf(await unzip(zip))!
    for (const { question, answer } of facts.questions) {
      const asked = await made.features.tracer.ask(question)
      expect(answer.chainCount).toBe(asked.chainCount)
      expect(answer.corridor.movements).toEqual(asked.corridor.movements)
      for (const figure of ['delivered', 'upper', 'attributed', 'lower', 'unexplained'] as const)
        expect(answer.volume[figure]).toBeCloseTo(asked.volume[figure]!, 6)
    }
    expect(facts.questions[0]!.answer.corridor.movements.map(({ id }) => id)).toEqual([
      'case:S1',
      'case:S2',
      'case:S3',
      'case:S4',
      'case:S5',
    ])
  })

  it('passes on only the rows used where the originals may not be, and says what that leaves unchecked', async () => {
    const rowsOnly = await made.bundle({ originals: 'rows' })
    const report = await verifyZip(rowsOnly)
    expect(report).toMatchObject({ ok: true, failed: [] })
    expect(report.notChecked.join('\n')).toContain('only the rows used')
    expect([...(await unzip(rowsOnly)).keys()].filter((path) => path.includes('originals'))).toEqual([])
  })

  it('takes formulas out of its tables', async () => {
    const csv = (await unzip(zip)).get(layout.nodesCsv)!.toString()
    expect(csv).toContain("'=cmd|' /C calc'!A0")
    expect(csv).not.toMatch(/(^|,)"?=cmd/m)
  })

  it('names every file of its payload in the RO-Crate metadata', async () => {
    const files = await unzip(zip)
    const crate = JSON.parse(files.get(layout.crate)!.toString()) as { '@graph': { '@id': string }[] }
    const named = new Set(crate['@graph'].map((each) => `data/${each['@id']}`))
    // The page that verifies is the product's own, whatever the case.
    const payload = [...files.keys()].filter((path) => path.startsWith('data/') && path !== layout.verifyHtml)
    for (const path of payload) expect(named).toContain(path)
  })
})

describe('a signature', () => {
  it('names its key, and is one key for all bundles of a data folder, readable by its owner alone', async () => {
    const [first, second] = [
      await verifyZip(await made.bundle({ sign: true })),
      await verifyZip(await made.bundle({ sign: true })),
    ]
    expect(first.ok).toBe(true)
    expect(first.signedBy).toMatch(/^[0-9a-f]{64}$/)
    expect(second.signedBy).toBe(first.signedBy)
    if (process.platform !== 'win32') expect(statSync(join(made.data, 'signing-key.pem')).mode & 0o777).toBe(0o600)
  })

  it('finds what nothing else can: words of the case changed, and everything made anew', async () => {
    const files = await unzip(await made.bundle({ sign: true }))
    const forged = withNewSums(
      new Map([...files].map(([path, bytes]) => [path, replaced(bytes, 'framework', 'FRAMEWORK')])),
    )
    const report = await verifyFiles(forged)
    expect(report.failed.map(({ file }) => file)).toContain(layout.signature)
  })

  it('of another key than it names is refused', async () => {
    const files = await unzip(await made.bundle({ sign: true }))
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const signature = JSON.parse(files.get(layout.signature)!.toString()) as Record<string, string>
    files.set(
      layout.signature,
      Buffer.from(
        JSON.stringify({
          ...signature,
          publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
          signature: sign(null, files.get(layout.tagManifest)!, privateKey).toString('base64'),
        }),
      ),
    )
    expect((await verifyFiles(files)).failed).toEqual([
      { file: layout.signature, line: null, what: 'names another key than it holds' },
    ])
  })
})

const replaced = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
