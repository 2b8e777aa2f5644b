import type Database from 'better-sqlite3'
import type { SearchAnswer, SearchItem } from '../contract/search.ts'
import { type NodeKind, nodeKindNames } from '../contract/vocabulary.ts'
import { Candidates } from './search-candidates.ts'
import { gramsOf } from './search-grams.ts'
import { foundAt, type Name, nameOf, similarity } from './search-similarity.ts'
import { exactFields, fields, segmentSize } from './search-store.ts'
import { clean, exactKey, readings, words } from './search-text.ts'

export interface SearchQuestion {
  q: string
  kind?: NodeKind | undefined
  limit: number
}

interface Hit {
  doc: number
  score: number
  snippet: string
  item: SearchItem
}

interface EntryRow {
  doc: number
  field: number
  text: string | null
  words: string
  id: string
  kind: NodeKind
  name: string
  country: string | null
}

/** A segment's columns, by entry; `folded` holds the folded words of each up to `ends`. */
interface Segment {
  docs: Uint32Array
  kinds: Uint8Array
  lengths: Uint8Array
  ends: Uint32Array
  folded: Buffer
}

/** An entry found, with how similar its folded words are to those asked for. */
interface Found {
  entry: number
  score: number
}

interface ExactRow extends Pick<EntryRow, 'doc' | 'field' | 'id' | 'kind' | 'name' | 'country'> {
  text: string
}

/** Weights of grams lie within these, in bits: a gram that no name has (a typing mistake) weighs no more than a rare one. */
const gramBits = { least: 1, most: 10 }

/**
 * A name is looked at when it shares this part of the weight of the grams asked for, and this part of what the best one
 * shares. A mistake spoils three grams or four: of a word of five letters it leaves 0.35, of two words more than 0.6.
 */
const leastShared = { ofAll: 0.3, ofBest: 0.6 }

/**
 * A firm's site and mail address hold its name and little else, so that they would stand before the firm itself. Above what
 * words beyond those asked for cost, below what a mistake does; one asked for in full is found exactly, and first.
 */
const contactCosts = 0.06

/** Candidates compared before the first look at whether enough are found. */
const compared = 400

/** Answers questions from an index file. One question at a time; not for the main thread. */
export class IndexReader {
  readonly #db: Database.Database
  readonly #frequencies: Uint32Array
  readonly #entries: number
  readonly #segments: Segment[]
  readonly #posting
  readonly #entry
  readonly #exact
  readonly #counters = new Uint16Array(segmentSize)

  constructor(db: Database.Database) {
    this.#db = db
    db.pragma('cache_size = -65536')
    const about = db.prepare<[string], { value: unknown }>('SELECT value FROM about WHERE key = ?')
    const frequencies = about.get('frequencies')?.value as Uint8Array
    this.#frequencies = numbers(frequencies)
    this.#entries = Number(about.get('entries')?.value)
    this.#segments = db
      .prepare<[], Record<keyof Segment, Buffer>>('SELECT docs, kinds, lengths, ends, folded FROM segment ORDER BY n')
      .all()
      .map((row) => ({ ...row, docs: numbers(row.docs), ends: numbers(row.ends) }))
    this.#posting = db.prepare<[number], { entries: Uint8Array }>('SELECT entries FROM posting WHERE n = ?')
    this.#entry = db.prepare<[number], EntryRow>(
      `SELECT entry.doc, entry.field, entry.text, words, id, kind, name, country
       FROM entry JOIN doc ON doc.n = entry.doc WHERE entry.n = ?`,
    )
    this.#exact = db.prepare<[string], ExactRow>(
      `SELECT exact.doc, exact.field, exact.text, id, kind, name, country
       FROM exact JOIN doc ON doc.n = exact.doc WHERE key = ? ORDER BY exact.field, id`,
    )
  }

  close(): void {
    this.#db.close()
  }

  search({ q, kind, limit }: SearchQuestion): SearchAnswer {
    const hits = new Map<number, Hit>()
    const keep = (hit: Hit): void => {
      const other = hits.get(hit.doc)
      if (other === undefined || other.score < hit.score) hits.set(hit.doc, hit)
    }
    for (const row of this.#exact.iterate(exactKey(q))) {
      if (kind !== undefined && row.kind !== kind) continue
      keep({ doc: row.doc, score: 3 - row.field / 10, snippet: exactSnippet(row), item: itemOf(row) })
    }
    const latin = words(q)
    const others = [latin, ...readings(q)].map(nameOf).filter((name) => name.words.length > 0)
    let complete = true
    for (const name of others) complete = this.#similar(name, { q, kind, limit }, hits, keep) && complete
    const sorted = [...hits.values()].sort(inOrder)
    return {
      items: sorted.slice(0, limit).map((hit) => ({ ...hit.item, snippet: hit.snippet })),
      truncated: sorted.length > limit || !complete,
    }
  }

  /** Keeps the names similar to what was asked; false when it stopped because more than `limit` are found. */
  #similar(
    asked: Name,
    { q, kind, limit }: SearchQuestion,
    hits: ReadonlyMap<number, Hit>,
    keep: (hit: Hit) => void,
  ): boolean {
    const { found, complete } = this.#compare(asked, this.#candidates(asked, kind), limit, hits)
    const whole = words(q).join(' ')
    const said = clean(q)
    for (const { entry, score: folded } of found) {
      const row = this.#entry.get(entry)
      if (row === undefined) continue
      let score = Math.max(folded, similarity(asked.words, row.words.split(' ')) + 0.02)
      const text = row.text ?? row.name
      if (score > 1 && words(text).join(' ') === whole) score += clean(text) === said ? 0.1 : 0.05
      if (row.kind === 'Contact') score -= contactCosts
      keep({ doc: row.doc, score: score - row.field / 1000, snippet: entrySnippet(row), item: itemOf(row) })
    }
    return complete
  }

  /**
   * The candidates that are similar. All are looked at, unless `limit` nodes and one more are found among the likeliest.
   */
  #compare(
    asked: Name,
    candidates: Uint32Array,
    limit: number,
    hits: ReadonlyMap<number, Hit>,
  ): { found: Found[]; complete: boolean } {
    const found: Found[] = []
    const docs = new Set(hits.keys())
    for (const [at, entry] of candidates.entries()) {
      if (at >= compared && docs.size > limit) return { found, complete: false }
      const { ends, folded, docs: docsOf } = this.#segments[Math.floor(entry / segmentSize)]!
      const place = entry % segmentSize
      const text = folded.toString('latin1', place === 0 ? 0 : ends[place - 1], ends[place])
      const score = similarity(asked.folded, text.split(' '))
      if (score < foundAt) continue
      found.push({ entry, score })
      docs.add(docsOf[place]!)
    }
    return { found, complete: true }
  }

  /** The entries that share grams with what was asked, the likeliest first. */
  #candidates(asked: Name, kind: NodeKind | undefined): Uint32Array {
    const grams = gramsOf(asked.folded)
    const bits = grams.map((gram) =>
      Math.min(gramBits.most, Math.max(gramBits.least, Math.log2(1 + this.#entries / (1 + this.#frequencies[gram]!)))),
    )
    const all = bits.reduce((sum, bit) => sum + bit, 0)
    const scale = Math.min(64, 60_000 / all)
    const weights = bits.map((bit) => Math.round(bit * scale))
    const wanted = kind === undefined ? -1 : nodeKindNames.indexOf(kind)
    const least = leastShared.ofAll * all * scale
    const found = new Candidates()
    let best = 0
    for (const [number, segment] of this.#segments.entries()) {
      this.#count(number, grams, weights)
      const { lengths, kinds } = segment
      for (let at = 0; at < lengths.length; at++) {
        const shared = this.#counters[at]!
        if (shared < least || shared < best * leastShared.ofBest || (wanted >= 0 && kinds[at] !== wanted)) continue
        if (shared > best) best = shared
        const likeness = Math.min(lengths[at]!, grams.length) / Math.max(lengths[at]!, grams.length)
        found.add(number * segmentSize + at, shared / (all * scale), likeness)
      }
    }
    return found.sorted((best * leastShared.ofBest) / (all * scale))
  }

  /** Adds up, per entry of a segment, the weights of the grams it has. */
  #count(segment: number, grams: readonly number[], weights: readonly number[]): void {
    const counters = this.#counters
    counters.fill(0)
    for (let at = 0; at < grams.length; at++) {
      const blob = this.#posting.get(segment * segmentSize + grams[at]!)?.entries
      if (blob === undefined) continue
      const aligned = blob.byteOffset % 2 === 0 ? blob : Uint8Array.from(blob)
      const postings = new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 2)
      const weight = weights[at]!
      for (let i = 0; i < postings.length; i++) counters[postings[i]!]! += weight
    }
  }
}

/** The 32-bit numbers in a blob, which may begin at any byte. */
function numbers(blob: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(blob).buffer)
}

const itemOf = (row: Pick<EntryRow, 'id' | 'kind' | 'name' | 'country'>): SearchItem => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  country: row.country,
  snippet: '',
})

/** Best first; of equals the shorter name, then by name and id, so that an answer is always the same. */
const inOrder = (a: Hit, b: Hit): number =>
  b.score - a.score ||
  a.item.name.length - b.item.name.length ||
  (a.item.name < b.item.name ? -1 : a.item.name > b.item.name ? 1 : a.item.id < b.item.id ? -1 : 1)

const entrySnippet = (row: EntryRow): string => (fields[row.field] === 'name' ? '' : (row.text ?? ''))

const exactSnippet = (row: ExactRow): string => (exactFields[row.field] === 'name' ? '' : row.text)
