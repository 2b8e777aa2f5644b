import type { PicturePart } from './picture-parts.ts'
import type { ReportFonts, Run } from './report-fonts.ts'

/** Which part of a text lies before the place it is fixed to. */
const shares = { start: 0, middle: 0.5, end: 1 } as const

/** The runs of a text of a picture, each with the place where it begins. */
export function placedRuns(
  { text, x, size, bold, anchor }: Extract<PicturePart, { kind: 'text' }>,
  fonts: ReportFonts,
): { run: Run; x: number }[] {
  const runs = fonts.runs(text, bold ? 'bold' : 'regular')
  const width = runs.reduce((sum, run) => sum + fonts.width(run, size), 0)
  let at = x - shares[anchor] * width
  return runs.map((run) => {
    const placed = { run, x: at }
    at += fonts.width(run, size)
    return placed
  })
}
