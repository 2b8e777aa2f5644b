import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import anyAscii from 'any-ascii'
import { create, type Font } from 'fontkit'

export type Weight = 'regular' | 'bold'
const weights: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 }
/** The parts that Inter comes in, the most used first: Latin, Cyrillic and Greek, with their rarer letters. */
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const

/** Text of one font. */
export interface Run {
  text: string
  font: string
}

/** The fonts of reports and pictures. What none of them has is written in Latin letters between ‹ and ›. */
export class ReportFonts {
  readonly #folder = join(dirname(fileURLToPath(import.meta.resolve('@fontsource/inter/package.json'))), 'files')
  readonly #open: Readonly<Record<Weight, string[]>> = { regular: [], bold: [] }
  readonly #fonts = new Map<string, Font>()
  readonly #signs = new Map<string, string | undefined>()
  readonly #widths = new Map<string, number>()
  readonly #onOpen: (name: string, bytes: Buffer) => void

  /** @param onOpen told of each font as it is first needed, since a PDF holds whatever was opened. */
  constructor(onOpen: (name: string, bytes: Buffer) => void = () => {}) {
    this.#onOpen = onOpen
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
      add(`‹${latin === '' ? codes.join(' ') : latin}›`, this.#at(0, weight))
      strange = ''
    }
    // Inter’s parts have no arrow, and no line that parts numbers.
    for (const sign of text.toWellFormed().replaceAll('→', '›').replaceAll('│', '|')) {
      const font = this.#fontOf(sign, weight)
      if (font === undefined) strange += sign
      else {
        close()
        add(sign, font)
      }
    }
    close()
    return runs
  }

  /** Width of a run at a size, one sign beside the other. */
  width({ text, font }: Run, size: number): number {
    const key = `${font}\u0000${text}`
    let width = this.#widths.get(key)
    if (width === undefined) {
      const { unitsPerEm } = this.#fonts.get(font)!
      width = this.#glyphs({ text, font }).reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) / unitsPerEm
      this.#widths.set(key, width)
    }
    return width * size
  }

  /** The outline of a run as a path of SVG, its base line beginning at a place. */
  outline(run: Run, size: number, x: number, y: number): string {
    const scale = size / this.#fonts.get(run.font)!.unitsPerEm
    let d = ''
    let at = x
    for (const { path, advanceWidth } of this.#glyphs(run)) {
      d += path.transform(scale, 0, 0, -scale, at, y).toSVG()
      at += advanceWidth * scale
    }
    return d
  }

  #glyphs = ({ text, font }: Run) => this.#fonts.get(font)!.glyphsForString(text)

  /** Opened when a sign asks for it. */
  #at(place: number, weight: Weight): string {
    const known = this.#open[weight][place]
    if (known !== undefined) return known
    const subset = subsets[place]
    const name = `${weight} ${subset}`
    const bytes = readFileSync(join(this.#folder, `inter-${subset}-${weights[weight]}-normal.woff`))
    this.#fonts.set(name, create(bytes) as Font)
    this.#onOpen(name, bytes)
    return (this.#open[weight][place] = name)
  }

  #fontOf(sign: string, weight: Weight): string | undefined {
    const key = `${weight} ${sign}`
    if (this.#signs.has(key)) return this.#signs.get(key)
    let found: string | undefined
    for (let place = 0; place < subsets.length && found === undefined; place++) {
      const font = this.#at(place, weight)
      if (this.#fonts.get(font)!.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) found = font
    }
    this.#signs.set(key, found)
    return found
  }
}
