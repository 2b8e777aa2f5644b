import { monthIndex, monthStart } from './canvas-days.ts'
import type { CorridorInput } from './corridor-input.ts'
import type { Bundle } from './corridor-types.ts'

interface BundleRules {
  bundleFrom: number | null
  perMonth: boolean
  open: ReadonlySet<string>
}

/**
 * Parallel shipments (same rows, same first six digits, and per month when crowded) of which there are enough.
 * `fromRow` and `toRow` give the row per movement, -1 for one not drawn; `rowIds` names rows for the bundle's stable key.
 */
export function findBundles(
  input: CorridorInput,
  fromRow: Int32Array,
  toRow: Int32Array,
  rowIds: readonly string[],
  roleOf: (movement: number) => number,
  rules: BundleRules,
): Bundle[] {
  if (rules.bundleFrom === null) return []
  const groups = new Map<string, number[]>()
  for (let i = 0; i < input.ids.length; i++) {
    if ((fromRow[i] ?? -1) < 0) continue
    const month = rules.perMonth ? monthIndex(input.departed[i] ?? 0) : ''
    const key = `bundle:${rowIds[fromRow[i] ?? 0]}>${rowIds[toRow[i] ?? 0]}>${input.goods[i]}>${month}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [i])
    else group.push(i)
  }
  const bundles: Bundle[] = []
  for (const [key, members] of groups) {
    if (members.length < rules.bundleFrom) continue
    members.sort((a, b) => (input.departed[a] ?? 0) - (input.departed[b] ?? 0) || a - b)
    bundles.push(bundleOf(input, key, members, fromRow, toRow, roleOf, rules))
  }
  return bundles
}

function bundleOf(
  input: CorridorInput,
  key: string,
  members: number[],
  fromRow: Int32Array,
  toRow: Int32Array,
  roleOf: (movement: number) => number,
  rules: BundleRules,
): Bundle {
  const first = members[0] ?? 0
  let amount = 0
  let missing = 0
  let attributed = 0
  const departed: [number, number] = [Infinity, -Infinity]
  const arrived: [number, number] = [Infinity, -Infinity]
  for (const i of members) {
    const own = input.amount[i] ?? Number.NaN
    if (Number.isNaN(own)) missing++
    else amount += own
    attributed += input.attributed[i] ?? 0
    departed[0] = Math.min(departed[0], input.departed[i] ?? 0)
    departed[1] = Math.max(departed[1], input.departed[i] ?? 0)
    arrived[0] = Math.min(arrived[0], input.arrived[i] ?? 0)
    arrived[1] = Math.max(arrived[1], input.arrived[i] ?? 0)
  }
  return {
    key,
    fromRow: fromRow[first] ?? 0,
    toRow: toRow[first] ?? 0,
    goods: input.goods[first] ?? '',
    month: rules.perMonth ? monthStart(input.departed[first] ?? 0) : null,
    movements: Int32Array.from(members),
    amount: missing === members.length ? null : amount,
    missing,
    attributed,
    departed,
    arrived,
    role: roleOf(first),
    open: rules.open.has(key),
  }
}
