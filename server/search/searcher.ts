import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Logger } from 'pino'
import type { SearchAnswer, SearchItem } from '../contract/search.ts'
import { WaybillError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { SearchIndex, stampOf } from './search-index.ts'
import { datasetsQuery, shipmentsQuery } from './search-queries.ts'
import type { SearchQuestion } from './search-reader.ts'
import { clean } from './search-text.ts'

/** The longest text that can be searched for, in UTF-16 units, as in the contract. */
const longest = 300

/** The longest rest between two builds while the graph keeps changing, in milliseconds. */
const longestRest = 60_000

export interface Searcher {
  /**
   * Companies, people, ports, goods, systems, addresses and the rest by name, in any script, typing mistakes forgiven;
   * everything, shipments too, by id or number, exactly. Best first; `truncated` when there is more than `limit`. Answers
   * from the index as it is; the first question waits for the first index.
   *
   * @throws WaybillError `invalid` for a text over 300 characters, and what the graph throws.
   */
  search(question: SearchQuestion): Promise<SearchAnswer>

  /** The graph has changed: the index is built anew in the background, and the one there is answers meanwhile. */
  refresh(): void

  /** Waits until the index holds the graph as it is now. Rejects with what kept it from being built. */
  ready(): Promise<void>

  close(): Promise<void>
}

export function createSearcher({ graph, folder, log }: { graph: Graph; folder: string; log: Logger }): Searcher {
  const index = new SearchIndex(graph, folder)
  const closing = new AbortController()
  let opened: Promise<unknown> | undefined
  /** What brings the index up to the graph as it was at its beginning. */
  let building: Promise<void> | undefined
  let wanted = false
  let looping = false

  async function upToDate(): Promise<boolean> {
    await (opened ??= index.open())
    return isDeepStrictEqual(index.stamp, await stampOf(graph))
  }

  async function build(): Promise<void> {
    if (await upToDate()) return
    const begun = performance.now()
    const { version } = await index.build(closing.signal)
    log.info({ version, milliseconds: Math.round(performance.now() - begun) }, 'search index built')
  }

  function catchUp(): Promise<void> {
    building ??= build().finally(() => {
      building = undefined
    })
    return building
  }

  async function follow(): Promise<void> {
    while (wanted) {
      wanted = false
      const begun = performance.now()
      await catchUp()
      // The build may have begun before the change that it was asked for.
      if (!(await upToDate())) wanted = true
      // As long as it took: a graph that changes all the time gets half of one core at most.
      const rest = Math.min(performance.now() - begun, longestRest)
      if (wanted) await sleep(rest, undefined, { signal: closing.signal, ref: false })
    }
  }

  function refresh(): void {
    wanted = true
    if (looping || closing.signal.aborted) return
    looping = true
    follow()
      .catch((error: unknown) => {
        if (closing.signal.aborted) return
        const away = error instanceof WaybillError && error.code === 'database-away'
        log[away ? 'debug' : 'error']({ err: error }, 'the search index could not be built')
      })
      .finally(() => {
        looping = false
      })
  }

  refresh()

  return {
    async search(question) {
      if (closing.signal.aborted) throw new WaybillError('cancelled', 'The search was stopped: the program is closing.')
      if (question.q.length > longest) {
        throw new WaybillError('invalid', `The text to search for has ${question.q.length} characters.`, {
          next: `Search for at most ${longest} characters.`,
          fields: [{ pointer: '/q', detail: `longer than ${longest} characters` }],
        })
      }
      await (opened ??= index.open())
      if (index.stamp === undefined) await catchUp()
      const shipments =
        question.kind === undefined || question.kind === 'Shipment' ? await shipmentsBy(graph, question.q) : []
      const found = question.kind === 'Shipment' ? { items: [], truncated: false } : await answer(question)
      const items = [...shipments, ...found.items]
      return { items: items.slice(0, question.limit), truncated: found.truncated || items.length > question.limit }
    },
    refresh,
    async ready() {
      do await catchUp()
      while (!(await upToDate()))
    },
    async close() {
      closing.abort(new WaybillError('cancelled', 'The program is closing.'))
      await building?.catch(() => {})
      await index.close()
    },
  }

  /** A file that turns out damaged is built anew, once. */
  async function answer(question: SearchQuestion): Promise<SearchAnswer> {
    try {
      return await index.search(question)
    } catch (error) {
      if (closing.signal.aborted) throw error
      log.warn({ err: error }, 'the search index cannot be read and is built anew')
      index.forget()
      await catchUp()
      return index.search(question)
    }
  }
}

/**
 * Shipments by their id in the graph or in their file. They are not in the index, for there are too many; only what looks
 * like an id (no space, a digit or colon) is asked of the graph.
 */
async function shipmentsBy(graph: Graph, q: string): Promise<SearchItem[]> {
  const id = clean(q)
  if (!/^\S*[\d:]\S*$/u.test(id)) return []
  const datasets = await graph.read(datasetsQuery, {})
  const ids = [...new Set([id, ...datasets.map(({ dataset }) => `${dataset}:${id}`)])]
  const rows = await graph.read(shipmentsQuery, { ids })
  return rows
    .map((row): SearchItem => ({
      id: row.id,
      kind: 'Shipment',
      name: row.name ?? row.id,
      country: null,
      snippet: row.description ?? '',
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
