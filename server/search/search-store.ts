import Database from 'better-sqlite3'
import type { NodeKind } from '../contract/vocabulary.ts'

/** Raised when the tables or the way text is prepared change: an index of another format is built anew. */
export const indexFormat = 1

/** How many entries share one set of posting lists, so that a posting is 16 bits and counters stay in the CPU's cache. */
export const segmentSize = 65_536

/** What a text of an entry is to its node. The number is stored. */
export const fields = ['name', 'alias', 'label'] as const
export type Field = (typeof fields)[number]

/** What an exact key is to its node. The number is stored. */
export const exactFields = ['id', 'number', 'name'] as const
export type ExactField = (typeof exactFields)[number]

/** A node as it is indexed. */
export interface Doc {
  id: string
  kind: NodeKind
  name: string
  country: string | null
  texts: { field: Field; text: string }[]
  exact: { field: ExactField; text: string }[]
}

/**
 * What an index was built from. Two databases can be at the same version; `datasets` (their names, numbers of files and
 * times of import) tells them apart.
 */
export interface IndexStamp {
  engine: string
  version: number
  datasets: string
}

/**
 * Opens a new, empty index file for writing. Nothing is durable until the file is complete: it is built beside the one in
 * use and put in its place when it is whole.
 */
export function createStore(file: string): Database.Database {
  const db = new Database(file)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.exec(`
    CREATE TABLE about (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE doc (n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT);
    CREATE TABLE entry (n INTEGER PRIMARY KEY, doc INTEGER NOT NULL, field INTEGER NOT NULL, text TEXT, words TEXT NOT NULL);
    CREATE TABLE exact (key TEXT NOT NULL, doc INTEGER NOT NULL, field INTEGER NOT NULL, text TEXT NOT NULL);
    CREATE TABLE segment (n INTEGER PRIMARY KEY, docs BLOB NOT NULL, kinds BLOB NOT NULL, lengths BLOB NOT NULL, ends BLOB NOT NULL, folded BLOB NOT NULL);
    CREATE TABLE posting (n INTEGER PRIMARY KEY, entries BLOB NOT NULL);
  `)
  return db
}

/** Opens a whole index for reading; undefined when there is none that this program can read. */
export function openStore(file: string): { db: Database.Database; stamp: IndexStamp } | undefined {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    const about = new Map(
      db
        .prepare<[], { key: string; value: unknown }>('SELECT key, value FROM about')
        .all()
        .map(({ key, value }) => [key, value]),
    )
    if (about.get('format') === indexFormat) {
      const [engine, datasets] = [String(about.get('engine')), String(about.get('datasets'))]
      return { db, stamp: { engine, version: Number(about.get('version')), datasets } }
    }
  } catch {
    // The index is derived: one that cannot be read is as good as none, and is built anew.
  }
  db?.close()
  return undefined
}
