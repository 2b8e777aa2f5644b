import { describe, expect, it } from 'vitest'
import type { ReportDocument } from '../../server/contract/report-document.ts'
import { forPaper } from '../../server/evidence/report-paper.ts'

const report: ReportDocument = {
  title: 'T',
  lines: [],
  blocks: [
    { kind: 'heading', level: 2, text: 'Sources', id: 'part-sources' },
    { kind: 'text', text: [{ to: 'part-sources', text: 'above' }, ', ', { to: 'row-1', text: 'R1' }] },
    { kind: 'table', columns: [{ label: 'A' }], rows: [{ cells: [[{ to: 'row-2', text: 'R2' }]] }] },
    { kind: 'heading', level: 2, text: 'Parties, shipments and other things', id: 'things' },
    { kind: 'heading', level: 4, text: 'R1', id: 'row-1' },
  ],
}

describe('a report on paper', () => {
  it('is whole where it is short', () => {
    expect(forPaper(report, 1000)).toBe(report)
  })

  it('says what a long one leaves out, and leads nowhere that is not there', () => {
    const { blocks } = forPaper(report, 1001)
    expect(blocks.slice(0, 3)).toEqual([
      report.blocks[0],
      { kind: 'text', text: [{ to: 'part-sources', text: 'above' }, ', ', { to: '', text: 'R1' }] },
      { kind: 'table', columns: [{ label: 'A' }], rows: [{ cells: [[{ to: '', text: 'R2' }]] }] },
    ])
    expect(blocks).toHaveLength(4)
    expect(JSON.stringify(blocks[3])).toContain('1,001 rows')
  })
})
