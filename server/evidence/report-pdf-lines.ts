import type { Text } from '../contract/report-document.ts'
import type { ReportFonts, Run } from './report-fonts.ts'

/** A run in its place on a line, with the anchor it leads to. */
export interface Piece extends Run {
  x: number
  width: number
  to?: string
}
export type Line = readonly Piece[]

interface Look {
  size: number
  width: number
  bold?: boolean
  fonts: ReportFonts
}

/** Breaks running text into lines of a width: at spaces, and within a word only where it is longer than a line. */
export function linesOf(text: Text, { size, width, bold = false, fonts }: Look): Line[] {
  const lines: Piece[][] = [[]]
  let x = 0
  const breakLine = () => {
    lines.push([])
    x = 0
  }
  const put = (run: Run, to: string | undefined) => {
    const own = fonts.width(run, size)
    const last = lines.at(-1)?.at(-1)
    if (last !== undefined && last.font === run.font && last.to === to) {
      last.text += run.text
      last.width += own
    } else lines.at(-1)?.push({ ...run, x, width: own, ...(to !== undefined && { to }) })
    x += own
  }
  const word = (runs: readonly Run[], to: string | undefined) => {
    const own = runs.reduce((sum, run) => sum + fonts.width(run, size), 0)
    if (x > 0 && x + own > width) breakLine()
    if (own <= width) for (const run of runs) put(run, to)
    else
      for (const run of runs)
        for (const sign of run.text) {
          const one = { text: sign, font: run.font }
          if (x > 0 && x + fonts.width(one, size) > width) breakLine()
          put(one, to)
        }
  }
  for (const inline of text) {
    const [plain, strong, to] =
      typeof inline === 'string'
        ? [inline, bold, undefined]
        : 'strong' in inline
          ? [inline.strong, true, undefined]
          : 'mono' in inline
            ? [inline.mono, bold, undefined]
            : [inline.text, bold, inline.to === '' ? undefined : inline.to]
    const weight = strong ? 'bold' : 'regular'
    for (const [at, paragraph] of plain.split(/\r\n|[\n\r]/).entries()) {
      if (at > 0) breakLine()
      for (const part of paragraph.replaceAll('\t', '    ').match(/ +|[^ ]+/g) ?? []) {
        if (!part.startsWith(' ')) word(fonts.runs(part, weight), to)
        else if (x > 0 && x < width) for (const run of fonts.runs(part, weight)) put(run, to)
      }
    }
  }
  return lines
}
