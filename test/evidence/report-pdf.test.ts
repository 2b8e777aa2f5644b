import { describe, expect, it } from 'vitest'
import { reportPdf } from '../../server/evidence/report-pdf.ts'
import { hostileNames } from './hostile-graph.ts'
import { reportFacts } from './report-facts.ts'

describe('the report as a PDF', () => {
  it('is the same to the byte for the same facts, and another for others', async () => {
    const [one, again, other] = await Promise.all([
      reportPdf(reportFacts()),
      reportPdf(reportFacts()),
      reportPdf(reportFacts((text) => `${text}!`)),
    ])
    expect(one.subarray(0, 5).toString()).toBe('%PDF-')
    expect(one.equals(again)).toBe(true)
    expect(one.equals(other)).toBe(false)
  })

  it.each([0, 1, 2])('takes any sign in any text (%i)', async (part) => {
    const some = hostileNames.filter((_, at) => at % 3 === part).join(' ')
    const pdf = await reportPdf(reportFacts((text) => `${text} ${some}`))
    expect(pdf.subarray(-6).toString()).toContain('%%EOF')
  })
})
