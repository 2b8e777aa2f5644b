/**
 * What the bench asks of a page of the product. It stands in every page before the product's own script runs and needs
 * nothing from it.
 */
export interface Watch {
  /** From now on notes the milliseconds between frames that had an input to draw. */
  watchFrames(): void
  /** What was noted; ends the noting. */
  frames(): number[]
  /** When the first frame with the drawing was on screen, and when the answer behind it had arrived, since navigation. */
  drawn(): Promise<{ answer: number; picture: number }>
  /** Goes to another address of the product without loading the page anew. */
  go(path: string): void
  /** Resolves after the frame that shows what was just done. */
  shown(): Promise<number>
  /** Longest task since the last call, in ms; 0 when none took over 50. */
  longest(): number
  /** Longest time from an input to the frame that shows it since the last call, in ms. */
  delay(): number
}
