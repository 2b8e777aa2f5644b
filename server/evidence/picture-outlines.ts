import { placedRuns } from './picture-letters.ts'
import { type PicturePart, pictureParts } from './picture-parts.ts'
import { ReportFonts } from './report-fonts.ts'

/**
 * A kept picture as an SVG of nothing but outlines, written anew: every text is the outline of its letters, so that it
 * looks the same wherever it is drawn.
 *
 * @throws NoPicture where it is none that can be drawn.
 */
export function plainSvg(svg: string): { text: string; width: number; height: number } {
  const { width, height, parts } = pictureParts(svg)
  const fonts = new ReportFonts()
  let clips = 0
  const written = parts.map((part): string => {
    if (part.kind === 'unclip') return '</g>'
    const place = ` transform="matrix(${part.matrix.join(' ')})"`
    if (part.kind === 'clip') {
      const id = `c${++clips}`
      return `<clipPath id="${id}"><path d="${part.d}"${place}/></clipPath><g clip-path="url(#${id})">`
    }
    // Said of fill and stroke: of a whole element it would cost a layer, and some layers within clips cannot be drawn.
    const faint = part.opacity === 1 ? '' : ` fill-opacity="${part.opacity}" stroke-opacity="${part.opacity}"`
    if (part.kind === 'text') return `<path d="${outlineOf(part, fonts)}" fill="${part.fill}"${faint}${place}/>`
    return `<path d="${part.d}" fill="${part.fill ?? 'none'}"${strokeOf(part)}${faint}${place}/>`
  })
  return {
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${written.join('')}</svg>`,
    width,
    height,
  }
}

const outlineOf = (part: Extract<PicturePart, { kind: 'text' }>, fonts: ReportFonts): string =>
  placedRuns(part, fonts)
    .map(({ run, x }) => fonts.outline(run, part.size, x, part.y))
    .join('')

function strokeOf({ stroke }: Extract<PicturePart, { kind: 'path' }>): string {
  if (stroke === null) return ''
  const { colour, width, cap, join, dash } = stroke
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`
  return ` stroke="${colour}" stroke-width="${width}" stroke-linecap="${cap}" stroke-linejoin="${join}"${dashes}`
}
