import { setImmediate } from 'node:timers/promises'
import type { Graph, RunOptions } from '../graph/graph.ts'
import type { Fault } from './check-values.ts'
import { GraphBatch, KnownReferences } from './graph-batch.ts'
import type { Change } from './graph-batch.ts'
import { findParties, findSubjects, ties } from './graph-statements.ts'
import type { Mention } from './graph-values.ts'
import type { PlanSource, Planned, RowPlanner, TieType } from './plan.ts'
import { RowRegister } from './row-register.ts'
import type { Stated } from './row-register.ts'

/** A party known to exist; `stub` holds the name and country it has as long as no row of its own states it. */
interface KnownParty {
  stub: { name: string; country: string } | null
}

/** What becomes of a batch of rows. */
export interface Resolved {
  batch: GraphBatch
  accepted: number
  unchanged: number
  /** Rows that contradict a row before them in the same file. */
  contradicted: { row: number; fault: Fault }[]
}

const mostKnown = 200_000
/** After so many rows of a loop, others get their turn: a server that imports still answers. */
const breathAfter = 1000

/**
 * Decides for each row whether the graph holds what it says, and gathers what to write otherwise. The graph is asked,
 * never a memory of it, so that a batch can be resolved again after a crash. What the batch before writes may still be
 * on its way, so the last batch is remembered here.
 */
export class RowResolver {
  readonly #graph: Graph
  readonly #source: PlanSource
  readonly #planner: RowPlanner
  readonly #dryRun: boolean
  readonly #references = new KnownReferences()
  readonly #parties = new Map<string, KnownParty>()
  /** Ties of the dataset; and in a dry run all that was accepted, since nothing is written that could be asked for. */
  readonly #register: RowRegister | undefined
  /** Rows that said what an older file had said: only they cannot be seen in the graph when a later row contradicts them. */
  readonly #repeated = new RowRegister()
  #recent = new Map<string, Stated>()
  #current = new Map<string, Stated>()

  private constructor(
    graph: Graph,
    source: PlanSource,
    planner: RowPlanner,
    dryRun: boolean,
    register: RowRegister | undefined,
  ) {
    this.#graph = graph
    this.#source = source
    this.#planner = planner
    this.#dryRun = dryRun
    this.#register = register
  }

  /** Opens a resolver for one file; reads what the dataset holds of `types` once, as no engine finds edges by id fast. */
  static async open(
    graph: Graph,
    source: PlanSource,
    planner: RowPlanner,
    options: { dryRun: boolean; types: readonly TieType[]; signal: AbortSignal },
  ): Promise<RowResolver> {
    const register = options.dryRun || planner.subject === 'Tie' ? new RowRegister() : undefined
    for (const type of options.types) {
      for await (const rows of graph.stream(ties[type].list, { dataset: source.dataset }, { signal: options.signal })) {
        for (const tie of rows) {
          register?.set(tie.id, { hash: tie.hash, mine: tie.file === source.file, row: tie.row, line: tie.line })
        }
      }
    }
    return new RowResolver(graph, source, planner, options.dryRun, register)
  }

  async resolve(rows: readonly Planned[], options: RunOptions): Promise<Resolved> {
    this.#recent = this.#current
    this.#current = new Map()
    const batch = new GraphBatch(this.#source.file, this.#references)
    const found = await this.#lookUp(rows, options)
    const resolved: Resolved = { batch, accepted: 0, unchanged: 0, contradicted: [] }
    const writes: { planned: Planned; change: Change }[] = []
    for (const [index, planned] of rows.entries()) {
      if (index % breathAfter === 0) await setImmediate()
      const stated = this.#stated(planned.id, found)
      if (stated?.hash === planned.hash) {
        resolved.unchanged += 1
        if (!stated.mine && this.#register === undefined) this.#repeated.set(planned.id, repeatedAt(planned, stated))
        continue
      }
      const former =
        stated !== undefined && stated.mine && stated.row !== planned.row ? stated : this.#repeated.get(planned.id)
      if (former !== undefined) {
        resolved.contradicted.push({ row: planned.row, fault: contradiction(planned, former) })
        continue
      }
      resolved.accepted += 1
      const mine = { hash: planned.hash, mine: true, row: planned.row, line: planned.line }
      this.#current.set(planned.id, mine)
      this.#register?.set(planned.id, mine)
      writes.push({ planned, change: stated === undefined ? 'new' : 'changed' })
    }
    if (this.#dryRun) return resolved
    await this.#settleMentions(
      writes.map((write) => write.planned),
      batch,
      options,
    )
    for (const [index, { planned, change }] of writes.entries()) {
      if (index % breathAfter === 0) await setImmediate()
      planned.write(batch, change)
      if (this.#planner.subject === 'Party') this.#know(planned.id, { stub: null })
    }
    return resolved
  }

  #stated(id: string, found: ReadonlyMap<string, Stated>): Stated | undefined {
    return this.#current.get(id) ?? this.#recent.get(id) ?? this.#register?.get(id) ?? found.get(id)
  }

  async #lookUp(rows: readonly Planned[], options: RunOptions): Promise<Map<string, Stated>> {
    const found = new Map<string, Stated>()
    const { subject } = this.#planner
    if (subject === 'Tie' || rows.length === 0) return found
    const query = subject === 'Party' ? findParties : findSubjects[subject]
    const ids = [...new Set(rows.map((row) => row.id))]
    for (const node of await this.#graph.read(query, { ids }, options)) {
      const mine = node.file === this.#source.file && node.hash !== null
      found.set(node.id, { hash: node.hash, mine, row: node.row ?? 0, line: node.line ?? 0 })
    }
    return found
  }

  /** Sees to it that every party the rows name exists, under the id that is meant. */
  async #settleMentions(rows: readonly Planned[], batch: GraphBatch, options: RunOptions): Promise<void> {
    const unknown = new Set<string>()
    for (const { mentions } of rows) {
      for (const mention of mentions) {
        if (!this.#parties.has(mention.id)) unknown.add(mention.id)
        if (mention.foreign !== undefined && !this.#parties.has(mention.foreign)) unknown.add(mention.foreign)
      }
    }
    if (unknown.size > 0) {
      for (const party of await this.#graph.read(findParties, { ids: [...unknown] }, options)) {
        const stub = party.hash === null ? { name: party.name, country: party.country ?? '' } : null
        this.#know(party.id, { stub })
      }
    }
    const stubs = new Map<string, { name: string; country: string; row: number; line: number }>()
    const renamed = new Map<string, { name: string; country: string }>()
    for (const [index, { row, line, mentions }] of rows.entries()) {
      if (index % breathAfter === 0) await setImmediate()
      for (const mention of mentions) {
        this.#settleId(mention)
        const bare = mention.id.slice(this.#source.dataset.length + 1)
        const known = this.#parties.get(mention.id)
        if (known === undefined) {
          const stub = { name: mention.name || bare, country: mention.country }
          stubs.set(mention.id, { ...stub, row, line })
          this.#know(mention.id, { stub })
          continue
        }
        if (known.stub === null || mention.foreign === mention.id) continue
        const better = {
          name: firstName(known.stub.name, mention.name, bare),
          country: least(known.stub.country, mention.country),
        }
        if (better.name === known.stub.name && better.country === known.stub.country) continue
        known.stub = better
        const fresh = stubs.get(mention.id)
        if (fresh === undefined) renamed.set(mention.id, better)
        else stubs.set(mention.id, { ...fresh, ...better })
      }
    }
    for (const [id, stub] of stubs) batch.stub({ id, row: stub.row, line: stub.line }, stub.name, stub.country)
    for (const [id, better] of renamed) batch.renameStub(id, better.name, better.country)
  }

  #settleId(mention: Mention): void {
    if (mention.foreign === undefined || this.#parties.has(mention.id)) return
    if (this.#parties.has(mention.foreign)) mention.id = mention.foreign
  }

  #know(id: string, party: KnownParty): void {
    // Emptied only between batches: within one, what was just looked up must stay.
    this.#parties.set(id, party)
  }

  /** To be called between batches: lets go of parties when very many are remembered. */
  forget(): void {
    if (this.#parties.size > mostKnown) this.#parties.clear()
  }
}

const repeatedAt = (planned: Planned, stated: Stated): Stated => ({ ...stated, row: planned.row, line: planned.line })

const contradiction = (planned: Planned, former: Stated): Fault => ({
  code: 'duplicate-id',
  reason: `"${planned.ownId}" already stands on line ${former.line} of this file with other content.`,
  columns: [],
})

/** Whatever the order of the rows, a stub ends up with the same name: the first in order of letters that is no bare id. */
function firstName(known: string, given: string, bare: string): string {
  if (given === '' || given === known) return known
  return known === bare ? given : least(known, given)
}

const least = (a: string, b: string): string => (a === '' ? b : b === '' || a <= b ? a : b)
