import sax from 'sax'
import { isPath } from './picture-path.ts'

/*
 * A kept picture is an SVG out of a case, which may come from anybody. What is drawn of it on the server is only what the
 * product's own pictures are made of (`client/canvas/picture-svg.ts`): paths, texts, clips. Anything else is no picture to
 * draw: so nothing in one can fetch, unfold, or grow beyond its own length.
 */

export type Matrix = readonly [number, number, number, number, number, number]

export interface Stroke {
  colour: string
  width: number
  cap: 'butt' | 'round' | 'square'
  join: 'miter' | 'round' | 'bevel'
  dash: readonly number[]
}

/** One thing after another, as it is drawn; a clip holds until its `unclip`. */
export type PicturePart =
  | { kind: 'path'; d: string; matrix: Matrix; opacity: number; fill: string | null; stroke: Stroke | null }
  | {
      kind: 'text'
      text: string
      x: number
      /** Of the base line. */
      y: number
      size: number
      bold: boolean
      anchor: 'start' | 'middle' | 'end'
      matrix: Matrix
      opacity: number
      fill: string
    }
  | { kind: 'clip'; d: string; matrix: Matrix }
  | { kind: 'unclip' }

export interface DrawnPicture {
  width: number
  height: number
  parts: readonly PicturePart[]
}

/** Why a picture cannot be drawn, in words that follow “since”. */
export class NoPicture extends Error {}

const largest = 20_000
/** Clips within clips; each costs a layer as large as the picture. */
const deepest = 6
/** Letters of all paths, those used again counted again. */
const longest = 16_000_000
/** Of the middle of a line above its base line, in parts of the size: what `dominant-baseline: central` means for Inter. */
const middle = 0.364
const plain: Matrix = [1, 0, 0, 1, 0, 0]

const children: Readonly<Record<string, readonly string[]>> = {
  '': ['svg'],
  svg: ['title', 'defs', 'clipPath', 'g', 'path', 'use', 'text'],
  g: ['defs', 'clipPath', 'g', 'path', 'use', 'text'],
  defs: ['path'],
  clipPath: ['path'],
}
const look = ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-dasharray', 'opacity']
const texts = ['x', 'y', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline']
const known: Readonly<Record<string, readonly string[]>> = {
  svg: ['xmlns', 'width', 'height', 'viewBox', 'role'],
  title: [],
  defs: [],
  clipPath: ['id'],
  g: ['clip-path'],
  path: ['id', 'd', 'transform', ...look],
  use: ['href', 'transform', ...look],
  text: [...texts, 'fill', 'opacity', 'transform'],
}

/** Reads a kept picture. @throws NoPicture in words. */
export function pictureParts(svg: string): DrawnPicture {
  const reader = new PictureReader()
  const parser = sax.parser(true)
  Object.assign(parser, {
    onerror: ({ message }: Error) => refuse(`it is no XML (${message.split('\n')[0]})`),
    ondoctype: () => refuse('it declares a document type'),
    onprocessinginstruction: ({ name }: { name: string }) =>
      name === 'xml' || refuse('it holds instructions to programs'),
    onopentag: ({ name, attributes }: sax.Tag) => reader.open(name, attributes),
    onclosetag: () => reader.close(),
    ontext: (text: string) => reader.text(text),
    oncdata: (text: string) => reader.text(text),
  })
  parser.write(svg).close()
  return reader.picture()
}

function refuse(why: string): never {
  throw new NoPicture(why)
}

class PictureReader {
  readonly #parts: PicturePart[] = []
  readonly #paths = new Map<string, string>()
  readonly #clips = new Map<string, { d: string; matrix: Matrix }>()
  readonly #open: string[] = []
  #size: { width: number; height: number } | undefined
  #clip = ''
  #depth = 0
  #length = 0
  #text: Extract<PicturePart, { kind: 'text' }> | undefined

  open(name: string, given: Record<string, string>): void {
    const parent = this.#open.at(-1) ?? ''
    if (children[parent]?.includes(name) !== true) throw new NoPicture(`it holds <${shown(name)}>`)
    for (const attribute of Object.keys(given))
      if (known[name]?.includes(attribute) !== true)
        throw new NoPicture(`a <${name}> in it has the attribute ${shown(attribute)}`)
    this.#open.push(name)
    if (name === 'svg') this.#size = sizeOf(given)
    else if (name === 'clipPath') this.#clip = given['id'] ?? ''
    else if (name === 'g') this.#group(given)
    else if (name === 'path' && parent === 'defs') this.#paths.set(given['id'] ?? '', this.#path(given['d']))
    else if (name === 'path' && parent === 'clipPath')
      this.#clips.set(this.#clip, { d: this.#path(given['d']), matrix: matrixOf(given) })
    else if (name === 'path') this.#draw(this.#path(given['d']), given)
    else if (name === 'use') {
      const d = this.#paths.get((given['href'] ?? '').replace(/^#/, ''))
      if (d === undefined) throw new NoPicture('it uses what is not in it')
      this.#draw(this.#counted(d), given)
    } else if (name === 'text') this.#text = textOf(given)
  }

  close(): void {
    const name = this.#open.pop()
    if (name === 'text' && this.#text !== undefined) {
      if (this.#text.text.trim() !== '') this.#parts.push(this.#text)
      this.#text = undefined
    } else if (name === 'g') {
      this.#parts.push({ kind: 'unclip' })
      this.#depth--
    }
  }

  text(text: string): void {
    if (this.#text !== undefined) this.#text.text += text
    else if (this.#open.at(-1) !== 'title' && text.trim() !== '') throw new NoPicture('text stands loose in it')
  }

  picture(): DrawnPicture {
    if (this.#size === undefined) throw new NoPicture('it is empty')
    return { ...this.#size, parts: this.#parts }
  }

  #group(given: Record<string, string>): void {
    if (++this.#depth > deepest) throw new NoPicture('its clips lie too deep in each other')
    const id = /^url\(#(.+)\)$/.exec(given['clip-path'] ?? '')?.[1]
    const clip = this.#clips.get(id ?? '')
    if (clip === undefined) throw new NoPicture('it clips by what is not in it')
    this.#parts.push({ kind: 'clip', d: this.#counted(clip.d), matrix: clip.matrix })
  }

  #draw(d: string, given: Record<string, string>): void {
    const { fill = '#000', stroke = 'none' } = given
    this.#parts.push({
      kind: 'path',
      d,
      matrix: matrixOf(given),
      opacity: number(given['opacity'], 1, 0, 1),
      fill: fill === 'none' ? null : colour(fill),
      stroke: stroke === 'none' ? null : strokeOf(stroke, given),
    })
  }

  #path(d = ''): string {
    if (!isPath(d)) throw new NoPicture('a path in it cannot be followed')
    return this.#counted(d)
  }

  #counted(d: string): string {
    if ((this.#length += d.length) > longest) throw new NoPicture('its paths are too long')
    return d
  }
}

function sizeOf({ viewBox, width, height }: Record<string, string>): { width: number; height: number } {
  const [x, y, w, h] = viewBox?.trim().split(/[\s,]+/) ?? ['0', '0', width, height]
  if (Number(x) !== 0 || Number(y) !== 0) throw new NoPicture('it does not begin at its corner')
  if (w === undefined || h === undefined) throw new NoPicture('it does not say how large it is')
  return { width: number(w, 0, 1, largest), height: number(h, 0, 1, largest) }
}

const textOf = (given: Record<string, string>): Extract<PicturePart, { kind: 'text' }> => {
  const size = number(given['font-size']?.replace(/px$/, ''), 12, 1, 1000)
  const anchor = given['text-anchor'] ?? 'start'
  return {
    kind: 'text',
    text: '',
    x: number(given['x'], 0),
    y: number(given['y'], 0) + (given['dominant-baseline'] === 'central' ? middle * size : 0),
    size,
    bold: number(given['font-weight'], 400, 1, 1000) > 500,
    anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    matrix: matrixOf(given),
    opacity: number(given['opacity'], 1, 0, 1),
    fill: colour(given['fill'] ?? '#000'),
  }
}

const strokeOf = (stroke: string, given: Record<string, string>): Stroke => ({
  colour: colour(stroke),
  width: number(given['stroke-width'], 1, 0, 10_000),
  cap: one(given['stroke-linecap'], ['butt', 'round', 'square']),
  join: one(given['stroke-linejoin'], ['miter', 'round', 'bevel']),
  dash: (given['stroke-dasharray']?.trim().split(/[\s,]+/) ?? []).map((each) => number(each, 0, 0.1, 10_000)),
})

function matrixOf({ transform }: Record<string, string>): Matrix {
  if (transform === undefined) return plain
  const numbers = /^matrix\(([^()]*)\)$/
    .exec(transform)?.[1]
    ?.trim()
    .split(/[\s,]+/)
  if (numbers?.length !== 6) throw new NoPicture('something in it is moved in a way that is not known')
  const [a, b, c, d, e, f] = numbers.map((each) => number(each, 0)) as unknown as Matrix
  if (Math.abs(a * d - b * c) < 1e-9) throw new NoPicture('something in it is flattened to nothing')
  return [a, b, c, d, e, f]
}

/** Three or six hexadecimal digits, as the page's colours are written; always six. */
function colour(text: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text)
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit.repeat(2))
      .join('')}`
  if (!/^#[0-9a-f]{6}$/i.test(text)) throw new NoPicture(`${shown(text)} in it is no colour that is known`)
  return text
}

function number(text: string | undefined, otherwise: number, least = -1e6, most = 1e6): number {
  if (text === undefined) return otherwise
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    throw new NoPicture(`${shown(text)} in it is no number between ${least} and ${most}`)
  return value
}

function one<T extends string>(text: string | undefined, choices: readonly [T, ...T[]]): T {
  return choices.find((each) => each === text) ?? choices[0]
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
