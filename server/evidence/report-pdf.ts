import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import Pdf from 'pdfkit'
import { WaybillError } from '../errors.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { reportDocument } from './report.ts'
import type { Block, ReportDocument } from '../contract/report-document.ts'
import { pdfFonts } from './report-pdf-fonts.ts'
import { linesOf } from './report-pdf-lines.ts'
import { type DrawnPicture, NoPicture, pictureParts } from './picture-parts.ts'
import { forPaper } from './report-paper.ts'
import { ink, PdfPage } from './report-pdf-page.ts'

/**
 * The report as a PDF of A4 pages: the same blocks as the page of HTML in the same order, every link leading to its row;
 * of a long report without the appendix of rows (`report-paper.ts`).
 * The same facts give the same bytes: its only time is that of the case's last change.
 */
export const reportPdf = (facts: EvidenceFacts): Promise<Buffer> =>
  toPdf(forPaper(reportDocument(facts), facts.rows.length), new Date(facts.case.changedAt))

const held = '“At least” holds if the records lack only what they show to be lacking. Leads are not findings.'

/** A document of blocks as a PDF. */
export async function toPdf(report: ReportDocument, made: Date): Promise<Buffer> {
  const doc = new Pdf({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: report.title, Creator: 'Waybill', Producer: 'Waybill', CreationDate: made, ModDate: made },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', (error: unknown) =>
      reject(new WaybillError('internal', `The PDF could not be written: ${String(error)}`)),
    )
  })
  const fonts = pdfFonts(doc)
  const page = new PdfPage(doc, fonts)
  const fingerprint = hash('sha256', JSON.stringify(report), 'hex')
  page.text(['Waybill evidence report'], { size: 8.5, colour: ink.quiet })
  page.text([report.title], { size: 19, bold: true, after: 6 })
  for (const line of report.lines) page.text([line], { size: 8.5, colour: ink.quiet, after: 1 })
  page.text([`Fingerprint of what this report says: SHA-256 ${fingerprint}`], { size: 8.5, colour: ink.quiet })
  page.text(
    [
      'Letters other than Latin, Cyrillic and Greek ones stand transcribed between ‹ and ›. report.html of the same bundle shows them as they are.',
    ],
    { size: 8.5, colour: ink.quiet, after: 10 },
  )
  for (const [n, block] of report.blocks.entries()) {
    // Whoever else asks the server something is not made to wait for a long report.
    if (n % 16 === 0) await setImmediate()
    write(page, block)
  }
  foot(page, report, fingerprint)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

function write(page: PdfPage, block: Block): void {
  switch (block.kind) {
    case 'heading': {
      const size = { 2: 14, 3: 11, 4: 9.5 }[block.level]
      page.need(size * 5)
      if (block.level === 2) page.rule()
      page.anchor(block.id)
      if (block.level < 4) page.doc.outline.addItem(block.text)
      return page.text([block.text], { size, bold: true, before: block.level === 2 ? 4 : 5, after: 4 })
    }
    case 'text':
      return page.text(block.text, looks[block.look ?? 'plain'])
    case 'written':
      return page.text([block.text], { size: 10.5, indent: 10, after: 6 })
    case 'list':
      for (const item of block.items) page.text(['•  ', ...item], { indent: 8, after: 1.5 })
      return page.text([''], { size: 3, after: 0 })
    case 'table':
      return page.table(block.columns, block.rows)
    case 'bar':
      page.bar(block.bar)
      return page.text([block.bar.words], { size: 8.5, colour: ink.quiet })
    case 'picture':
      return writePicture(page, block)
    case 'code':
      return page.text([block.text], { size: 8, indent: 10, colour: ink.quiet })
  }
}

/** What is no picture that can be drawn here is named, with the reason. */
function writePicture(page: PdfPage, { svg, caption }: Extract<Block, { kind: 'picture' }>): void {
  let picture: DrawnPicture
  try {
    picture = pictureParts(svg)
  } catch (error) {
    if (!(error instanceof NoPicture)) throw error
    return page.text([`Picture: ${caption}. It is in report.html, and is not drawn here, since ${error.message}.`], {
      colour: ink.quiet,
    })
  }
  page.picture(picture)
  page.text([caption], { size: 8.5, colour: ink.quiet, after: 8 })
}

const looks = {
  plain: {},
  verdict: { size: 12.5, after: 6 },
  note: { colour: ink.quiet, size: 8.5 },
  warning: { colour: ink.warning, bold: true },
} as const

/** On every page: what it is of, what the bounds rest on, the fingerprint, and which page of how many. */
function foot(page: PdfPage, report: ReportDocument, fingerprint: string): void {
  const { doc, fonts, left, width } = page
  const { start, count } = doc.bufferedPageRange()
  const short = fingerprint.slice(0, 16)
  for (let at = 0; at < count; at++) {
    doc.switchToPage(start + at)
    const number = `${at + 1} / ${count}`
    const lines = [held, `${report.title} · ${short} · ${number}`]
    for (const [n, text] of lines.entries()) {
      const [line = []] = linesOf([text], { size: 7, width, fonts })
      for (const piece of line)
        doc
          .font(piece.font)
          .fontSize(7)
          .fillColor(ink.quiet)
          .text(piece.text, left + piece.x, page.bottom + 18 + n * 10, { lineBreak: false })
    }
  }
}
