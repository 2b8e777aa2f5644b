import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layout, originalPath } from '../../server/evidence/bundle-layout.ts'
import { evidenceCase, type EvidenceCase, files as originals } from './evidence-case.ts'
import { type Files, reseal, sha256, unzip, verifyFiles, verifyZip, withNewSums } from './opened-bundle.ts'

/*
 * Whatever is changed in a bundle must be found: a byte of the zip, and a number, a row or a file of an unpacked one,
 * also by somebody who makes every checksum anew. (Words of the case are what people wrote; only a signature guards them.)
 */

let made: EvidenceCase
let zip: Buffer
let files: Files
beforeAll(async () => {
  made = await evidenceCase()
  zip = await made.bundle()
  files = await unzip(zip)
})
afterAll(() => made[Symbol.asyncDispose]())

/** Files that nothing but facts and figures are in. */
const tables = [
  layout.graph,
  layout.graphml,
  layout.nodesCsv,
  layout.edgesCsv,
  layout.ftm,
  layout.cypher,
  layout.rows,
  layout.transforms,
  layout.crate,
  layout.readme,
  layout.reportHtml,
  ...Object.values(originals).map((text) => originalPath(sha256(Buffer.from(text)))),
]

const changed = (path: string, text: string): Files => withNewSums(new Map(files).set(path, Buffer.from(text)))

/** A place and another digit for it: one of the digits of a text. */
function otherDigit(text: string, at: number, by: number): string {
  const digits = [...text.matchAll(/\d/g)]
  const { index, 0: digit } = digits[at % digits.length]!
  return `${text.slice(0, index)}${(Number(digit) + by) % 10}${text.slice(index + 1)}`
}

describe('a changed bundle fails the check', () => {
  it('whichever byte of the zip is another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(zip)
        bytes[at] = (bytes[at]! + by) & 0xff
        expect((await verifyZip(bytes)).ok).toBe(false)
      }),
      { numRuns: 250 },
    )
  })

  it('and names the file, where what was packed of one is another', async () => {
    const path = layout.rows
    // Its bytes follow its name; a hundred on, they are its own.
    const at = zip.indexOf(path) + path.length + 100
    const bytes = Buffer.from(zip)
    bytes[at] = bytes[at]! ^ 0xff
    const report = await verifyZip(bytes)
    expect(report.failed.map(({ file }) => file)).toEqual(['', path])
    expect(report.notChecked.join()).toContain('damaged archive')
  })

  it('whichever byte of a file in it is another, with a new seal too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 200), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(zip)
        bytes[at] = (bytes[at]! + by) & 0xff
        const resealed = reseal(bytes)
        // A time or a flag of the archive may differ; what is unpacked from it may not.
        if ((await verifyZip(resealed)).ok) expect(await unzip(resealed)).toEqual(files)
      }),
      { numRuns: 80 },
    )
  })

  it('whichever digit of a fact, a table or an original is another, with new checksums', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tables), fc.nat(), fc.integer({ min: 1, max: 9 }), async (path, at, by) => {
        const report = await verifyFiles(changed(path, otherDigit(files.get(path)!.toString(), at, by)))
        expect(report.ok).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('when a party that rows only name says another id or dataset of itself, with new checksums', async () => {
    const text = files.get(layout.graph)!.toString()
    const [, id] = /"file": "[^"]*",\s+"id": "(case:name:[0-9a-f]+)"/.exec(text)!
    for (const [from, to] of [
      [`("file": "[^"]*",\\s+"id": ")${id}`, `$1${id}0`],
      [`("dataset": ")case(",\\s+"file": "[^"]*",\\s+"id": "${id})`, '$1cas$2'],
    ] as const) {
      const other = text.replace(new RegExp(from), to)
      expect(other).not.toBe(text)
      const report = await verifyFiles(changed(layout.graph, other))
      expect(report.failed.map(({ what }) => what).join()).toContain('its properties are those of another')
    }
  })

  it('whichever figure of an answer is another, with new checksums', async () => {
    const questions = JSON.parse(files.get(layout.questions)!.toString()) as { answer: unknown }[]
    const places = questions.flatMap((question, q) => numbersIn(question.answer).map((path) => [q, path] as const))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(-1, 0.5, 1, 1e-7, 1000), async ([q, path], by) => {
        const forged = structuredClone(questions)
        const holder = path
          .slice(0, -1)
          .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], forged[q]!.answer) as Record<
          string,
          number
        >
        holder[path.at(-1)!]! += by
        const report = await verifyFiles(changed(layout.questions, `${JSON.stringify(forged, null, 1)}\n`))
        expect(report.failed.map(({ file }) => file)).toContain(layout.questions)
      }),
      { numRuns: 100 },
    )
  })

  it('whichever row, node or tie is gone, with new checksums', async () => {
    const graph = JSON.parse(files.get(layout.graph)!.toString()) as Record<'nodes' | 'edges', unknown[]>
    const rows = files.get(layout.rows)!.toString().trimEnd().split('\n')
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('nodes', 'edges', 'rows'), fc.nat(), async (what, at) => {
        const [path, text] =
          what === 'rows'
            ? [layout.rows, `${rows.filter((_, i) => i !== at % rows.length).join('\n')}\n`]
            : [
                layout.graph,
                `${JSON.stringify({ ...graph, [what]: graph[what as 'nodes'].filter((_, i) => i !== at % graph[what as 'nodes'].length) }, null, 1)}\n`,
              ]
        expect((await verifyFiles(changed(path, text))).ok).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('whichever file is gone, or was added', async () => {
    for (const path of files.keys()) {
      const without = new Map(files)
      without.delete(path)
      expect((await verifyFiles(without)).failed.some(({ file }) => file === path)).toBe(true)
    }
    for (const path of ['data/more.txt', 'data/graph/extra.csv', 'more.txt']) {
      const report = await verifyFiles(withNewSums(new Map(files).set(path, Buffer.from('more'))))
      expect(report.failed.map(({ file }) => file)).toContain(path)
    }
  })
})

/** Where numbers stand in a value. */
function numbersIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => numbersIn(each, [...path, key]))
}
