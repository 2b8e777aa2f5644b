import type { ReportPart } from '../contract/case-content.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { claims, evidenceList, notes } from './report-claims.ts'
import type { Block, ReportDocument } from '../contract/report-document.ts'
import { reportTitles, type UsualPart, usualParts } from '../contract/report-parts.ts'
import { plural, time } from './report-format.ts'
import { indexFacts, type ReportIndex } from './report-index.ts'
import { placed } from './report-order.ts'
import { hasPart } from './report-scope.ts'
import { assumptionBlocks, chains, figureProofs, summary } from './report-questions.ts'
import { howToVerify, leftOut, pictures, queries, rowBlocks, sources, things, unknown } from './report-records.ts'

const writers: Readonly<Record<UsualPart, (index: ReportIndex) => Block[]>> = {
  summary,
  claims: (index) => [...claims(index), ...evidenceList(index)],
  chains,
  figures: figureProofs,
  pictures,
  notes,
  queries,
  assumptions: assumptionBlocks,
  sources,
}

/**
 * The report of a case as it writes itself: the parts that its maker chose in their order, then what no report may lack:
 * what is not known, what was left out, how to check it, and every fact and row that anything above leads to. Made of the
 * facts alone: the same facts give the same report.
 */
export function reportDocument(facts: EvidenceFacts): ReportDocument {
  const index = indexFacts(facts)
  const { report, name, description } = facts.case.content
  const blocks: Block[] = []
  if (description !== '') blocks.push({ kind: 'written', text: description })
  const parts = partsOf(facts)
  for (const [key, part] of parts) {
    if (!part.shown || !hasPart(facts, part.kind)) continue
    if (part.kind === 'text') blocks.push({ kind: 'written', text: part.text ?? '' })
    else blocks.push(heading(reportTitles[part.kind], `part-${key}`), ...written(part), ...writers[part.kind](index))
  }
  // The rows lead to their files, so these are never left out.
  if (!parts.some(([, part]) => part.kind === 'sources' && part.shown))
    blocks.push(heading(reportTitles.sources, 'part-sources'), ...sources(index))
  blocks.push(
    heading('What is not known', 'unknown'),
    ...unknown(index),
    heading('What was left out', 'left-out'),
    ...leftOut(index),
    heading('How to verify', 'verify'),
    ...howToVerify(index),
    heading('Parties, shipments and other things', 'things'),
    ...things(index),
    heading('Rows', 'rows'),
    ...rowBlocks(index),
  )
  return {
    title: report.title === '' ? name : report.title,
    lines: [
      ...(report.author === '' ? [] : [report.author]),
      `Case “${name}”, version ${facts.case.version}, last changed ${time(facts.case.changedAt)}`,
      `${plural(facts.rows.length, 'row', 'rows')} of ${plural(facts.files.length, 'file', 'files')}. Records show what follows; leads are not findings.`,
    ],
    blocks,
  }
}

/** A case that says nothing of its report has every part once, in the usual order. */
function partsOf(facts: EvidenceFacts): [string, ReportPart][] {
  const chosen = placed(facts.case.content.report.parts)
  if (chosen.length > 0) return chosen
  return usualParts.map((kind, position) => [kind, { kind, position, shown: true }])
}

const heading = (text: string, id: string): Block => ({ kind: 'heading', level: 2, text, id })

const written = ({ text = '' }: ReportPart): Block[] => (text === '' ? [] : [{ kind: 'written', text }])
