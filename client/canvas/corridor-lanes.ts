import type { CorridorInput } from './corridor-input.ts'
import type { Drawing, Role } from './corridor-types.ts'
import { countryName, handsTitle, type LaneTitles } from './canvas-words.ts'

export interface LaneDraft {
  id: string
  title: string
  role: Role
  /** Party indexes, largest traced amount first. */
  parties: number[]
}

function median(values: number[]): number {
  if (values.length === 0) return Number.POSITIVE_INFINITY
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/**
 * Lanes from sellers to end-users. Parties in between stand by country, countries by the median of hops from a seller, or
 * by the hands goods went through before them; traders in the end-users' own country come last whatever their hops, since
 * goods that are there have arrived.
 */
export function corridorLanes(
  input: CorridorInput,
  shown: Uint8Array,
  titles: LaneTitles,
  by: Drawing['lanes'],
): LaneDraft[] {
  const larger = (a: number, b: number) =>
    (input.traced[b] ?? 0) - (input.traced[a] ?? 0) || compare(input.parties[a]?.id, input.parties[b]?.id)
  const byRole: Record<Role, number[]> = { source: [], between: [], target: [] }
  for (const [i, party] of input.parties.entries()) if (shown[i] === 1) byRole[party.role].push(i)

  const home = new Set(byRole.target.map((i) => input.parties[i]?.country ?? null))
  const isLast = (i: number) => input.parties[i]?.country != null && home.has(input.parties[i]?.country ?? null)
  const hopsOf = (i: number) => ((input.partyHops[i] ?? -1) < 0 ? 99 : (input.partyHops[i] ?? 0))
  const groups = Map.groupBy(byRole.between, (i) =>
    by === 'country' || isLast(i) ? (input.parties[i]?.country ?? '') : hopsOf(i),
  )
  const between = [...groups].map(([group, parties]) => {
    const hops = parties.map(hopsOf)
    const last = isLast(parties[0] ?? 0)
    const country = typeof group === 'number' ? null : countryName(group === '' ? null : group)
    return {
      order: [
        last ? 1 : 0,
        median(hops),
        hops.reduce((sum, h) => sum + h, 0) / hops.length,
        -parties.reduce((sum, i) => sum + (input.traced[i] ?? 0), 0),
      ] as const,
      lane: {
        id: `between:${group}`,
        title: country === null ? handsTitle(Number(group)) : last ? `${country}, traders` : country,
        role: 'between' as const,
        parties: parties.toSorted(larger),
      },
    }
  })
  between.sort(
    (a, b) =>
      a.order[0] - b.order[0] ||
      a.order[1] - b.order[1] ||
      a.order[2] - b.order[2] ||
      a.order[3] - b.order[3] ||
      compare(a.lane.id, b.lane.id),
  )
  const lanes: LaneDraft[] = [
    { id: 'source', title: titles.source, role: 'source', parties: byRole.source.toSorted(larger) },
    ...between.map((entry) => entry.lane),
    { id: 'target', title: titles.target, role: 'target', parties: byRole.target.toSorted(larger) },
  ]
  return lanes.filter((lane) => lane.parties.length > 0)
}

/** Plain string comparison, as everywhere ids are ordered. */
export function compare(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  return (a ?? '') < (b ?? '') ? -1 : 1
}
