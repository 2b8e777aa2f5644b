import { describe, expect, it } from 'vitest'
import {
  allChainsListed,
  chainDays,
  isChain,
  markedChain,
  movementsById,
  partyRows,
  routesOf,
} from '../../client/workspace/routes.ts'
import { answerOf, movement, party } from './trace-answers.ts'

const movements = [
  movement('s1', 'a>b 2022-01-01 2022-01-05 60'),
  movement('s2', 'a>b 2022-02-01 2022-02-05 40'),
  movement('s3', 'b>z 2022-03-01 2022-03-09 90'),
  movement('s4', 'a>z 2022-04-01 2022-04-02 30'),
]
const chains = [
  { movements: ['s1', 's3'], attributed: 50, days: 67 },
  { movements: ['s4'], attributed: 30, days: 1 },
  { movements: ['s2', 's3'], attributed: 25, days: 36 },
]
const answer = answerOf({
  movements,
  chains,
  parties: [party('a', 'source'), party('b', 'between'), party('z', 'target')],
})

describe('routes', () => {
  it('gather chains through the same parties in order, and their amounts add up', () => {
    const routes = routesOf(answer)
    expect(routes.map(({ parties, attributed, chains: held }) => [parties, attributed, held.length])).toEqual([
      [['a', 'b', 'z'], 75, 2],
      [['a', 'z'], 30, 1],
    ])
    expect(routes.reduce((sum, { attributed }) => sum + (attributed ?? 0), 0)).toBe(105)
  })

  it('have no amount when none of their chains has one, and then come last', () => {
    const unknown = answerOf({
      movements,
      chains: [
        { movements: ['s1', 's3'], attributed: null, days: 1 },
        { movements: ['s4'], attributed: 0, days: 1 },
      ],
    })
    expect(routesOf(unknown).map(({ attributed }) => attributed)).toEqual([0, null])
  })

  it('can be counted only when every chain is listed', () => {
    expect(allChainsListed(answer)).toBe(true)
    expect(allChainsListed({ ...answer, chainCount: '4' })).toBe(false)
    expect(allChainsListed({ ...answer, chainCount: null })).toBe(false)
  })
})

describe('the marked chain', () => {
  it('is the first of the first route until the link names another, or none', () => {
    const routes = routesOf(answer)
    expect(markedChain(routes, undefined)).toEqual(['s1', 's3'])
    expect(markedChain(routes, ['s4'])).toEqual(['s4'])
    expect(markedChain(routes, [])).toEqual([])
    expect(markedChain([], undefined)).toEqual([])
  })

  it('is recognised by its movements in order', () => {
    expect(isChain(chains[0]!, ['s1', 's3'])).toBe(true)
    expect(isChain(chains[0]!, ['s3', 's1'])).toBe(false)
    expect(isChain(chains[0]!, ['s1'])).toBe(false)
  })

  it('runs from its first departure to its last arrival', () => {
    expect(chainDays(chains[0]!, movementsById(answer))).toEqual({ from: '2022-01-01', to: '2022-03-09' })
    expect(chainDays({ movements: ['gone'], attributed: 1, days: 1 }, movementsById(answer))).toBeNull()
  })
})

describe('party rows', () => {
  it('count movements in and out and rank by what is traced through', () => {
    expect(partyRows(answer)).toEqual([
      { id: 'a', in: 0, out: 3, traced: 130 },
      { id: 'z', in: 2, out: 0, traced: 120 },
      { id: 'b', in: 2, out: 1, traced: 100 },
    ])
  })
})
