import type { NewPath, Pen, Picture } from './picture-pen.ts'

const turn = Math.PI * 2
const number = (value: number) => String(Math.round(value * 100) / 100)

/** Text as it stands in XML: no text becomes markup, and what XML cannot hold is left out. */
export const escapeXml = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replaceAll(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** A path that writes its steps down. */
class SvgPath {
  d = ''

  moveTo(x: number, y: number): void {
    this.d += `M${number(x)} ${number(y)}`
  }

  lineTo(x: number, y: number): void {
    this.d += `L${number(x)} ${number(y)}`
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.d += `Q${number(cx)} ${number(cy)} ${number(x)} ${number(y)}`
  }

  closePath(): void {
    this.d += 'Z'
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.d += `M${number(x)} ${number(y)}h${number(width)}v${number(height)}h${number(-width)}Z`
  }

  /** Whole circles as two halves: SVG draws none from a point to itself. */
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const at = (angle: number) => `${number(x + radius * Math.cos(angle))} ${number(y + radius * Math.sin(angle))}`
    const step = (angle: number, large: number) => `A${number(radius)} ${number(radius)} 0 ${large} 1 ${at(angle)}`
    const start = `${this.d === '' || /[MZ][^A-Z]*$/.test(this.d) ? 'M' : 'L'}${at(from)}`
    if (Math.abs(to - from) >= turn - 1e-9) this.d += `${start}${step(from + Math.PI, 1)}${step(from, 1)}`
    else this.d += `${start}${step(to, to - from > Math.PI ? 1 : 0)}`
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2)
    const corner = (dx: number, dy: number) => `a${number(r)} ${number(r)} 0 0 1 ${number(dx)} ${number(dy)}`
    this.d += `M${number(x + r)} ${number(y)}h${number(width - 2 * r)}${corner(r, r)}v${number(height - 2 * r)}${corner(-r, r)}h${number(2 * r - width)}${corner(-r, -r)}v${number(2 * r - height)}${corner(r, -r)}Z`
  }
}

interface Style {
  globalAlpha: number
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  lineCap: CanvasLineCap
  lineJoin: CanvasLineJoin
  font: string
  textAlign: CanvasTextAlign
  textBaseline: CanvasTextBaseline
  dash: readonly number[]
  matrix: readonly [number, number, number, number, number, number]
}

const plain: Style = {
  globalAlpha: 1,
  fillStyle: '#000',
  strokeStyle: '#000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  font: '12px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [],
  matrix: [1, 0, 0, 1, 0, 0],
}

const anchors: Partial<Record<CanvasTextAlign, string>> = { center: 'middle', right: 'end', end: 'end' }

/** Writes down as SVG what is drawn with it. */
class SvgPen extends SvgPath implements Style {
  globalAlpha = plain.globalAlpha
  fillStyle = plain.fillStyle
  strokeStyle = plain.strokeStyle
  lineWidth = plain.lineWidth
  lineCap = plain.lineCap
  lineJoin = plain.lineJoin
  font = plain.font
  textAlign = plain.textAlign
  textBaseline = plain.textBaseline
  dash = plain.dash
  matrix = plain.matrix
  readonly parts: string[] = []
  readonly #kept: { style: Style; clips: number }[] = []
  readonly #defined = new Map<SvgPath, string>()
  #clips = 0
  #open = 0

  beginPath(): void {
    this.d = ''
  }

  save(): void {
    this.#kept.push({ style: this.#style(), clips: this.#open })
  }

  restore(): void {
    const kept = this.#kept.pop()
    if (kept === undefined) return
    for (; this.#open > kept.clips; this.#open--) this.parts.push('</g>')
    Object.assign(this, kept.style)
  }

  translate(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.matrix
    this.matrix = [a, b, c, d, e + a * x + c * y, f + b * x + d * y]
  }

  rotate(angle: number): void {
    const [a, b, c, d, e, f] = this.matrix
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    this.matrix = [a * cos + c * sin, b * cos + d * sin, c * cos - a * sin, d * cos - b * sin, e, f]
  }

  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.matrix = [a, b, c, d, e, f]
  }

  setLineDash(dash: number[]): void {
    this.dash = dash
  }

  clip(): void {
    const id = `clip-${++this.#clips}`
    this.parts.push(`<clipPath id="${id}"><path d="${this.d}"${this.#place()}/></clipPath><g clip-path="url(#${id})">`)
    this.#open++
  }

  fill(path: SvgPath = this): void {
    if (path.d !== '') this.parts.push(this.#shape(path, `fill="${escapeXml(this.fillStyle)}"`))
  }

  stroke(path: SvgPath = this): void {
    if (path.d === '') return
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`
    const dash = this.dash.length === 0 ? '' : ` stroke-dasharray="${this.dash.map(number).join(' ')}"`
    const line = `stroke="${escapeXml(this.strokeStyle)}" stroke-width="${number(this.lineWidth)}"`
    this.parts.push(this.#shape(path, `fill="none" ${line}${cap}${join}${dash}`))
  }

  /** A path of its own that is long (a coastline) is written once, however often it is used. */
  #shape(path: SvgPath, style: string): string {
    const look = `${style}${this.#faint()}${this.#place()}`
    if (path === this || path.d.length < 2000) return `<path d="${path.d}" ${look}/>`
    let id = this.#defined.get(path)
    if (id === undefined) {
      this.#defined.set(path, (id = `path-${this.#defined.size + 1}`))
      this.parts.push(`<defs><path id="${id}" d="${path.d}"/></defs>`)
    }
    return `<use href="#${id}" ${look}/>`
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.fill(boxed(x, y, width, height))
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.stroke(boxed(x, y, width, height))
  }

  fillText(text: string, x: number, y: number): void {
    const [weight = '400', size = '12px', ...family] = this.font.split(' ')
    const middle = this.textBaseline === 'middle' ? ' dominant-baseline="central"' : ''
    const anchor = anchors[this.textAlign]
    this.parts.push(
      `<text x="${number(x)}" y="${number(y)}" font-family="${escapeXml(family.join(' '))}" font-size="${size}" font-weight="${weight}"${anchor === undefined ? '' : ` text-anchor="${anchor}"`}${middle} fill="${escapeXml(this.fillStyle)}"${this.#faint()}${this.#place()}>${escapeXml(text)}</text>`,
    )
  }

  #faint(): string {
    return this.globalAlpha === 1 ? '' : ` opacity="${number(this.globalAlpha)}"`
  }

  #place(): string {
    return this.matrix.every((value, i) => value === plain.matrix[i])
      ? ''
      : ` transform="matrix(${this.matrix.map((value) => String(Math.round(value * 1e4) / 1e4)).join(' ')})"`
  }

  #style(): Style {
    const { globalAlpha, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline } = this
    const { dash, matrix } = this
    return {
      globalAlpha,
      fillStyle,
      strokeStyle,
      lineWidth,
      lineCap,
      lineJoin,
      font,
      textAlign,
      textBaseline,
      dash,
      matrix,
    }
  }
}
function boxed(x: number, y: number, width: number, height: number): SvgPath {
  const path = new SvgPath()
  path.rect(x, y, width, height)
  return path
}

/** A picture as an SVG document of its own: shapes and text, no script, nothing fetched. */
export function svgOf(picture: Picture): string {
  const pen = new SvgPen()
  const newPath = (() => new SvgPath()) as unknown as NewPath
  picture.paint(pen as unknown as Pen, newPath, 1)
  const { width, height } = picture
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escapeXml(picture.title)}</title>${pen.parts.join('')}</svg>`
}
