import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import anyAscii from 'any-ascii'
import type PDFDocument from 'pdfkit'

type Weight = 'regular' | 'bold'
const weights: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 }
/** The parts that Inter comes in, the most used first: Latin, Cyrillic and Greek, with their rarer letters. */
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const

/** Text of one font. */
export interface Run {
  text: string
  font: string
}

/** Widths are measured at this size and scaled. */
const measure = 1000

interface OpenFont {
  name: string
  has(codePoint: number): boolean
}

/**
 * The fonts of one PDF. What none of them has is written in Latin letters between ‹ and ›.
 */
export class PdfFonts {
  readonly #doc: InstanceType<typeof PDFDocument>
  readonly #folder = join(dirname(fileURLToPath(import.meta.resolve('@fontsource/inter/package.json'))), 'files')
  readonly #open: Readonly<Record<Weight, OpenFont[]>> = { regular: [], bold: [] }
  readonly #signs = new Map<string, OpenFont | undefined>()
  readonly #widths = new Map<string, number>()

  constructor(doc: InstanceType<typeof PDFDocument>) {
    this.#doc = doc
  }

  /** Parts a text into runs of one font each. */
  runs(text: string, weight: Weight): Run[] {
    const runs: Run[] = []
    let strange = ''
    const add = (part: string, font: string) => {
      const last = runs.at(-1)
      if (last?.font === font) last.text += part
      else runs.push({ text: part, font })
    }
    const close = () => {
      if (strange === '') return
      const latin = anyAscii(strange).trim()
      const codes = Array.from(strange, (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
      add(`‹${latin === '' ? codes.join(' ') : latin}›`, this.#at(0, weight).name)
      strange = ''
    }
    // Inter’s parts have no arrow.
    for (const sign of text.toWellFormed().replaceAll('→', '›')) {
      const font = this.#fontOf(sign, weight)
      if (font === undefined) strange += sign
      else {
        close()
        add(sign, font.name)
      }
    }
    close()
    return runs
  }

  /** Width of a run in points. */
  width({ text, font }: Run, size: number): number {
    const key = `${font}\u0000${text}`
    let width = this.#widths.get(key)
    if (width === undefined) {
      width = this.#doc.font(font).fontSize(measure).widthOfString(text)
      this.#widths.set(key, width)
    }
    return (width * size) / measure
  }

  /** Opened when a sign asks for it, since a PDF holds whatever was opened. */
  #at(place: number, weight: Weight): OpenFont {
    const open = this.#open[weight]
    const known = open[place]
    if (known !== undefined) return known
    const subset = subsets[place]
    const name = `${weight} ${subset}`
    this.#doc.registerFont(name, readFileSync(join(this.#folder, `inter-${subset}-${weights[weight]}-normal.woff`)))
    const { font } = (this.#doc.font(name) as unknown as { _font: { font: FontkitFont } })._font
    font.layout = (text) => plainLayout(font, text)
    return (open[place] = { name, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) })
  }

  #fontOf(sign: string, weight: Weight): OpenFont | undefined {
    const key = `${weight} ${sign}`
    if (this.#signs.has(key)) return this.#signs.get(key)
    let found: OpenFont | undefined
    for (let place = 0; place < subsets.length && found === undefined; place++) {
      const font = this.#at(place, weight)
      if (font.has(sign.codePointAt(0) ?? 0)) found = font
    }
    this.#signs.set(key, found)
    return found
  }
}

/** What is used of fontkit, which the types of pdfkit do not show. */
interface FontkitFont {
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphsForString(text: string): { advanceWidth: number }[]
  layout(text: string): unknown
}

/**
 * One sign beside the other. Kerning and contextual forms took nine tenths of the time that a report of a hundred pages
 * takes, and Latin, Cyrillic and Greek are read without them.
 */
function plainLayout(font: FontkitFont, text: string): unknown {
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
