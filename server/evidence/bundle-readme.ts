import { layout } from './bundle-layout.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { scopeSentence } from './report-scope.ts'

/** What whoever opens a bundle reads first. */
export function readmeText(facts: EvidenceFacts): string {
  const { case: of, product, files, rows, graph, redaction, unbacked } = facts
  const hidden = Object.entries(redaction.counts)
  const lines = [
    of.content.name,
    '',
    `This bundle was written by ${product.name} ${product.version} from version ${of.version} of the case, as it stood on ${of.changedAt}.`,
    scopeSentence(facts),
    `It holds ${graph.nodes.length} nodes and ${graph.edges.length} ties, and ${rows.length} rows of ${files.length} files that state them.`,
    '',
    'To check it, offline:',
    '',
    '    waybill verify BUNDLE.zip',
    '',
    'The check holds every file against its checksum, every fact against its row in the original, and computes every',
    'figure again from the facts. Any BagIt tool can hold the files against their checksums.',
    '',
    ...Object.entries(fileWords).map(([path, words]) => `${path.padEnd(34)} ${words}`),
    '',
    files.some(({ path }) => path !== null)
      ? 'The originals are whole, byte for byte as they were imported, under their SHA-256 in data/originals.'
      : 'The originals are not passed on: only the rows that were used are in this bundle.',
    ...(Object.keys(facts.pictures).length === 0
      ? []
      : ['', 'Pictures of canvases lie in data/canvases: the SVG as it was kept, and the PNG that was made of it.']),
    ...(hidden.length === 0
      ? []
      : [
          '',
          'Hidden before export, everywhere in this bundle:',
          ...hidden.map(([what, count]) => `  ${what}: ${count}`),
          'Rows with something hidden cannot be held against their originals.',
        ]),
    ...(unbacked.length === 0
      ? []
      : ['', `${unbacked.length} nodes or ties rest on no row here; data/evidence.json says why.`]),
    '',
    'Records show what they show: a chain is a lead, not a finding. HS codes are coarse, and records may lack or err.',
    '',
  ]
  return lines.join('\n')
}

const fileWords = {
  [layout.case]: 'the case: questions, claims, notes, saved queries',
  [layout.questions]: 'each question, its answer and what the answer rests on',
  [layout.graph]: 'the graph; beside it as GraphML, CSV, FollowTheMoney and Cypher',
  [layout.rows]: 'each row used: file, row, line, text, and the facts it states',
  [layout.files]: 'each file: name, SHA-256, how its columns were read',
  [layout.transforms]: 'mappings, merges, parameters and queries',
  [layout.evidence]: 'how this bundle was made',
  [layout.crate]: 'the same for machines: RO-Crate with W3C PROV terms',
}
