import { cypherTokens } from '../../server/contract/cypher-tokens.ts'
import { type CypherFunction, functionsByName } from './cypher-functions.ts'

/** The call that a place in a statement is within, and which of its arguments. */
interface OpenCall {
  readonly called: CypherFunction
  readonly argument: number
  /** Where its name begins. */
  readonly at: number
}

/** Finds the innermost call of a known function around a place; null outside of any. */
export function openCall(statement: string, place: number): OpenCall | null {
  const open: { call: Omit<OpenCall, 'argument'> | null; commas: number }[] = []
  let name: { text: string; at: number } | null = null
  for (const { kind, text, at } of cypherTokens(statement.slice(0, place))) {
    if (kind === 'space' || kind === 'comment') continue
    if (text === '(' || text === '[' || text === '{') {
      const called = text === '(' && name !== null ? functionsByName.get(name.text.toLowerCase()) : undefined
      open.push({ call: called !== undefined && name !== null ? { called, at: name.at } : null, commas: 0 })
    } else if (text === ')' || text === ']' || text === '}') open.pop()
    else if (text === ',') {
      const within = open.at(-1)
      if (within !== undefined) within.commas++
    }
    name = kind === 'name' ? { text, at } : null
  }
  // Within a list or a map of an argument it is still that argument.
  const found = open.findLast(({ call }) => call !== null)
  return found?.call == null ? null : { ...found.call, argument: found.commas }
}
