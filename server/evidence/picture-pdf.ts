import type PDFDocument from 'pdfkit'
import { placedRuns } from './picture-letters.ts'
import type { DrawnPicture, Matrix, PicturePart } from './picture-parts.ts'
import type { ReportFonts } from './report-fonts.ts'

/** Draws a picture onto a page of a PDF as lines and letters, its upper left corner at a place. */
export function drawPicture(
  doc: InstanceType<typeof PDFDocument>,
  fonts: ReportFonts,
  { width, height, parts }: DrawnPicture,
  { x, y, scale }: { x: number; y: number; scale: number },
): void {
  doc.save()
  doc.transform(scale, 0, 0, scale, x, y)
  doc.rect(0, 0, width, height).clip()
  for (const part of parts) drawPart(doc, fonts, part)
  doc.restore()
}

function drawPart(doc: InstanceType<typeof PDFDocument>, fonts: ReportFonts, part: PicturePart): void {
  if (part.kind === 'unclip') {
    doc.restore()
    return
  }
  doc.save()
  doc.transform(...part.matrix)
  if (part.kind === 'clip') {
    doc.path(part.d).clip()
    // What is clipped has places of its own; its `unclip` restores.
    doc.transform(...inverse(part.matrix))
    return
  }
  doc.opacity(part.opacity)
  if (part.kind === 'path') drawPath(doc, part)
  else drawText(doc, fonts, part)
  doc.restore()
}

function drawPath(doc: InstanceType<typeof PDFDocument>, path: Extract<PicturePart, { kind: 'path' }>): void {
  if (path.fill !== null) doc.path(path.d).fill(path.fill)
  if (path.stroke === null || path.stroke.width === 0) return
  const { colour, width, cap, join, dash } = path.stroke
  doc.path(path.d).lineWidth(width).lineCap(cap).lineJoin(join)
  // pdfkit’s types know two lengths; it writes as many as there are.
  if (dash.length > 0) doc.dash(dash as unknown as number, {})
  doc.stroke(colour)
}

function drawText(
  doc: InstanceType<typeof PDFDocument>,
  fonts: ReportFonts,
  text: Extract<PicturePart, { kind: 'text' }>,
): void {
  for (const { run, x } of placedRuns(text, fonts))
    doc
      .font(run.font)
      .fontSize(text.size)
      .fillColor(text.fill)
      .text(run.text, x, text.y, { lineBreak: false, baseline: 'alphabetic' })
}

function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const det = a * d - b * c
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det]
}
