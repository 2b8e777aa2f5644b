import fc from 'fast-check'
import { blankCase } from '../../server/contract/blank-case.ts'
import type { CaseContent, Claim, Note } from '../../server/contract/case-content.ts'

export const emptyContent = blankCase('Case')

const signed = { at: '2026-01-01T00:00:00.000Z', by: 'Ada' }

export const claim = (position: number, sentence: string, more: Partial<Claim> = {}): Claim => ({
  position,
  sentence,
  grade: 'inferred',
  source: 'F',
  information: '6',
  supports: [],
  contradicts: [],
  open: [],
  ...signed,
  ...more,
})

export const note = (position: number, text: string): Note => ({ position, text, pinned: false, ...signed })

const anyKey = fc.constantFrom('a', 'b', 'c', 'd')
const anyText = fc.constantFrom('', 'one', 'two', 'three')
const anyPosition = fc.constantFrom(1, 2, 3, 1.5)

/** Contents small enough that two of them often have parts in common. */
export const anyContent: fc.Arbitrary<CaseContent> = fc
  .record({
    name: fc.constantFrom('Case', 'Another'),
    description: anyText,
    claims: fc.dictionary(
      anyKey,
      fc.tuple(anyPosition, anyText).map(([at, text]) => claim(at, text)),
    ),
    notes: fc.dictionary(
      anyKey,
      fc.tuple(anyPosition, anyText).map(([at, text]) => note(at, text)),
    ),
    title: anyText,
  })
  .map(({ title, ...content }) => ({ ...emptyContent, ...content, report: { ...emptyContent.report, title } }))
