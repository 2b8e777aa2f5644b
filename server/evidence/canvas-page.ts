import { setImmediate } from 'node:timers/promises'
import Pdf from 'pdfkit'
import type { CanvasPdf } from '../contract/canvas-pdf.ts'
import { drawPicture } from './picture-pdf.ts'
import { pictureParts } from './picture-parts.ts'
import { count, day } from './report-format.ts'
import { pdfFonts } from './report-pdf-fonts.ts'
import { linesOf } from './report-pdf-lines.ts'
import { ink } from './report-pdf-page.ts'
import { questionSentence } from './report-sentences.ts'

/** Points: A4, its margin, and what a unit of a picture has at its own size. */
const a4 = { short: 595.28, long: 841.89 } as const
const margin = 36
const natural = 0.75
/** Lines of the question; of a longer one the rest is left out, with an ellipsis. */
const mostLines = 3
/** Smaller than this part of its own size nobody reads a picture; the page grows instead. */
const least = 0.66

/**
 * A picture of the canvas as one page: the question above it, the date and the records beneath. A4 upright or across,
 * whichever shows it larger, or as large as it needs.
 *
 * @param made the day, as an ISO time.
 * @throws NoPicture for what is none.
 */
export async function canvasPage(
  { svg, question, names, records }: CanvasPdf,
  { made, version }: { made: string; version: string },
): Promise<Uint8Array> {
  const picture = pictureParts(svg)
  const named = (id: string) => (Object.hasOwn(names, id) ? names[id]! : id)
  const title = question === undefined ? 'Canvas' : questionSentence(question, { name: named, country: named })
  const foot = [
    `Made by Waybill ${version} on ${day(made)}${records === undefined ? '' : ` from version ${count(records.version)} of the records, which hold ${count(records.movements)} shipments`}.`,
    'Records show what they say; leads are not findings.',
  ].join(' ')
  const head = 58
  const tail = 30
  const room = [
    { width: a4.short, height: a4.long },
    { width: a4.long, height: a4.short },
  ].map((page) => ({
    page,
    scale: Math.min(
      natural,
      (page.width - 2 * margin) / picture.width,
      (page.height - 2 * margin - head - tail) / picture.height,
    ),
  }))
  const best = room[0]!.scale >= room[1]!.scale ? room[0]! : room[1]!
  const scale = Math.max(best.scale, natural * least)
  const page = {
    width: Math.max(best.page.width, picture.width * scale + 2 * margin),
    height: Math.max(best.page.height, picture.height * scale + 2 * margin + head + tail),
  }
  const doc = new Pdf({
    size: [page.width, page.height],
    margin: 0,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: title,
      Creator: 'Waybill',
      Producer: 'Waybill',
      CreationDate: new Date(made),
      ModDate: new Date(made),
    },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  const fonts = pdfFonts(doc)
  const write = (text: string, size: number, bold: boolean, y: number, colour: string) => {
    const all = linesOf([text], { size, bold, width: page.width - 2 * margin - size, fonts })
    const last = all[mostLines - 1]?.at(-1)
    if (all.length > mostLines && last !== undefined) last.text += '…'
    for (const [at, line] of all.slice(0, mostLines).entries())
      for (const { text: words, font, x } of line)
        doc
          .font(font)
          .fontSize(size)
          .fillColor(colour)
          .text(words, margin + x, y + at * size * 1.35, { lineBreak: false })
  }
  write(title, 13, true, margin, ink.text)
  drawPicture(doc, fonts, picture, { x: margin, y: margin + head, scale })
  write(foot, 8, false, margin + head + picture.height * scale + 10, ink.quiet)
  await setImmediate()
  doc.end()
  await ended
  return Buffer.concat(chunks)
}
