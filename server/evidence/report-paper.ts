import type { Block, Inline, ReportDocument, Text } from '../contract/report-document.ts'
import { count } from './report-format.ts'

/** Rows that pages list at their end; nobody leafs through more, and each costs a hundredth of a second. */
const mostRows = 1000
/** Where the appendix of everything that the bundle holds begins. */
const appendix = 'things'

/**
 * The report as it goes on paper: of a long one the appendix of things and rows stays with the page of HTML and the
 * tables beside it, and the pages say so.
 */
export function forPaper(report: ReportDocument, rows: number): ReportDocument {
  const from = report.blocks.findIndex((block) => block.kind === 'heading' && block.id === appendix)
  if (rows <= mostRows || from < 0) return report
  const words = `This bundle holds ${count(rows)} rows. They and what they state are listed in report.html and in the tables of the same bundle; on pages they are left out beyond ${count(mostRows)}.`
  const blocks: Block[] = [...report.blocks.slice(0, from), { kind: 'text', text: [words], look: 'note' }]
  const anchors = new Set(blocks.flatMap(anchorsOf))
  // What would lead into the appendix leads nowhere here.
  const inline = (each: Inline): Inline =>
    typeof each === 'object' && 'to' in each && !anchors.has(each.to) ? { ...each, to: '' } : each
  const text = (pieces: Text): Text => pieces.map(inline)
  return {
    ...report,
    blocks: blocks.map((block): Block => {
      if (block.kind === 'text') return { ...block, text: text(block.text) }
      if (block.kind === 'list') return { ...block, items: block.items.map(text) }
      if (block.kind !== 'table') return block
      return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(text) })) }
    }),
  }
}

function anchorsOf(block: Block): string[] {
  if (block.kind === 'heading') return [block.id]
  if (block.kind === 'code') return block.id === undefined ? [] : [block.id]
  return block.kind === 'table' ? block.rows.flatMap(({ id }) => (id === undefined ? [] : [id])) : []
}
