import { clockMask, type TraceClock } from './trace-clock.ts'

/**
 * A network of arcs with whole capacities (Infinity is none) and the flow through it. Arcs are added first; then flow is
 * sent from one node to another, as often as wanted, each time on top of what flows already.
 */
export class FlowNetwork {
  nodes = 0
  private arcs = 0
  private tail = new Int32Array(1024)
  private head = new Int32Array(1024)
  private capacity = new Float64Array(1024)
  private laid: Laid | null = null

  node(): number {
    return this.nodes++
  }

  arc(from: number, to: number, capacity: number): void {
    if (this.arcs === this.tail.length) this.grow()
    this.tail[this.arcs] = from
    this.head[this.arcs] = to
    this.capacity[this.arcs++] = capacity
  }

  private grow(): void {
    const twice = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    const size = this.arcs * 2
    this.tail = twice(this.tail, new Int32Array(size))
    this.head = twice(this.head, new Int32Array(size))
    this.capacity = twice(this.capacity, new Float64Array(size))
  }

  /**
   * Sends as much more as can be sent from source to sink, and says how much; Infinity when there is no end to it.
   *
   * Dinic's algorithm (Dinitz 1970): arcs to nodes one step nearer to the sink, until none is left, phase by phase.
   */
  send(source: number, sink: number, clock: TraceClock): number {
    const { start, to, left, back } = (this.laid ??= this.lay())
    const level = new Int32Array(this.nodes)
    const line = new Int32Array(this.nodes)
    const next = new Int32Array(this.nodes)
    const path = new Int32Array(this.nodes + 1)
    let sent = 0
    while (this.findLevels(source, sink, level, line, clock)) {
      next.set(start.subarray(0, this.nodes))
      let steps = 0
      let length = 0
      let at = source
      for (;;) {
        if ((++steps & clockMask) === 0) clock.check()
        if (at === sink) {
          let least = Infinity
          let first = 0
          for (let i = 0; i < length; i++)
            if (left[2 * path[i]!]! < least) {
              least = left[2 * path[i]!]!
              first = i
            }
          if (least === Infinity) return Infinity
          for (let i = 0; i < length; i++) {
            const arc = path[i]!
            const opposite = back[arc]!
            left[2 * arc]! -= least
            left[2 * opposite + 1]! -= least
            left[2 * opposite]! += least
            left[2 * arc + 1]! += least
          }
          sent += least
          // On from where the first arc was used up; what lies before it can take more.
          length = first
          at = to[back[path[first]!]!]!
          continue
        }
        const end = start[at + 1]!
        let arc = next[at]!
        const wanted = level[at]! - 1
        while (arc < end && !(left[2 * arc]! > 0 && level[to[arc]!] === wanted)) arc++
        next[at] = arc
        if (arc < end) {
          path[length++] = arc
          at = to[arc]!
          continue
        }
        if (length === 0) break
        // A dead end: nobody need come here again in this phase.
        level[at] = -1
        const before = path[--length]!
        at = to[back[before]!]!
        next[at]!++
      }
    }
    return sent
  }

  /** Nodes that more could be sent to from a node, were there anywhere to go. */
  reachable(source: number): Uint8Array {
    const { start, to, left } = (this.laid ??= this.lay())
    const seen = new Uint8Array(this.nodes)
    const line = new Int32Array(this.nodes)
    let end = 0
    line[end++] = source
    seen[source] = 1
    for (let i = 0; i < end; i++)
      for (let arc = start[line[i]!]!; arc < start[line[i]! + 1]!; arc++) {
        const node = to[arc]!
        if (seen[node] !== 0 || !(left[2 * arc]! > 0)) continue
        seen[node] = 1
        line[end++] = node
      }
    return seen
  }

  /** Steps to the sink by arcs that have room, breadth first from the sink; false when the source has no way to it. */
  private findLevels(source: number, sink: number, level: Int32Array, line: Int32Array, clock: TraceClock): boolean {
    const { start, to, left } = this.laid!
    level.fill(-1)
    let end = 0
    line[end++] = sink
    level[sink] = 0
    for (let i = 0; i < end; i++) {
      if ((i & clockMask) === 0) clock.check()
      const node = line[i]!
      // Everything that lies as near as the source is known by now: farther nodes are on no shortest way.
      if (level[source]! >= 0 && level[node]! >= level[source]!) break
      for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
        if (!(left[2 * arc + 1]! > 0)) continue
        const other = to[arc]!
        if (level[other]! >= 0) continue
        level[other] = level[node]! + 1
        line[end++] = other
      }
    }
    return level[source]! >= 0
  }

  /** Arcs and their opposites beside the node that they leave. */
  private lay(): Laid {
    const { nodes, arcs, tail, head, capacity } = this
    const start = new Int32Array(nodes + 1)
    for (let a = 0; a < arcs; a++) {
      start[tail[a]! + 1]!++
      start[head[a]! + 1]!++
    }
    for (let n = 0; n < nodes; n++) start[n + 1]! += start[n]!
    const at = start.slice(0, nodes)
    const to = new Int32Array(arcs * 2)
    const left = new Float64Array(arcs * 4)
    const back = new Int32Array(arcs * 2)
    for (let a = 0; a < arcs; a++) {
      const forth = at[tail[a]!]!++
      const opposite = at[head[a]!]!++
      to[forth] = head[a]!
      to[opposite] = tail[a]!
      left[2 * forth] = left[2 * opposite + 1] = capacity[a]!
      back[forth] = opposite
      back[opposite] = forth
    }
    this.tail = this.head = new Int32Array()
    this.capacity = new Float64Array()
    return { start, to, left, back }
  }
}

interface Laid {
  /** Arcs of node n are `start[n]` up to `start[n + 1]`. */
  readonly start: Int32Array
  readonly to: Int32Array
  /** What more can be sent along arc a, and along its opposite: at 2a and 2a + 1, since both are looked at together. */
  readonly left: Float64Array
  /** The opposite of each arc: what is sent along it can be taken back. */
  readonly back: Int32Array
}
