import type { GraphEdge, GraphNode } from '../../server/contract/graph.ts'
import type { NetworkLayout, Point, Room } from './network-layout.ts'

/** Nodes that are arranged together under one title. */
export interface Grouped {
  title: string
  members: readonly string[]
}

const slot = { width: 138, height: 66 }
const head = 44
const gap = { across: 34, down: 30 }
const usualWidth = 1000

/**
 * Groups as blocks in rows, each with its title above; in the order given. A block is about as wide as it is high, and
 * rows are as wide as the room. Pure and deterministic.
 */
export function layGroups(groups: readonly Grouped[], room: Room | null): NetworkLayout {
  const width = Math.max(slot.width * 3, room?.width ?? usualWidth)
  const places = new Map<string, Point>()
  const columns: NetworkLayout['columns'] = []
  let [left, top, tallest, right] = [0, 0, 0, 0]
  for (const { title, members } of groups) {
    const across = Math.max(1, Math.min(Math.floor(width / slot.width), Math.ceil(Math.sqrt(members.length * 0.8))))
    const block = { width: across * slot.width, height: head + Math.ceil(members.length / across) * slot.height }
    if (left > 0 && left + block.width > width) {
      left = 0
      top += tallest + gap.down
      tallest = 0
    }
    const middle = { x: left + block.width / 2, y: top + block.height / 2 }
    columns.push({ title, role: 'between', x: middle.x, y: top + 18, left: null, block: { ...block, ...middle } })
    for (const [i, id] of members.entries())
      places.set(id, {
        x: Math.round(left + ((i % across) + 0.5) * slot.width),
        y: Math.round(top + head + (Math.floor(i / across) + 0.4) * slot.height),
      })
    left += block.width + gap.across
    right = Math.max(right, left - gap.across)
    tallest = Math.max(tallest, block.height)
  }
  return { places, columns, bottom: top + tallest, right }
}

/** Parties by what `keyOf` gives for them, larger groups first; those without one come last, under `without`. */
export function groupBy(
  ids: readonly string[],
  keyOf: (id: string) => string | null,
  titleOf: (key: string) => string,
  without: string,
): Grouped[] {
  const known = Map.groupBy(ids, keyOf)
  const rest = known.get(null) ?? []
  known.delete(null)
  const groups = Array.from(known as Map<string, string[]>, ([key, members]) => ({ title: titleOf(key), members }))
  groups.sort((a, b) => b.members.length - a.members.length || (a.title < b.title ? -1 : 1))
  return rest.length === 0 ? groups : [...groups, { title: without, members: rest }]
}

/**
 * Parties that share something (an owner, an address) directly or through others, under the names of what they share;
 * those that share nothing come last, under `without`. An edge may also join two of the parties themselves.
 */
export function groupByShared(
  ids: readonly string[],
  nodes: ReadonlyMap<string, GraphNode>,
  edges: readonly GraphEdge[],
  without: string,
): Grouped[] {
  const parent = new Map<string, string>()
  const find = (id: string): string => {
    const up = parent.get(id) ?? id
    if (up === id) return id
    const top = find(up)
    parent.set(id, top)
    return top
  }
  for (const { from, to } of edges) if (find(from) !== find(to)) parent.set(find(from), find(to))
  const parties = new Set(ids)
  const count = Map.groupBy(ids, find)
  const shared = new Map<string, Set<string>>()
  for (const { from, to } of edges)
    for (const id of [from, to]) {
      if (parties.has(id)) continue
      const top = find(id)
      shared.set(top, (shared.get(top) ?? new Set()).add(id))
    }
  const titleOf = (top: string) => {
    const [first, ...more] = [...(shared.get(top) ?? [])].map((id) => nodes.get(id)?.name ?? id).sort()
    return `${first ?? 'Each other'}${more.length > 0 ? ` and ${more.length} more` : ''}`
  }
  return groupBy(ids, (id) => ((count.get(find(id))?.length ?? 0) > 1 ? find(id) : null), titleOf, without)
}
