import type { Point } from './network-layout.ts'

const slot = { width: 150, height: 76 }
/** Places in a row about what something is put beside, the nearest first. */
const steps = [0, -1, 1, -2, 2, -3, 3]

/**
 * Free places for what is added: in rows beneath the trade, as near as possible to what each is put beside. What is on the
 * canvas keeps its place. Taken places are looked up by where they are, so that thousands can be added at once.
 */
export class NetworkRoom {
  readonly #bottom: number
  /** Taken places by the slot they are in. */
  readonly #taken = new Map<string, Point[]>()
  /** Of an origin, how many rows are full. */
  readonly #full = new Map<string, number>()

  /** @param bottom lowest place of the trade. */
  constructor(bottom: number, taken: Iterable<Point> = []) {
    this.#bottom = bottom
    for (const point of taken) this.take(point)
  }

  take(point: Point): void {
    const key = keyOf(columnOf(point.x), rowOf(point.y))
    const here = this.#taken.get(key)
    if (here === undefined) this.#taken.set(key, [{ ...point }])
    else here.push({ ...point })
  }

  /** The nearest free place; it is not taken by asking for it. */
  beside(origin: Point): Point {
    const key = keyOf(origin.x, origin.y)
    const top = Math.max(this.#bottom + 136, origin.y > this.#bottom ? origin.y : 0)
    for (let row = this.#full.get(key) ?? 0; ; row++) {
      for (const step of steps) {
        const place = { x: origin.x + step * slot.width, y: top + row * slot.height }
        if (this.#isFree(place)) return place
      }
      this.#full.set(key, row + 1)
    }
  }

  #isFree({ x, y }: Point): boolean {
    const [column, row] = [columnOf(x), rowOf(y)]
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of this.#taken.get(keyOf(column + dx, row + dy)) ?? [])
          if (Math.abs(other.x - x) < slot.width - 1 && Math.abs(other.y - y) < slot.height - 1) return false
    return true
  }
}

const columnOf = (x: number) => Math.floor(x / slot.width)
const rowOf = (y: number) => Math.floor(y / slot.height)
const keyOf = (a: number, b: number) => `${a},${b}`
