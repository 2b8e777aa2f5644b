import { clockMask, type TraceClock } from './trace-clock.ts'

/**
 * A network of arcs with whole capacities (Infinity is none) and the flow through it. Goods come in where a source feeds
 * a node and leave where a node has a drain. All that is added first; then each source sends what it can, on top of what
 * flows already.
 */
export class FlowNetwork {
  nodes = 0
  private arcs = 0
  private tail = new Int32Array(1024)
  private head = new Int32Array(1024)
  private capacity = new Float64Array(1024)
  /** By source and node, and by node: what may still come in or leave. */
  private readonly feeds: Float64Array[] = []
  private drains = new Float64Array(1024)
  private laid: Laid | null = null
  private level = new Int32Array()

  node(): number {
    return this.nodes++
  }

  source(): number {
    return this.feeds.push(new Float64Array(1024)) - 1
  }

  /** Lets a source bring so much more to a node. */
  feed(source: number, node: number, capacity: number): void {
    this.feeds[source] = withRoom(this.feeds[source]!, node)
    this.feeds[source]![node]! += capacity
  }

  /** Lets so much more leave the network at a node. */
  drain(node: number, capacity: number): void {
    this.drains = withRoom(this.drains, node)
    this.drains[node]! += capacity
  }

  arc(from: number, to: number, capacity: number): void {
    // Goods are there already.
    if (from === to) return
    if (this.arcs === this.tail.length) {
      this.tail = withRoom(this.tail, this.arcs)
      this.head = withRoom(this.head, this.arcs)
      this.capacity = withRoom(this.capacity, this.arcs)
    }
    this.tail[this.arcs] = from
    this.head[this.arcs] = to
    this.capacity[this.arcs++] = capacity
  }

  /**
   * Sends as much more as a source can bring to the drains, and says how much; Infinity when there is no end to it. No
   * flow need ever be sent back into a source: of one that has sent all it can, nothing that it could still reach leads
   * to a drain.
   *
   * Dinic's algorithm (Dinitz 1970): arcs to nodes one step nearer to a drain, until none is left, phase by phase.
   */
  send(source: number, clock: TraceClock): number {
    const { start, to, left, back, line, next, path } = (this.laid ??= this.lay())
    const { level, drains } = this
    const feed = (this.feeds[source] = withRoom(this.feeds[source]!, this.nodes))
    let sent = 0
    for (;;) {
      const [begin, end] = this.findLevels(feed, clock)
      if (begin === end) return sent
      let steps = 0
      for (let i = begin; i < end; i++) {
        const first = line[i]!
        if (!(feed[first]! > 0)) continue
        let length = 0
        for (let at = first; ;) {
          if ((++steps & clockMask) === 0) clock.check()
          if (level[at] === 1 && drains[at]! > 0) {
            let least = Math.min(feed[first]!, drains[at]!)
            let full = -1
            for (let p = 0; p < length; p++)
              if (left[2 * path[p]!]! < least) {
                least = left[2 * path[p]!]!
                full = p
              }
            if (least === Infinity) return Infinity
            for (let p = 0; p < length; p++) {
              const arc = path[p]!
              const opposite = back[arc]!
              left[2 * arc]! -= least
              left[2 * opposite + 1]! -= least
              left[2 * opposite]! += least
              left[2 * arc + 1]! += least
            }
            feed[first]! -= least
            drains[at]! -= least
            sent += least
            if (!(feed[first]! > 0)) break
            // On from where the first arc was used up; what lies before it can take more.
            if (full >= 0) {
              length = full
              at = to[back[path[full]!]!]!
            }
            continue
          }
          const last = start[at + 1]!
          const wanted = level[at]! - 1
          let arc = wanted < 1 ? last : next[at]!
          while (arc < last && !(left[2 * arc]! > 0 && level[to[arc]!] === wanted)) arc++
          next[at] = arc
          if (arc < last) {
            path[length++] = arc
            at = to[arc]!
            continue
          }
          // A dead end: nobody need come here again in this phase.
          level[at] = -1
          if (length === 0) break
          at = to[back[path[--length]!]!]!
          next[at]!++
        }
      }
    }
  }

  /** 1 for the nodes from which more could be brought to a drain, now that a source has sent all it can. */
  lacking(): Uint8Array {
    return Uint8Array.from(this.level, (level) => (level > 0 ? 1 : 0))
  }

  /**
   * Steps to a drain by arcs that have room, the node itself included, breadth first from the drains; 0 where there is no
   * way, or none that is wanted, as it is longer than that from the nearest node which the source can feed. Gives the
   * place in `line` of that node, and where the line of all that were found ends: the same where it can feed none.
   */
  private findLevels(feed: Float64Array, clock: TraceClock): [number, number] {
    const { start, to, left, line, next } = this.laid!
    const { level, drains } = this
    level.fill(0)
    let end = 0
    for (let n = 0; n < this.nodes; n++)
      if (drains[n]! > 0) {
        level[n] = 1
        line[end++] = n
      }
    let nearest = Infinity
    let begin = -1
    for (let i = 0; i < end; i++) {
      if ((i & clockMask) === 0) clock.check()
      const node = line[i]!
      const before = level[node]! + 1
      next[node] = start[node]!
      if (begin < 0 && feed[node]! > 0) {
        begin = i
        nearest = before - 1
      }
      if (before > nearest) continue
      for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
        const other = to[arc]!
        if (level[other] !== 0 || !(left[2 * arc + 1]! > 0)) continue
        level[other] = before
        line[end++] = other
      }
    }
    return [begin < 0 ? end : begin, end]
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
    this.drains = withRoom(this.drains, nodes)
    this.level = new Int32Array(nodes)
    const [line, path] = [new Int32Array(nodes), new Int32Array(nodes + 1)]
    return { start, to, left, back, line, next: at, path }
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
  /** Room to work in: nodes as they are found, the arc to be tried next at each, and the arcs of a way. */
  readonly line: Int32Array
  readonly next: Int32Array
  readonly path: Int32Array
}

/** The same column with a place for this one too. */
function withRoom<T extends Int32Array | Float64Array>(column: T, place: number): T {
  if (place < column.length) return column
  const larger = new (column.constructor as new (length: number) => T)(Math.max(2 * column.length, place + 1))
  larger.set(column)
  return larger
}
