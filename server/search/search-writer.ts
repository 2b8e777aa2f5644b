import type Database from 'better-sqlite3'
import { type NodeKind, nodeKindNames } from '../contract/vocabulary.ts'
import { eachGram, gramCount } from './search-grams.ts'
import { type Name, nameFrom } from './search-similarity.ts'
import {
  createStore,
  type Doc,
  exactFields,
  fields,
  indexFormat,
  type IndexStamp,
  segmentSize,
} from './search-store.ts'
import { exactKey } from './search-text.ts'

/** Writes an index file, node by node, in memory that does not grow with their number. */
export class IndexWriter {
  readonly #db: Database.Database
  readonly #insertDoc
  readonly #insertEntry
  readonly #insertExact
  readonly #insertPosting
  readonly #insertSegment
  readonly #docsOf = new Uint32Array(segmentSize)
  readonly #kinds = new Uint8Array(segmentSize)
  readonly #lengths = new Uint8Array(segmentSize)
  readonly #ends = new Uint32Array(segmentSize)
  #folded: string[] = []
  #foldedLength = 0
  /** Per gram: how many entries of the whole index have it. */
  readonly #frequencies = new Uint32Array(gramCount)
  readonly #inSegment = new Uint32Array(gramCount)
  /** Per gram: the last entry (from 1) that had it, so that an entry counts once. */
  readonly #lastEntry = new Uint32Array(gramCount)
  #grams = new Uint16Array(1 << 20)
  #owners = new Uint16Array(1 << 20)
  #pairs = 0
  #docs = 0
  #entries = 0

  constructor(file: string) {
    this.#db = createStore(file)
    this.#insertDoc = this.#db.prepare('INSERT INTO doc VALUES (?, ?, ?, ?, ?)')
    this.#insertEntry = this.#db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?)')
    this.#insertExact = this.#db.prepare('INSERT INTO exact VALUES (?, ?, ?, ?)')
    this.#insertPosting = this.#db.prepare('INSERT INTO posting VALUES (?, ?)')
    this.#insertSegment = this.#db.prepare('INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)')
    this.#db.exec('BEGIN')
  }

  add(doc: Doc): void {
    const n = this.#docs++
    this.#insertDoc.run(n, doc.id, doc.kind, doc.name, doc.country)
    const known = new Set<string>()
    for (const { field, text } of doc.texts) {
      const name = nameFrom(text)
      const words = name.words.join(' ')
      if (words === '') this.#exact(n, 'name', text)
      else if (!known.has(words)) this.#entry(n, doc.kind, field, text, name)
      known.add(words)
    }
    for (const { field, text } of doc.exact) this.#exact(n, field, text)
  }

  /** Completes the file. */
  finish(stamp: IndexStamp): void {
    this.#flush()
    this.#db.exec('CREATE INDEX exact_key ON exact (key)')
    const about = this.#db.prepare('INSERT INTO about VALUES (?, ?)')
    about.run('format', indexFormat)
    about.run('engine', stamp.engine)
    about.run('version', stamp.version)
    about.run('datasets', stamp.datasets)
    about.run('entries', this.#entries)
    about.run('frequencies', Buffer.from(this.#frequencies.buffer))
    this.#db.exec('COMMIT')
    this.#db.close()
  }

  #exact(doc: number, field: (typeof exactFields)[number], text: string): void {
    const key = exactKey(text)
    if (key !== '') this.#insertExact.run(key, doc, exactFields.indexOf(field), text)
  }

  #entry(doc: number, kind: NodeKind, field: Doc['texts'][number]['field'], text: string, name: Name): void {
    const at = this.#entries % segmentSize
    if (at === 0 && this.#entries > 0) this.#flush()
    const kept = field === 'name' ? null : text
    this.#insertEntry.run(this.#entries, doc, fields.indexOf(field), kept, name.words.join(' '))
    this.#entries++
    let count = 0
    eachGram(name.folded, (gram) => {
      if (this.#lastEntry[gram] === this.#entries) return
      this.#lastEntry[gram] = this.#entries
      if (this.#pairs === this.#grams.length) this.#grow()
      this.#grams[this.#pairs] = gram
      this.#owners[this.#pairs++] = at
      this.#inSegment[gram]!++
      count++
    })
    const folded = name.folded.join(' ')
    this.#folded.push(folded)
    this.#foldedLength += folded.length
    this.#docsOf[at] = doc
    this.#kinds[at] = nodeKindNames.indexOf(kind)
    this.#lengths[at] = Math.min(255, count)
    this.#ends[at] = this.#foldedLength
  }

  #grow(): void {
    const grams = new Uint16Array(this.#grams.length * 2)
    const owners = new Uint16Array(grams.length)
    grams.set(this.#grams)
    owners.set(this.#owners)
    this.#grams = grams
    this.#owners = owners
  }

  /** Writes the posting lists of the segment that has just been filled, sorted by gram (counting sort, stable). */
  #flush(): void {
    if (this.#pairs === 0) return
    const segment = Math.floor((this.#entries - 1) / segmentSize)
    const starts = new Uint32Array(gramCount + 1)
    for (let gram = 0; gram < gramCount; gram++) starts[gram + 1] = starts[gram]! + this.#inSegment[gram]!
    const places = starts.slice()
    const postings = new Uint16Array(this.#pairs)
    for (let pair = 0; pair < this.#pairs; pair++) postings[places[this.#grams[pair]!]!++] = this.#owners[pair]!
    for (let gram = 0; gram < gramCount; gram++) {
      const count = this.#inSegment[gram]!
      if (count === 0) continue
      this.#frequencies[gram]! += count
      this.#insertPosting.run(segment * segmentSize + gram, Buffer.from(postings.buffer, starts[gram]! * 2, count * 2))
    }
    const filled = this.#entries - segment * segmentSize
    this.#insertSegment.run(
      segment,
      Buffer.from(this.#docsOf.slice(0, filled).buffer),
      Buffer.from(this.#kinds.slice(0, filled)),
      Buffer.from(this.#lengths.slice(0, filled)),
      Buffer.from(this.#ends.slice(0, filled).buffer),
      Buffer.from(this.#folded.join(''), 'latin1'),
    )
    this.#folded = []
    this.#foldedLength = 0
    this.#inSegment.fill(0)
    this.#pairs = 0
    this.#db.exec('COMMIT; BEGIN')
  }
}
