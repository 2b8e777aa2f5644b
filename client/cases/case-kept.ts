import { createStore, del, entries, set } from 'idb-keyval'
import type { Unsent } from './case-saver.ts'

// Two pages on one case each keep their own.
const page = crypto.randomUUID()
const store = createStore('waybill', 'cases')
const keyOf = (id: string): string => `${id}/${page}`

/** Unsent changes of a case that a page left behind. */
export interface LeftBehind extends Unsent {
  key: string
}

/**
 * Keeps unsent changes in the browser until the server has them; null once it has. Says whether the browser could: one
 * that forbids storage leaves them to the page alone.
 */
export async function keepUnsent(id: string, unsent: Unsent | null): Promise<boolean> {
  try {
    await (unsent === null ? del(keyOf(id), store) : set(keyOf(id), unsent, store))
    return true
  } catch {
    return false
  }
}

export const forgetUnsent = (key: string): Promise<void> => del(key, store).catch(() => {})

const lockOf = (name: string): string => `waybill-page-${name}`
// Held until this page ends, however that happens; a browser without locks, or a page over plain HTTP, has none.
void navigator.locks?.request(lockOf(page), () => new Promise(() => {}))

async function openPages(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  // What this page kept of a case that it opens anew was left behind as well.
  return new Set(held.flatMap(({ name }) => name ?? []).filter((name) => name !== lockOf(page)))
}

/** What pages that are not open any more could not send of a case. */
export async function leftBehind(id: string): Promise<LeftBehind[]> {
  try {
    const open = await openPages()
    const all = await entries<string, Unsent>(store)
    return all
      .filter(([key]) => key.startsWith(`${id}/`) && !open.has(lockOf(key.slice(id.length + 1))))
      .map(([key, unsent]) => ({ key, ...unsent }))
  } catch {
    return []
  }
}
