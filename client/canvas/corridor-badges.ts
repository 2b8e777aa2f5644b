import { amountWith, count } from './canvas-words.ts'
import { xOf, type Scale } from './corridor-scale.ts'
import type { CorridorLayout } from './corridor-types.ts'

export interface Badge {
  bundle: number
  key: string
  count: string
  total: string
  role: number
  /** On the chosen route: drawn with an outline. */
  lit: boolean
  /** Left and top in the plot. */
  x: number
  y: number
  width: number
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

export const badgeHeight = 15
const alongLine = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]
const across = [0, -0.2, 0.2, -0.36, 0.36]

export interface BadgeRules {
  unit: string | null
  /** Whether a bundle is on the chosen route. */
  lit(bundle: number): boolean
  keepClear: readonly Box[]
  /** Part of the plot that captions are for. */
  top: number
  height: number
  /** How many off the route are captioned. */
  most: number
}

/**
 * Captions of closed bundles, placed along each bundle's centre line where they meet no other caption and nothing to keep
 * clear of. The chosen route comes first, then the largest amount; what finds no room goes without until zoom makes some.
 */
export function placeBadges(layout: CorridorLayout, scale: Scale, rules: BadgeRules): Badge[] {
  const { unit, lit, keepClear, most } = rules
  const order = layout.bundles
    .flatMap((bundle, i) => (bundle.open ? [] : [{ i, lit: lit(i), amount: bundle.amount ?? -1 }]))
    .sort((a, b) => Number(b.lit) - Number(a.lit) || b.amount - a.amount || a.i - b.i)
  const taken = new Strips(keepClear)
  const badges: Badge[] = []
  for (const { i, lit: isLit } of order) {
    const bundle = layout.bundles[i]
    if (bundle === undefined) continue
    if (!isLit && badges.length >= most) break
    const text = { count: count(bundle.movements.length), total: amountWith(rounded(bundle.amount), unit) }
    const width = Math.round(text.count.length * 6.6 + 8 + text.total.length * 5.9 + 9)
    const y0 = layout.rows[bundle.fromRow]?.y ?? 0
    const y1 = layout.rows[bundle.toRow]?.y ?? 0
    const x0 = xOf(scale, (bundle.departed[0] + bundle.departed[1]) / 2)
    const x1 = xOf(scale, (bundle.arrived[0] + bundle.arrived[1]) / 2)
    const spread =
      ((bundle.departed[1] - bundle.departed[0] + bundle.arrived[1] - bundle.arrived[0]) / 2) * scale.perDay
    const box = across
      .flatMap((share) => alongLine.map((t) => ({ t, share })))
      .values()
      .map(({ t, share }) => ({
        x: Math.round(x0 + (x1 - x0) * t + spread * share - width / 2),
        y: Math.round(y0 + (y1 - y0) * t - badgeHeight / 2),
        width,
        height: badgeHeight,
      }))
      .find(
        (place) =>
          place.x >= 0 &&
          place.x + width <= scale.width &&
          place.y + badgeHeight > rules.top &&
          place.y < rules.top + rules.height &&
          !taken.meets(place),
      )
    if (box === undefined) continue
    taken.add(box)
    badges.push({ bundle: i, key: bundle.key, ...text, role: bundle.role, lit: isLit, x: box.x, y: box.y, width })
  }
  return badges
}

/** Captions are for reading at a glance: whole units from ten on. */
const rounded = (amount: number | null) => (amount !== null && amount >= 10 ? Math.round(amount) : amount)

/** Boxes by strips of height, so that a new one is compared with its neighbours only. */
class Strips {
  readonly #strips = new Map<number, Box[]>()

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box)
  }

  add(box: Box): void {
    for (const strip of this.#touched(box)) {
      const list = this.#strips.get(strip)
      if (list === undefined) this.#strips.set(strip, [box])
      else list.push(box)
    }
  }

  meets(box: Box): boolean {
    return this.#touched(box).some((strip) =>
      this.#strips
        .get(strip)
        ?.some(
          (other) =>
            box.x < other.x + other.width + 2 &&
            other.x < box.x + box.width + 2 &&
            box.y < other.y + other.height + 1 &&
            other.y < box.y + box.height + 1,
        ),
    )
  }

  #touched(box: Box): number[] {
    const first = Math.floor(box.y / 20)
    const last = Math.floor((box.y + box.height) / 20)
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  }
}
