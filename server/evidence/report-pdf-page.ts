import type PDFDocument from 'pdfkit'
import { drawPicture } from './picture-pdf.ts'
import type { DrawnPicture } from './picture-parts.ts'
import type { Bar, Column, Text } from '../contract/report-document.ts'
import type { ReportFonts } from './report-fonts.ts'
import { linesOf, type Line } from './report-pdf-lines.ts'

export const ink = { text: '#17191d', quiet: '#474c54', link: '#0b5cad', line: '#c8c4ba', warning: '#865600' } as const
/** Points: A4 less half an inch and more on each side, with room for the foot. */
const margin = { side: 48, top: 52, bottom: 64 } as const

/** Kept free beneath a picture, so that its caption stands on the same page. */
const captionRoom = 40

interface Look {
  size?: number
  bold?: boolean
  colour?: string
  indent?: number
  before?: number
  after?: number
}

/** Writes downwards and begins a new page where the next thing does not fit. */
export class PdfPage {
  readonly doc: InstanceType<typeof PDFDocument>
  readonly fonts: ReportFonts
  readonly left = margin.side
  readonly width: number
  #y: number = margin.top

  constructor(doc: InstanceType<typeof PDFDocument>, fonts: ReportFonts) {
    this.doc = doc
    this.fonts = fonts
    this.width = doc.page.width - 2 * margin.side
  }

  get bottom(): number {
    return this.doc.page.height - margin.bottom
  }

  newPage(): void {
    this.doc.addPage()
    this.#y = margin.top
  }

  /** A new page unless so much is left of this one. */
  need(height: number): void {
    if (this.#y + height > this.bottom && this.#y > margin.top) this.newPage()
  }

  anchor(id: string): void {
    this.doc.addNamedDestination(id, 'XYZ', 0, this.#y - 4, null)
  }

  text(text: Text, { size = 9.5, bold, colour = ink.text, indent = 0, before = 0, after = 4 }: Look = {}): void {
    this.#y += before
    const lines = linesOf(text, {
      size,
      width: this.width - indent,
      fonts: this.fonts,
      ...(bold !== undefined && { bold }),
    })
    for (const line of lines) {
      this.need(size * 1.4)
      this.#line(line, this.left + indent, size, colour)
      this.#y += size * 1.4
    }
    this.#y += after
  }

  rule(): void {
    this.need(12)
    this.doc
      .moveTo(this.left, this.#y)
      .lineTo(this.left + this.width, this.#y)
      .lineWidth(0.5)
      .strokeColor(ink.line)
      .stroke()
    this.#y += 8
  }

  /** A table whose head stands on every page that it runs over. */
  table(columns: readonly Column[], rows: readonly { id?: string | undefined; cells: readonly Text[] }[]): void {
    const size = 7.8
    const pad = 5
    const widths = columnWidths(columns, rows, { width: this.width, size, pad, fonts: this.fonts })
    const lay = (cells: readonly Text[], bold: boolean) =>
      cells.map((cell, at) => linesOf(cell, { size, width: (widths[at] ?? 0) - pad, fonts: this.fonts, bold }))
    const head = lay(
      columns.map(({ label }) => [label]),
      true,
    )
    const draw = (cells: readonly (readonly Line[])[], colour: string) => {
      // A row longer than a page goes on over the next.
      const height = Math.max(...cells.map((lines) => lines.length))
      for (let n = 0; n < height; n++) {
        if (this.#y + size * 1.35 > this.bottom) this.newPage()
        let x = this.left
        for (const [at, lines] of cells.entries()) {
          const line = lines[n]
          const own = widths[at] ?? 0
          const end = line?.at(-1)
          const shift = columns[at]?.numeric === true && end !== undefined ? own - pad - end.x - end.width : 0
          if (line !== undefined) this.#line(line, x + shift, size, colour)
          x += own
        }
        this.#y += size * 1.35
      }
      this.#y += 2
      this.rule2()
    }
    this.need(size * 5)
    draw(head, ink.quiet)
    for (const { id, cells } of rows) {
      const laid = lay(cells, false)
      const height = Math.max(...laid.map((lines) => lines.length)) * size * 1.35 + 5
      if (this.#y + height > this.bottom && height < this.bottom - margin.top - 40) {
        this.newPage()
        draw(head, ink.quiet)
      }
      if (id !== undefined) this.anchor(id)
      draw(laid, ink.text)
    }
    this.#y += 6
  }

  /** Solid to at least, hatched to at most, a dot for attributed. */
  bar({ lower, upper, attributed, open }: Bar): void {
    this.need(40)
    const { doc, left, width } = this
    const y = this.#y + 4
    doc.rect(left, y, width, 13).lineWidth(0.7)
    if (open) doc.dash(3, { space: 3 })
    doc.strokeColor(ink.line).stroke().undash()
    const [from, to] = [lower ?? 0, upper ?? lower ?? 0]
    doc
      .save()
      .rect(left + from * width, y, Math.max(0, to - from) * width, 13)
      .clip()
      .lineWidth(0.8)
      .strokeColor(ink.link)
    for (let x = left + from * width - 13; x < left + to * width; x += 5)
      doc
        .moveTo(x, y + 13)
        .lineTo(x + 13, y)
        .stroke()
    doc.restore()
    if (lower !== null) doc.rect(left, y, lower * width, 13).fill(ink.link)
    doc.lineWidth(1.2).strokeColor(ink.text)
    for (const at of [lower, open ? null : upper])
      if (at !== null)
        doc
          .moveTo(left + at * width, y - 4)
          .lineTo(left + at * width, y + 17)
          .stroke()
    if (attributed !== null) doc.circle(left + attributed * width, y + 6.5, 4.5).fillAndStroke(ink.text, '#ffffff')
    this.#y += 26
  }

  /** A picture as wide as the text and no higher than most of a page, never larger than it was drawn. */
  picture(picture: DrawnPicture): void {
    const most = { width: this.width, height: this.bottom - margin.top - captionRoom }
    const scale = Math.min(1, most.width / picture.width, most.height / picture.height)
    this.need(picture.height * scale + captionRoom)
    const x = this.left + (this.width - picture.width * scale) / 2
    drawPicture(this.doc, this.fonts, picture, { x, y: this.#y, scale })
    this.#y += picture.height * scale + 6
  }

  private rule2(): void {
    this.doc
      .moveTo(this.left, this.#y)
      .lineTo(this.left + this.width, this.#y)
      .lineWidth(0.3)
      .strokeColor(ink.line)
      .stroke()
    this.#y += 3
  }

  #line(line: Line, x: number, size: number, colour: string): void {
    for (const { text, font, to, x: at, width } of line) {
      this.doc
        .font(font)
        .fontSize(size)
        .fillColor(to === undefined ? colour : ink.link)
        .text(text, x + at, this.#y, { lineBreak: false })
      if (to !== undefined) this.doc.goTo(x + at, this.#y, width, size * 1.3, to)
    }
  }
}

/** The longest word that has a column made wide for it, in points: a hash breaks. */
const longestWord = 76

/** Every column is as wide as its longest word, within a limit; what is left goes to those with most text. */
function columnWidths(
  columns: readonly Column[],
  rows: readonly { cells: readonly Text[] }[],
  { width, size, pad, fonts }: { width: number; size: number; pad: number; fonts: ReportFonts },
): number[] {
  const some = rows.slice(0, 300)
  const needs = columns.map(({ label }, at) => {
    const texts = [label, ...some.map(({ cells }) => plainText(cells[at] ?? []))]
    const words = new Set(texts.flatMap((text) => text.split(/[ \n]+/)))
    const widest = words.values().reduce((most, word) => {
      const own = fonts.runs(word, 'bold').reduce((sum, run) => sum + fonts.width(run, size), 0)
      return Math.max(most, own)
    }, 0)
    return {
      least: Math.min(longestWord, widest) + pad + 1,
      text: texts.reduce((most, text) => Math.max(most, Math.min(60, text.length)), 0),
    }
  })
  const least = needs.reduce((sum, need) => sum + need.least, 0)
  if (least >= width) return needs.map((need) => (need.least / least) * width)
  const text = needs.reduce((sum, need) => sum + need.text, 0)
  return needs.map((need) => need.least + ((width - least) * need.text) / text)
}

const plainText = (text: Text): string =>
  text.map((part) => (typeof part === 'string' ? part : (Object.values(part).at(-1) ?? ''))).join('')
