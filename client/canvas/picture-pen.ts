/** What painters draw with: the part of a canvas' context that can also be written down as SVG. */
export interface Pen extends Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'arc'
  | 'rect'
  | 'roundRect'
  | 'quadraticCurveTo'
  | 'fillRect'
  | 'strokeRect'
  | 'save'
  | 'restore'
  | 'translate'
  | 'rotate'
  | 'setTransform'
  | 'setLineDash'
  | 'globalAlpha'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
> {
  fill(path?: Path2D): void
  stroke(path?: Path2D): void
  clip(): void
  fillText(text: string, x: number, y: number): void
}

/** Makes empty paths that a pen of the same kind can fill and stroke. */
export type NewPath = () => Path2D

export interface Picture {
  width: number
  height: number
  /** What it shows, in a sentence, for those who do not see it. */
  title: string
  /** Paints it at `ratio` pixels per unit; the pen stands at its upper left corner, scaled. */
  paint(pen: Pen, newPath: NewPath, ratio: number): void
}
