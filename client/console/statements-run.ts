/** Statements that were run in this browser, the last one first. */

const storage = 'waybill.statements'
const most = 50
/** Longer ones would fill the browser's storage. */
const longest = 20_000

export function readStatements(): readonly string[] {
  try {
    const stored = JSON.parse(localStorage.getItem(storage) ?? '[]') as unknown
    return Array.isArray(stored) ? stored.filter((each): each is string => typeof each === 'string') : []
  } catch {
    return []
  }
}

/** The statements with one more in front, kept. */
export function keepStatement(statement: string, before: readonly string[]): readonly string[] {
  const statements = [statement, ...before.filter((other) => other !== statement)].slice(0, most)
  try {
    localStorage.setItem(storage, JSON.stringify(statements.filter((each) => each.length <= longest)))
  } catch {
    // Without storage they last as long as the page.
  }
  return statements
}
