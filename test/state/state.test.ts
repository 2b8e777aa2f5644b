import Database from 'better-sqlite3'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stateMigrations } from '../../server/state/state-migrations.ts'
import { openState } from '../../server/state/state.ts'
import { storageError } from '../../server/state/storage-errors.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-state-'))
})
afterEach(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})
const file = (): string => join(folder, 'state.db')
const coded = (code: string): Error => expect.objectContaining({ code }) as Error

describe('the state file', () => {
  it('is made with every migration, durable at each commit, and opens again', () => {
    const state = openState(file())
    expect(state.db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(state.db.pragma('synchronous', { simple: true })).toBe(2)
    expect(state.db.pragma('user_version', { simple: true })).toBe(stateMigrations.length)
    state.transact(() => state.db.exec("INSERT INTO uploads VALUES ('u', 'x', 'n', 1, '{}', 't')"))
    state.close()
    const again = openState(file())
    expect(again.db.prepare('SELECT name FROM uploads').get()).toEqual({ name: 'n' })
    again.close()
  })

  it('is brought up to date from any earlier version', () => {
    for (let version = 0; version < stateMigrations.length; version += 1) {
      const path = join(folder, `v${version}.db`)
      const old = new Database(path)
      for (const sql of stateMigrations.slice(0, version)) old.exec(sql)
      old.pragma(`user_version = ${version}`)
      old.close()
      const state = openState(path)
      expect(state.db.pragma('user_version', { simple: true })).toBe(stateMigrations.length)
      state.close()
    }
  })

  it('keeps nothing of a transaction that fails', () => {
    const state = openState(file())
    expect(() =>
      state.transact(() => {
        state.db.exec("INSERT INTO uploads VALUES ('u', 'x', 'n', 1, '{}', 't')")
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(state.db.prepare('SELECT count(*) AS count FROM uploads').get()).toEqual({ count: 0 })
    state.close()
  })

  it('of a newer Waybill is left alone', () => {
    const state = openState(file())
    state.db.pragma(`user_version = ${stateMigrations.length + 1}`)
    state.close()
    expect(() => openState(file())).toThrow(coded('data-newer'))
    const untouched = new Database(file())
    expect(untouched.pragma('user_version', { simple: true })).toBe(stateMigrations.length + 1)
    untouched.close()
  })

  it('that is damaged is reported as such', () => {
    writeFileSync(file(), 'this is no database, and long enough that nobody could take it for one. '.repeat(100))
    expect(() => openState(file())).toThrow(/damaged/)
  })

  it('makes its folder, and says in words when it cannot', () => {
    openState(join(folder, 'new', 'state.db')).close()
    writeFileSync(join(folder, 'taken'), '')
    expect(() => openState(join(folder, 'taken', 'state.db'))).toThrow(coded('storage-read-only'))
  })
})

describe('errors of the disk', () => {
  it.each([
    ['ENOSPC', 'storage-full'],
    ['SQLITE_FULL', 'storage-full'],
    ['EROFS', 'storage-read-only'],
    ['SQLITE_READONLY', 'storage-read-only'],
    ['SQLITE_CORRUPT', 'internal'],
  ])('%s becomes %s', (code, expected) => {
    expect(storageError(Object.assign(new Error('x'), { code }), 'the file')).toMatchObject({ code: expected })
  })

  it('of another kind pass through as they are', () => {
    const error = new Error('x')
    expect(storageError(error, 'the file')).toBe(error)
  })
})
