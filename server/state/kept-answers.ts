import type { State } from './state.ts'

/** What was answered to requests that named themselves, so that one that comes again gets the same and does nothing. */
export interface KeptAnswers {
  /** What is known of a request; undefined for one that is new. `answer` null: it was begun, and nobody knows how it ended. */
  find(request: string): { hash: string; answer: string | null } | undefined
  /** Notes a request before anything is done for it. */
  begin(request: string, hash: string): void
  end(request: string, answer: string): void
  /** Nothing was done for it: it may be sent again. */
  forget(request: string): void
}

/** A request is known for a day, and no more of them than these. */
const dayMilliseconds = 24 * 60 * 60 * 1000
const mostKept = 10_000

/** Keeps them in the state file: they outlive the server. */
export function createKeptAnswers({ db, transact }: State, now: () => number = Date.now): KeptAnswers {
  const find = db.prepare<[string, number], { hash: string; answer: string | null }>(
    'SELECT hash, answer FROM kept_answers WHERE request = ? AND at >= ?',
  )
  const clear = db.prepare(
    `DELETE FROM kept_answers WHERE at < ? OR request IN
       (SELECT request FROM kept_answers ORDER BY at DESC, request LIMIT -1 OFFSET ?)`,
  )
  const begin = db.prepare('INSERT OR REPLACE INTO kept_answers (request, hash, answer, at) VALUES (?, ?, NULL, ?)')
  const end = db.prepare('UPDATE kept_answers SET answer = ? WHERE request = ?')
  const forget = db.prepare('DELETE FROM kept_answers WHERE request = ?')
  return {
    find: (request) => find.get(request, now() - dayMilliseconds),
    begin: (request, hash) =>
      transact(() => {
        clear.run(now() - dayMilliseconds, mostKept - 1)
        begin.run(request, hash, now())
      }),
    end: (request, answer) => transact(() => end.run(answer, request)),
    forget: (request) => transact(() => forget.run(request)),
  }
}
