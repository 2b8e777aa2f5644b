import { describe, expect, it } from 'vitest'
import { wordingIn, wordingOf } from '../../server/contract/wording.ts'
import { reportFacts } from './report-facts.ts'

describe('wording', () => {
  it.each([
    ['They smuggled processors.', 'smuggled'],
    ['Smuggling!', 'Smuggling'],
    ['The director is guilty.', 'guilty'],
    ['This is proof of diversion.', 'proof of diversion'],
    ['It proves that goods were diverted.', 'proves that goods were diverted'],
    ['an illegal re-export', 'illegal'],
    ['sanctions evasion', 'sanctions evasion'],
  ])('finds in “%s” what records cannot show', (text, found) => {
    expect(wordingIn(text).map(({ words }) => words)).toEqual([found])
  })

  it('lets pass what records can show', () => {
    expect(
      wordingIn('Records show a lead: 87 kg attributed, at most 90. Proved: no chain exists. Legal form GmbH.'),
    ).toEqual([])
  })

  it('says where in the case it stands, and finds nothing in a case that says what records show', () => {
    expect(wordingOf(reportFacts().case.content)).toEqual([])
    const places = wordingOf(reportFacts((plain) => `${plain} smuggled`).case.content).map(({ part }) => part)
    expect(new Set(places)).toEqual(
      new Set(['name', 'description', 'title', 'question', 'canvas', 'query', 'claim', 'open', 'note']),
    )
  })
})
