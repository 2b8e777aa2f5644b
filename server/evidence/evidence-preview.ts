import type { CaseContent } from '../contract/case-content.ts'
import type { EvidencePreview } from '../contract/evidence-preview.ts'
import { wordingOf } from '../contract/wording.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { reportDocument } from './report.ts'

/** So many blocks fill the first page of a report, whatever they are. */
const firstBlocks = 24
/** Rows that a table shows on a page that is only looked at. */
const firstRows = 12

/**
 * What a bundle of these facts would hold, and what its maker should look at before.
 *
 * @param facts as the bundle would hold them: hidden is what shall be
 * @param content of the case as its maker wrote it, so that wording is found in hidden texts too
 */
export function previewOf(facts: EvidenceFacts, content: CaseContent, name: string): EvidencePreview {
  const { graph, rows, files, questions, graphVersion } = facts
  const claims = Object.values(content.claims)
  const { blocks, ...head } = reportDocument(facts)
  return {
    name,
    page: {
      ...head,
      blocks: blocks
        .slice(0, firstBlocks)
        .map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.slice(0, firstRows) } : block)),
    },
    counts: {
      questions: questions.length,
      claims: claims.length,
      notes: Object.keys(content.notes).length,
      pictures: Object.values(facts.case.content.canvases).filter(({ picture }) => picture !== undefined).length,
      parties: graph.nodes.filter(({ labels }) => labels.includes('Party')).length,
      shipments: graph.nodes.filter(({ kind }) => kind === 'Shipment').length,
      rows: rows.length,
      files: files.length,
      originalBytes: files.reduce((sum, { path, size }) => sum + (path === null ? 0 : size), 0),
    },
    leftOut: facts.leftOut,
    hidden: facts.redaction.counts,
    checks: {
      incomplete: questions.filter(({ answer }) => !answer.complete).map(({ name }) => name),
      older: Object.values(content.questions)
        .filter(({ answer }) => answer !== undefined && answer.version !== graphVersion)
        .map(({ name }) => name),
      withoutSupport: claims.filter(({ supports }) => supports.length === 0).length,
      ungraded: claims.filter(({ source, information }) => source === 'F' || information === '6').length,
      unbacked: facts.unbacked.length,
      missing: facts.missing.length,
      wording: wordingOf(content),
    },
  }
}
