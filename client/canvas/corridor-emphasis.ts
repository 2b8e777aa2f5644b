import type { CanvasModel } from './canvas-model.ts'
import type { CorridorLayout } from './corridor-types.ts'

/** What stands out while something is chosen. Without a choice (`any` false) everything is drawn alike. */
export interface Emphasis {
  any: boolean
  /** Per mark and per bundle: 1 when it belongs to what is chosen. */
  marks: Uint8Array
  bundles: Uint8Array
  /** Per mark: 1 when nothing of it would be on a chain any more. */
  gone: Uint8Array
  /** Rows of the chosen chain. */
  rows: ReadonlySet<number>
}

/**
 * The chosen chain's route (every shipment between the same parties in order) at full strength; without a chain, the
 * trade of a selected party.
 */
export function emphasisOf(
  model: CanvasModel,
  chain: readonly string[],
  selection: readonly string[],
  layout: CorridorLayout,
  gone: ReadonlySet<string> = new Set(),
): Emphasis {
  const pairs = new Set<number>()
  const rows = new Set<number>()
  const single = new Set<number>()
  const key = (a: number, b: number) => a * layout.rows.length + b
  for (const id of chain) {
    const movement = model.movement(id)
    const from = layout.rowOfParty.get(movement?.from ?? '') ?? -1
    const to = layout.rowOfParty.get(movement?.to ?? '') ?? -1
    if (from < 0 || to < 0) continue
    pairs.add(key(from, to))
    rows.add(from).add(to)
  }
  if (chain.length === 0)
    for (const id of selection) {
      const row = layout.rowOfParty.get(id) ?? -1
      if (row >= 0) single.add(row)
    }
  const lit = (from: number, to: number) => (pairs.has(key(from, to)) || single.has(from) || single.has(to) ? 1 : 0)
  const { marks } = layout
  return {
    any: pairs.size + single.size > 0,
    marks: Uint8Array.from({ length: marks.count }, (_, i) => lit(marks.fromRow[i] ?? 0, marks.toRow[i] ?? 0)),
    bundles: Uint8Array.from(layout.bundles, (bundle) => lit(bundle.fromRow, bundle.toRow)),
    gone: Uint8Array.from({ length: marks.count }, (_, i) => {
      const movement = marks.movement[i] ?? -1
      const all = movement >= 0 ? [movement] : (layout.bundles[marks.bundle[i] ?? -1]?.movements ?? [])
      return gone.size > 0 && all.every((at) => gone.has(model.movementAt(at)?.id ?? '')) ? 1 : 0
    }),
    rows,
  }
}
