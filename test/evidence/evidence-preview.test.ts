import { describe, expect, it } from 'vitest'
import { EvidencePreview } from '../../server/contract/evidence-preview.ts'
import { previewOf } from '../../server/evidence/evidence-preview.ts'
import { reportFacts } from './report-facts.ts'

describe('what is said before a bundle is made', () => {
  it('counts what it would hold and names what to look at', () => {
    const facts = reportFacts()
    const { claims, questions } = facts.case.content
    claims['k2']!.sentence = 'They smuggled it.'
    Object.assign(questions['q1']!, { answer: { version: 3 } })
    const preview = EvidencePreview.parse(previewOf(facts, facts.case.content, 'x.zip'))
    expect(preview.counts).toEqual({
      questions: 1,
      claims: 2,
      notes: 1,
      pictures: 1,
      parties: 3,
      shipments: 2,
      rows: 2,
      files: 1,
      originalBytes: 0,
    })
    expect(preview.checks).toEqual({
      incomplete: [],
      older: ['First question'],
      withoutSupport: 1,
      ungraded: 1,
      unbacked: 1,
      missing: 1,
      wording: [{ part: 'claim', key: 'k2', words: 'smuggled', instead: 'records show a shipment from … to …' }],
    })
    expect(preview.page.title).toBe('How processors reached Yasenets')
  })
})
