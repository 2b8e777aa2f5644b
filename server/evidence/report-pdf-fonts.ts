import type PDFDocument from 'pdfkit'
import { ReportFonts } from './report-fonts.ts'

/** What is used of the fonts that pdfkit opens, which its types do not show. */
interface PdfFont {
  glyphsForString(text: string): { advanceWidth: number }[]
  layout(text: string): unknown
}

/** The fonts of one PDF, each known to it under its name once a sign has asked for it. */
export function pdfFonts(doc: InstanceType<typeof PDFDocument>): ReportFonts {
  return new ReportFonts((name, bytes) => {
    doc.registerFont(name, bytes)
    const { font } = (doc.font(name) as unknown as { _font: { font: PdfFont } })._font
    font.layout = (text) => plainLayout(font, text)
  })
}

/**
 * One sign beside the other. Kerning and contextual forms took nine tenths of the time that a report of a hundred pages
 * takes, and Latin, Cyrillic and Greek are read without them.
 */
function plainLayout(font: PdfFont, text: string): unknown {
  const glyphs = font.glyphsForString(text)
  const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }))
  return {
    glyphs,
    positions,
    // Asked for after pdfkit has scaled the positions.
    get advanceWidth() {
      return positions.reduce((sum, position) => sum + position.xAdvance, 0)
    },
  }
}
