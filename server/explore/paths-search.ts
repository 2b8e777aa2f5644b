import { compare } from './explore-reads.ts'

/**
 * Ties between nodes as far as they are known, in both directions; a pair's parallel ties are one step. Only nodes that
 * may be crossed have steps of their own; the others are where a path may end at most.
 */
export class Steps {
  readonly #edges = new Map<string, Map<string, Set<string>>>()

  add(a: string, b: string, edge: string): void {
    if (a === b) return
    this.#list(a, b).add(edge)
    this.#list(b, a).add(edge)
  }

  /** Ids of the ties between two nodes, in order. */
  between(a: string, b: string): string[] {
    return [...(this.#edges.get(a)?.get(b) ?? [])].sort(compare)
  }

  /** Neighbours of a node, in order. */
  from(node: string): string[] {
    return [...(this.#edges.get(node)?.keys() ?? [])].sort(compare)
  }

  #list(a: string, b: string): Set<string> {
    let to = this.#edges.get(a)
    if (to === undefined) this.#edges.set(a, (to = new Map()))
    let list = to.get(b)
    if (list === undefined) to.set(b, (list = new Set()))
    return list
  }
}

/** After so many nodes looked at, the search says that it is still at work. */
const breath = 512

/**
 * All paths of exactly `length` steps from one terminal to another that meet no node twice and no third terminal; each
 * once, from the terminal that is named first. A node is entered only where a terminal can still be reached in the
 * steps that are left. Yields null from time to time, so that whoever waits can look at the clock.
 */
export function* pathsOfLength(
  steps: Steps,
  terminals: readonly string[],
  canCross: (node: string) => boolean,
  length: number,
): Generator<readonly string[] | null> {
  const known = new Map<string, string[]>()
  const from = (node: string): string[] => {
    let list = known.get(node)
    if (list === undefined) known.set(node, (list = steps.from(node)))
    return list
  }
  const ends = new Set(terminals)
  const mayEnter = (node: string) => !ends.has(node) && canCross(node)
  let looked = 0
  for (const [i, start] of terminals.entries()) {
    const targets = new Set(terminals.slice(i + 1))
    if (targets.size === 0) return
    const far = distances(from, targets, mayEnter, length)
    const path = [start]
    const on = new Set(path)
    const rests = [from(start).values()]
    while (rests.length > 0) {
      if (++looked % breath === 0) yield null
      const next = rests.at(-1)!.next()
      if (next.done === true) {
        rests.pop()
        on.delete(path.pop()!)
        continue
      }
      const node = next.value
      const left = length - path.length
      if (left === 0) {
        if (targets.has(node)) yield [...path, node]
      } else if (mayEnter(node) && !on.has(node) && (far.get(node) ?? Infinity) <= left) {
        path.push(node)
        on.add(node)
        rests.push(from(node).values())
      }
    }
  }
}

/** Fewest steps from each node to one of the targets, as far as `most`. */
function distances(
  from: (node: string) => readonly string[],
  targets: ReadonlySet<string>,
  mayEnter: (node: string) => boolean,
  most: number,
): Map<string, number> {
  const far = new Map<string, number>()
  let edge = [...targets]
  for (let d = 1; d < most && edge.length > 0; d++) {
    const next: string[] = []
    for (const node of edge)
      for (const other of from(node)) {
        if (far.has(other) || !mayEnter(other)) continue
        far.set(other, d)
        next.push(other)
      }
    edge = next
  }
  return far
}
