import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundStatement } from '../../server/console/console-bound.ts'
import { refusalOf } from '../../server/contract/cypher-reads.ts'
import { cypherTokens, parameterNames, positionOf } from '../../server/contract/cypher-tokens.ts'
import { attacks } from './attacks.ts'

const words =
  `MATCH SET RETURN CREATE n as AS ( ) [ ] { } : . .. , ; ' " \` // /* */ \\u0027 \\ $x 1 1.5 - > | = ſ Ж é`.split(' ')
const pieces = fc.constantFrom(...words, '\n', '\r', ' ', '\u2028')
const scraps = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))

describe('tokens', () => {
  it('hold every character of a statement, in order, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 200 })), (statement) => {
        const tokens = cypherTokens(statement)
        expect(tokens.map(({ text }) => text).join('')).toBe(statement)
        for (const { at, text } of tokens) expect(statement.startsWith(text, at)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('of a long statement are read in one pass', () => {
    const statement = `RETURN [${"'a\\'b', ".repeat(12_000)}1]`
    const began = performance.now()
    expect(refusalOf(statement)).toBeUndefined()
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('name the parameters outside of texts, names and comments', () => {
    expect(parameterNames("RETURN $a, '$b', `$c`, $a, $`d e` // $f\n/* $g */ + $h")).toEqual(['a', 'd e', 'h'])
  })

  it('stand on lines and columns that count from one', () => {
    expect(positionOf('a\nbc', 3)).toEqual({ line: 2, column: 2 })
    expect(positionOf('a\r\nb', 3)).toEqual({ line: 2, column: 1 })
  })
})

describe('the guard of a statement', () => {
  it('never throws, and never lets a word of writing through outside of texts, names in back-ticks and comments', () => {
    fc.assert(
      fc.property(scraps, (statement) => {
        if (refusalOf(statement) !== undefined) return
        const bare = cypherTokens(statement).filter(({ kind }) => kind === 'name')
        for (const { text, at } of bare)
          if (['SET', 'CREATE'].includes(text))
            expect(statement.slice(0, at)).toMatch(/[.:]\s*(?:\/\*[^]*?\*\/\s*|\/\/.*\n\s*)*$/)
      }),
      { numRuns: 5000 },
    )
  })

  it('still refuses an attack behind any comment, and after any text', () => {
    const written = attacks.filter((attack) => /^MATCH .* SET n\.x = 1$/.test(attack))
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.stringMatching(/^[a-z ]*$/), (attack, words) => {
        expect(refusalOf(`/*${words}*/ ${attack}`)).toBeDefined()
        expect(refusalOf(`//${words}\n${attack}`)).toBeDefined()
        expect(refusalOf(`WITH '${words}' AS w ${attack}`)).toBeDefined()
      }),
    )
  })

  it('points at the word that it refuses', () => {
    expect(refusalOf('MATCH (n)\n  DETACH DELETE n')).toMatchObject({ line: 2, column: 3, length: 6 })
    expect(refusalOf('MATCH (n) RETURN n; RETURN 1')).toMatchObject({ line: 1, column: 19 })
    expect(refusalOf('')).toMatchObject({ line: 1, column: 1 })
  })
})

describe('a bound of rows', () => {
  it('is put behind a statement that has none, and behind no other', () => {
    const bound = (statement: string) => boundStatement(statement, 7)
    expect(bound('MATCH (n) RETURN n // LIMIT 3')).toBe('MATCH (n) RETURN n // LIMIT 3\nLIMIT 7')
    expect(bound('MATCH (n) WITH n LIMIT 3 RETURN n.limit')).toBe('MATCH (n) WITH n LIMIT 3 RETURN n.limit\nLIMIT 7')
    expect(bound('CALL { MATCH (n) RETURN n LIMIT 3 } RETURN n')).toMatch(/LIMIT 7$/)
    for (const statement of [
      'MATCH (n) RETURN n LIMIT 3',
      'MATCH (n) RETURN n ORDER BY n.id SKIP 1 limit $x',
      'RETURN 1 AS x UNION ALL RETURN 2 AS x',
      'EXPLAIN MATCH (n) RETURN n',
      'CALL db.labels()',
    ])
      expect(bound(statement)).toBeUndefined()
  })
})
