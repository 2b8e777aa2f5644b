import type { CypherQuestion } from '../contract/console.ts'
import { cypherTokens, parameterNames } from '../contract/cypher-tokens.ts'
import { WaybillError } from '../errors.ts'

type Params = CypherQuestion['params']

/**
 * The parameters that a statement uses, each of the kind that its place asks for: the embedded engine would take another
 * for nothing at all, and the answer would be empty without a word.
 *
 * @throws WaybillError `invalid`, with a pointer for each parameter that is missing or of another kind.
 */
export function paramsFor(statement: string, params: Params): Params {
  const names = parameterNames(statement)
  const missing = names.filter((name) => !Object.hasOwn(params, name))
  if (missing.length > 0)
    throw new WaybillError('invalid', `The statement uses $${missing.join(', $')}, and no value was given.`, {
      next: 'Give each parameter a value; null where there is none.',
      fields: missing.map((name) => ({ pointer: `/params/${name}`, detail: 'is required' })),
    })
  const wrong = placesOf(statement).flatMap(({ name, after }) => {
    const [fits, kind] = kinds[after] ?? []
    const value = params[name] ?? null
    return fits === undefined || fits(value) ? [] : [{ name, after, kind, value }]
  })
  const [first] = wrong
  if (first !== undefined)
    throw new WaybillError(
      'invalid',
      `$${first.name} stands behind ${first.after} and must be ${first.kind}; it is ${shown(first.value)}.`,
      {
        next: `Give $${first.name} another value, or change its type.`,
        fields: wrong.map(({ name, kind }) => ({ pointer: `/params/${name}`, detail: `must be ${kind}` })),
      },
    )
  return Object.fromEntries(names.map((name) => [name, params[name] ?? null]))
}

const isList = (value: unknown): boolean => value === null || Array.isArray(value)
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0
const list = [isList, 'a list'] as const
const count = [isCount, 'a whole number of 0 or more'] as const
const kinds: Readonly<Record<string, readonly [(value: unknown) => boolean, string] | undefined>> = {
  IN: list,
  UNWIND: list,
  LIMIT: count,
  SKIP: count,
  OFFSET: count,
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Parameters that stand by themselves behind a word, and that word. */
function placesOf(statement: string): { name: string; after: string }[] {
  const tokens = cypherTokens(statement).filter(({ kind }) => kind !== 'space' && kind !== 'comment')
  return tokens.flatMap(({ kind, text }, i) => {
    const before = tokens[i - 1]
    const within = ['.', '[', '+'].includes(tokens[i + 1]?.text ?? '') || ['.', ':'].includes(tokens[i - 2]?.text ?? '')
    if (kind !== 'parameter' || before?.kind !== 'name' || within) return []
    return parameterNames(text).map((name) => ({ name, after: before.text.toUpperCase() }))
  })
}
