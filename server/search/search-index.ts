import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchAnswer } from '../contract/search.ts'
import type { Graph } from '../graph/graph.ts'
import { datasetsQuery, othersQuery, partiesQuery } from './search-queries.ts'
import type { SearchQuestion } from './search-reader.ts'
import type { IndexStamp } from './search-store.ts'
import { SearchThread } from './search-thread.ts'

/**
 * The index file and the threads that read and build it. The file in use answers until a new one is whole; a file that
 * cannot be read counts as none.
 */
export class SearchIndex {
  readonly #graph: Graph
  readonly #file: string
  #thread: SearchThread | undefined
  #builder: SearchThread | undefined
  /** What the open index was built from; undefined while none is open. */
  #stamp: IndexStamp | undefined

  constructor(graph: Graph, folder: string) {
    this.#graph = graph
    this.#file = join(folder, 'search.db')
  }

  get stamp(): IndexStamp | undefined {
    return this.#stamp
  }

  /** Opens the file there is, if it can be read. */
  async open(): Promise<IndexStamp | undefined> {
    this.#stamp = (await this.#reading().ask({ type: 'open', file: this.#file })) ?? undefined
    return this.#stamp
  }

  async search(question: SearchQuestion): Promise<SearchAnswer> {
    if (this.#thread?.alive !== true) await this.open()
    return this.#reading().ask({ type: 'search', question })
  }

  #reading(): SearchThread {
    if (this.#thread?.alive !== true) this.#thread = new SearchThread()
    return this.#thread
  }

  /** The open index is of no use: the next build does not take it for up to date. */
  forget(): void {
    this.#stamp = undefined
  }

  /** Builds a new file from the graph and puts it in the place of the old one. */
  async build(signal: AbortSignal): Promise<IndexStamp> {
    const file = `${this.#file}.new`
    const builder = new SearchThread()
    this.#builder = builder
    try {
      // Read before the rows: of a write that comes between, the index may hold too much but never claims it.
      const stamp = await stampOf(this.#graph)
      await builder.ask({ type: 'begin', file })
      for await (const rows of this.#graph.stream(partiesQuery, {}, { signal })) {
        await builder.ask({ type: 'parties', rows })
      }
      for await (const rows of this.#graph.stream(othersQuery, {}, { signal })) {
        await builder.ask({ type: 'others', rows })
      }
      await builder.ask({ type: 'finish', stamp })
      signal.throwIfAborted()
      const thread = this.#reading()
      this.#stamp = (await thread.ask({ type: 'replace', file: this.#file, by: file })) ?? undefined
      return stamp
    } finally {
      this.#builder = undefined
      await builder.end()
      // What cannot be removed is overwritten by the next build; it must not hide why this one failed.
      await rm(file, { force: true }).catch(() => {})
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#builder?.end(), this.#thread?.end()])
    this.#stamp = undefined
  }
}

export async function stampOf(graph: Graph): Promise<IndexStamp> {
  const [version, datasets] = await Promise.all([graph.version(), graph.read(datasetsQuery, {})])
  return { engine: graph.engine.name, version, datasets: JSON.stringify(datasets) }
}
