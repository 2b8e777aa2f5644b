import { buffer } from 'node:stream/consumers'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CanvasPdf } from '../../server/contract/canvas-pdf.ts'
import { layout, picturePath } from '../../server/evidence/bundle-layout.ts'
import { plainSvg } from '../../server/evidence/picture-outlines.ts'
import { NoPicture, pictureParts } from '../../server/evidence/picture-parts.ts'
import { drawPng } from '../../server/evidence/picture-png.ts'
import { reportPdf } from '../../server/evidence/report-pdf.ts'
import { evidenceCase, type EvidenceCase } from './evidence-case.ts'
import { factsOf, type Files, sha256, unzip, verifyFiles, verifyZip, withNewSums } from './opened-bundle.ts'
import { reportFacts } from './report-facts.ts'

/** As the canvas writes one (`client/canvas/picture-svg.ts`): clips, a path used again, dashes, texts of several scripts. */
const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100" role="img"><title>Corridor.</title><path d="M0 0h300v100h-300Z" fill="#fff"/><clipPath id="clip-1"><path d="M0 0h200v90h-200Z" transform="matrix(1 0 0 1 4 4)"/></clipPath><g clip-path="url(#clip-1)"><defs><path id="path-1" d="M0 0L300 100A5 5 0 0 1 9 9Q1 2 3 4"/></defs><use href="#path-1" fill="none" stroke="#123456" stroke-width="3" stroke-dasharray="6 3" opacity="0.5" transform="matrix(1 0 0 1 2 2)"/></g><text x="150" y="50" font-family="'Inter Variable', sans-serif" font-size="11px" font-weight="600" text-anchor="middle" dominant-baseline="central" fill="#17191d">Степь Łódź → 北京 &amp; Co</text></svg>`

const svg = (inner: string, head = 'width="10" height="10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${head}>${inner}</svg>`
const nested = (depth: number) =>
  `<clipPath id="a"><path d="M0 0h1v1Z"/></clipPath>${'<g clip-path="url(#a)">'.repeat(depth)}${'</g>'.repeat(depth)}`
const hostile: Readonly<Record<string, string>> = {
  'an entity that unfolds': `<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${svg('<text>&b;</text>')}`,
  'an entity of nobody': svg('<text>&b;</text>'),
  'a file by its address': svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
  'a picture in the picture': svg('<image href="data:image/png;base64,AAAA" width="9" height="9"/>'),
  'a use of another document': svg('<use href="http://example.org/a.svg#b"/>'),
  'a use of a group': svg('<defs><g id="a"><path d="M0 0h1"/></g></defs><use href="#a"/>'),
  'a style sheet': svg('<style>@import url(http://example.org)</style>'),
  'a style': svg('<path d="M0 0h1" style="fill:url(http://example.org)"/>'),
  'a script': svg('<script>1</script>'),
  'a handler': svg('<path d="M0 0h1" onload="1"/>'),
  'a page': svg('<foreignObject><p/></foreignObject>'),
  'a filter': svg('<filter id="f"/>'),
  'a colour of elsewhere': svg('<path d="M0 0h1" fill="url(#f)"/>'),
  'a size beyond all': svg('', 'width="1000000000" height="1000000000"'),
  'no size': svg('', ''),
  'a path of no numbers': svg('<path d="M0 NaN"/>'),
  'a path that lacks a number': svg('<path d="M0 0L1"/>'),
  'a path out of any picture': svg('<path d="M0 0L1e30 1"/>'),
  'clips too deep': svg(nested(40)),
  'a long path used without end': svg(
    `<defs><path id="a" d="M0 0${'h1'.repeat(100_000)}"/></defs>${'<use href="#a"/>'.repeat(200)}`,
  ),
  'what is not closed': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h1"/>',
  nothing: '',
}

let made: EvidenceCase
let files: Files
beforeAll(async () => {
  made = await evidenceCase()
  files = await unzip(await made.bundle())
})
afterAll(() => made[Symbol.asyncDispose]())

const png = picturePath('board', 'png')

describe('the pictures of a bundle', () => {
  it('lie in it as they were kept and as PNG, which the check draws again', async () => {
    expect(files.get(png)!.subarray(1, 4).toString()).toBe('PNG')
    expect(factsOf(files)!.pictures).toEqual({ board: { png: sha256(files.get(png)!) } })
    const report = await verifyZip(await made.bundle())
    expect(report).toMatchObject({ ok: true, failed: [] })
    expect(report.checked.join('\n')).toContain('1 PNG of pictures: drawn again from their SVG')
  })

  it('are found to be others, with new checksums, and with a new sum in the facts', async () => {
    const other = await drawPng(drawn)
    if (!('png' in other)) throw new Error(other.reason)
    const forged = new Map(files).set(png, Buffer.from(other.png))
    expect((await verifyFiles(withNewSums(forged))).failed).toMatchObject([
      { file: png, what: 'is not the picture that the facts tell of' },
    ])
    for (const path of [layout.evidence, layout.crate])
      forged.set(
        path,
        Buffer.from(
          files
            .get(path)!
            .toString()
            .replaceAll(sha256(files.get(png)!), sha256(other.png)),
        ),
      )
    expect((await verifyFiles(withNewSums(forged))).failed).toMatchObject([
      { file: png, what: 'is not what its SVG gives when it is drawn again' },
    ])
  })

  it('cannot be taken out by saying that they cannot be drawn', async () => {
    const forged = new Map(files)
    forged.delete(png)
    const said = files.get(layout.evidence)!.toString()
    forged.set(layout.evidence, Buffer.from(said.replace(/"png": "[0-9a-f]{64}"/, '"reason": "it is blurred"')))
    const { failed } = await verifyFiles(withNewSums(forged))
    expect(failed[0]).toMatchObject({ file: layout.evidence, what: expect.stringContaining('its SVG can') })
  })

  it('are in no file where something is hidden', async () => {
    const hidden = await unzip(await made.bundle({ hide: ['names'] }))
    expect([...hidden.keys()].filter((path) => path.startsWith('data/canvases'))).toEqual([])
  })
})

describe('a kept picture', () => {
  it('is drawn to the same bytes again, twice as fine as it was kept', async () => {
    const [one, again] = [await drawPng(drawn), await drawPng(drawn)]
    expect(one).toEqual(again)
    expect('png' in one && Buffer.from(one.png).readUInt32BE(16)).toBe(600)
  })

  it('stands in the PDF as lines and letters, once as in the page', async () => {
    const facts = reportFacts()
    const [key, canvas] = Object.entries(facts.case.content.canvases)[0]!
    const withIt = (picture: string) =>
      contentOf({
        ...facts,
        case: { ...facts.case, content: { ...facts.case.content, canvases: { [key]: { ...canvas, picture } } } },
      })
    const stroke = (0x12 / 255).toFixed(6)
    expect(await withIt(drawn)).toContain(stroke)
    expect(await withIt(drawn.replace('#123456', '#654321'))).not.toContain(stroke)
  })

  it.each(Object.keys(hostile))('with %s is not drawn, and the reason is said', async (name) => {
    expect(await drawPng(hostile[name]!)).toMatchObject({ reason: expect.stringMatching(/.{10}/) })
  })

  it('that anything was done to gives outlines alone, or is none', () => {
    fc.assert(
      fc.property(fc.nat(drawn.length), fc.nat(40), fc.string({ unit: 'grapheme', maxLength: 30 }), (at, cut, put) => {
        const changed = drawn.slice(0, at) + put + drawn.slice(at + cut)
        try {
          const { text } = plainSvg(changed)
          expect(text).toMatch(/^<svg [^<>]*>(<\/?(path|clipPath|g)( [a-zA-Z-]+="[^"<>&]*")*\/?>)*<\/svg>$/)
          expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/:|href/)
        } catch (error) {
          expect(error).toBeInstanceOf(NoPicture)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('has each of its parts once', () => {
    expect(pictureParts(drawn).parts.map(({ kind }) => kind)).toEqual(['path', 'clip', 'path', 'unclip', 'text'])
  })
})

describe('a page of the canvas', () => {
  const ask = (svgText: string, more: object = {}) =>
    made.features.evidence.canvasPdf(CanvasPdf.parse({ svg: svgText, ...more }))

  it('holds the picture in lines and letters, and the question with the names that are shown', async () => {
    const question = { from: { parties: ['case:seller-one'] }, to: { group: 'ru-military' } }
    const names = { 'case:seller-one': 'Company DE-1' }
    const { name, size, stream } = await ask(drawn, { question, names, records: { version: 3, movements: 8 } })
    const pdf = await buffer(stream)
    expect([name, pdf.length]).toEqual(['canvas.pdf', size])
    expect(drawnIn(pdf)).toContain((0x12 / 255).toFixed(6))
    const text = pdf.toString('latin1')
    expect(text).not.toContain('Nordlicht')
    // Its title, as a PDF writes a text with letters beyond ASCII or without.
    expect(text).toContain('Company DE-1')
  })

  it('is as large as its picture needs', async () => {
    const tall = svg('<path d="M0 0h1v1Z"/>', 'width="900" height="9000"')
    const text = (await buffer((await ask(tall)).stream)).toString('latin1')
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text)!.map(Number)
    expect(width).toBeLessThan(700)
    expect(height).toBeGreaterThan(4400)
  })

  it('is refused of what is no picture of the canvas', async () => {
    await expect(ask(hostile['a script']!)).rejects.toMatchObject({ code: 'invalid' })
  })
})

/** Everything that is drawn on the pages of a report. */
async function contentOf(facts: ReturnType<typeof reportFacts>): Promise<string> {
  return drawnIn(await reportPdf(facts))
}

function drawnIn(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, bytes]) => {
      try {
        return inflateSync(Buffer.from(bytes!, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .join('\n')
}
