import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCypher } from '../../client/console/cypher-format.ts'
import { cypherFunctions } from '../../client/console/cypher-functions.ts'
import { openCall } from '../../client/console/cypher-calls.ts'
import { cypherTokens } from '../../server/contract/cypher-tokens.ts'

const library = join(import.meta.dirname, '../../cypher/library')
const shipped = readdirSync(library)
  .filter((name) => name.endsWith('.cypher'))
  .map((name) => readFileSync(join(library, name), 'utf8').trim())
const pieces = fc.constantFrom(
  ...`match MATCH where and return as order by limit with union n a:Party (a) -[:OWNS]-> ( ) [ ] { } , ; . .. : | + - = <> 'x' "y" $p 1 .5 // /* */ count(*) exists`.split(
    ' ',
  ),
  '\n',
  ' ',
  '// a comment\n',
)
const meaning = (statement: string) =>
  cypherTokens(statement).flatMap(({ kind, text }) =>
    kind === 'space' ? [] : [`${kind} ${kind === 'name' ? text.toUpperCase() : text}`],
  )

describe('a statement laid out anew', () => {
  it('has the same tokens, whatever it was, and is laid out already', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const statement = parts.join(' ')
        const formatted = formatCypher(statement)
        expect(meaning(formatted)).toEqual(meaning(statement))
        expect(formatCypher(formatted)).toBe(formatted)
      }),
      { numRuns: 3000 },
    )
  })

  it('keeps what is laid out well: the shipped queries do not change but for spaces', () => {
    expect(shipped.length).toBeGreaterThan(25)
    for (const statement of shipped) {
      const formatted = formatCypher(statement)
      expect(meaning(formatted)).toEqual(meaning(statement))
      expect(formatted.replaceAll(/\s+/g, '')).toBe(statement.replaceAll(/\s+/g, ''))
    }
  })

  it('has a line for each clause, capitals for keywords and nothing else, and one space between words', () => {
    expect(
      formatCypher(
        "match (a:Party)-[:OWNS]->(b) where a.country='KZ' and  b.`match` is null with a,b order by a.order return a.name as name, count(*)   as n limit 10",
      ),
    ).toBe(
      [
        'MATCH (a:Party)-[:OWNS]->(b)',
        "WHERE a.country='KZ'",
        '  AND b.`match` IS NULL',
        'WITH a, b',
        'ORDER BY a.order',
        'RETURN a.name AS name, count(*) AS n',
        'LIMIT 10',
      ].join('\n'),
    )
    expect(
      formatCypher('match path = (first)-->(b) return [all in nodes(path) where not all in [first] | all] as list'),
    ).toBe('MATCH path = (first)-->(b)\nRETURN [all IN nodes(path) WHERE NOT all IN [first] | all] AS list')
    expect(formatCypher('MATCH (a) RETURN "open')).toBe('MATCH (a) RETURN "open')
  })
})

describe('help with a function', () => {
  const at = (marked: string) => {
    const place = marked.indexOf('▮')
    const call = openCall(marked.replace('▮', ''), place)
    return call === null ? null : [call.called.name, call.argument]
  }

  it('tells which function and which argument is being written', () => {
    expect(at('RETURN substring(s.hsCode, ▮')).toEqual(['substring', 1])
    expect(at('RETURN substring(coalesce(a, ▮b), 1)')).toEqual(['coalesce', 1])
    expect(at('RETURN substring(coalesce(a, b)▮, 1)')).toEqual(['substring', 0])
    expect(at('RETURN coalesce([1, 2, ▮3], 4)')).toEqual(['coalesce', 0])
    expect(at('RETURN coalesce("a, b", ▮')).toEqual(['coalesce', 1])
    expect(at('MATCH (a:Party▮')).toBeNull()
    expect(at('RETURN size(a)▮')).toBeNull()
    expect(at('MATCH (count:Party {id: ▮')).toBeNull()
  })

  it('knows what each takes and gives', () => {
    expect(cypherFunctions.length).toBeGreaterThan(45)
    for (const { name, args, gives } of cypherFunctions) {
      expect(name).toMatch(/^\w+$/)
      expect(args.length).toBeGreaterThan(0)
      expect(gives).not.toBe('')
    }
  })
})
