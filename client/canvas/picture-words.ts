import type { Theme } from './canvas-theme.ts'
import type { Pen } from './picture-pen.ts'

const family = "'Inter Variable', Inter, system-ui, sans-serif"
/** Width of a letter in parts of its size, on the safe side. */
const letter = 0.53

/** Words on a picture; `most` cuts what is wider than that, with an ellipsis. */
export function say(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  {
    colour,
    size = 11,
    weight = 400,
    align = 'left',
    most = Infinity,
  }: { colour: string; size?: number; weight?: number; align?: CanvasTextAlign; most?: number },
): void {
  pen.font = `${weight} ${size}px ${family}`
  pen.fillStyle = colour
  pen.textAlign = align
  pen.textBaseline = 'middle'
  pen.fillText(cut(text, most, size), x, y)
}

function cut(text: string, most: number, size: number): string {
  const letters = [...text]
  const fits = Math.max(1, Math.floor(most / (size * letter)))
  return letters.length <= fits
    ? text
    : `${letters
        .slice(0, fits - 1)
        .join('')
        .trimEnd()}…`
}

/** Height of the line beneath a picture that says what it holds. */
export const footHeight = 26

/** The line beneath: what the picture holds and hides, so that it can stand alone. */
export function sayFoot(pen: Pen, text: string, width: number, y: number, theme: Theme): void {
  pen.fillStyle = theme.line2
  pen.fillRect(0, y, width, 1)
  say(pen, text, 14, y + footHeight / 2, { colour: theme.ink2, most: width - 28 })
}
