/**
 * Orders pools so that whoever supplies comes first. `edges` lead from the pool a movement leaves to the pool it
 * enters on the same day. Gives the strongly connected components, suppliers before those they supply: component of
 * pool i is `component[i]`, rising along every edge that leaves a component (Tarjan, "Depth-first search and linear
 * graph algorithms", 1972; without recursion, since a day's chain may be long).
 */
export function supplyOrder(
  pools: number,
  from: Int32Array,
  to: Int32Array,
): { component: Int32Array; count: number; cyclic: boolean } {
  const start = new Int32Array(pools + 1)
  for (const pool of from) start[pool + 1]!++
  for (let i = 0; i < pools; i++) start[i + 1]! += start[i]!
  const heads = new Int32Array(from.length)
  const next = start.slice()
  for (let e = 0; e < from.length; e++) heads[next[from[e]!]!++] = to[e]!

  const found = new Int32Array(pools)
  const low = new Int32Array(pools)
  const component = new Int32Array(pools).fill(-1)
  const cursor = start.slice(0, pools)
  const path: number[] = []
  const open: number[] = []
  let time = 0
  let count = 0
  for (let root = 0; root < pools; root++) {
    if (found[root] !== 0) continue
    path.push(root)
    // Invariant: `path` is the way from the root to the pool at hand, `open` the found pools without a component; low
    // is the earliest found pool of `open` known to be reachable.
    while (path.length > 0) {
      const pool = path.at(-1)!
      if (found[pool] === 0) {
        found[pool] = low[pool] = ++time
        open.push(pool)
      }
      if (cursor[pool]! < start[pool + 1]!) {
        const head = heads[cursor[pool]!++]!
        if (found[head] === 0) path.push(head)
        else if (component[head] === -1) low[pool] = Math.min(low[pool]!, found[head]!)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[pool]!)
      if (low[pool] !== found[pool]) continue
      for (let member = -1; member !== pool;) {
        member = open.pop()!
        component[member] = count
      }
      count++
    }
  }
  // Tarjan closes a component after everything it leads to.
  for (let i = 0; i < pools; i++) component[i] = count - 1 - component[i]!
  let cyclic = false
  for (let e = 0; e < from.length; e++) if (component[from[e]!] === component[to[e]!]) cyclic = true
  return { component, count, cyclic }
}

/** One number for a pool, as a bucket of a side, on a day. */
export const poolOnDay = (bucket: number, day: number): number => bucket * 0x40_0000 + (day + 0x20_0000)
