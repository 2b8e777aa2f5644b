import { layout, originalPath, picturePath } from './bundle-layout.ts'
import type { EvidenceFacts } from './evidence-facts.ts'

/**
 * The RO-Crate metadata (RO-Crate 1.1, https://w3id.org/ro/crate/1.1) of a bundle, with W3C PROV terms for how its parts
 * came about: originals, from which an import derived facts, from which the engine computed answers. Paths are relative
 * to the crate's root, which is the bag's `data` folder.
 */
export function crateMetadata(facts: EvidenceFacts): unknown {
  const { case: of, product, engine } = facts
  const inCrate = (path: string) => path.slice('data/'.length)
  const software = '#waybill'
  const reading = '#import'
  const tracing = '#trace'
  const file = (path: string, name: string, encodingFormat: string, more: object = {}) => ({
    '@id': inCrate(path),
    '@type': ['File', 'prov:Entity'],
    name,
    encodingFormat,
    ...more,
  })
  const ref = (id: string) => ({ '@id': id })
  const derived = { 'prov:wasDerivedFrom': [ref(inCrate(layout.rows))], 'prov:wasGeneratedBy': ref(reading) }
  const ofGraph = { 'prov:wasDerivedFrom': [ref(inCrate(layout.graph))] }
  const originals = facts.files
    .filter(({ path }) => path !== null)
    .map(({ sha256, name, size }) =>
      file(originalPath(sha256), name, 'text/csv', { contentSize: String(size), sha256 }),
    )
  const pictures = Object.entries(of.content.canvases)
    .filter(([, { picture }]) => picture !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { name }]) => {
      const svg = file(picturePath(key, 'svg'), name, 'image/svg+xml', ofGraph)
      const drawn = facts.pictures[key]
      if (drawn === undefined || !('png' in drawn)) return [svg]
      const ofSvg = { sha256: drawn.png, 'prov:wasDerivedFrom': [ref(svg['@id'])] }
      return [svg, file(picturePath(key, 'png'), name, 'image/png', ofSvg)]
    })
  const parts = [
    file(layout.readme, 'What is in this bundle and how to check it', 'text/plain'),
    file(layout.reportHtml, 'The report, to be read', 'text/html', ofGraph),
    file(layout.reportPdf, 'The report as a PDF', 'application/pdf', ofGraph),
    file(layout.evidence, 'How this bundle was made', 'application/json'),
    file(layout.case, 'The case: questions, claims, notes, queries', 'application/json'),
    file(layout.questions, 'Questions with their answers', 'application/json', {
      'prov:wasDerivedFrom': [ref(inCrate(layout.graph))],
      'prov:wasGeneratedBy': ref(tracing),
    }),
    file(layout.files, 'Files that facts come from', 'application/json'),
    file(layout.rows, 'Rows that state facts, with their place in the files', 'application/x-ndjson', {
      'prov:wasDerivedFrom': [...new Set(originals.map((original) => original['@id']))].map(ref),
    }),
    file(layout.transforms, 'How rows became facts and facts answers', 'application/json'),
    file(layout.graph, 'The graph', 'application/json', derived),
    file(layout.graphml, 'The graph as GraphML', 'application/xml', ofGraph),
    file(layout.nodesCsv, 'The nodes of the graph', 'text/csv', ofGraph),
    file(layout.edgesCsv, 'The ties of the graph', 'text/csv', ofGraph),
    file(layout.ftm, 'The graph as FollowTheMoney entities', 'application/x-ndjson', ofGraph),
    file(layout.cypher, 'The graph as Cypher statements', 'text/plain', ofGraph),
    ...new Map(originals.map((original) => [original['@id'], original])).values(),
    ...pictures,
  ]
  return {
    '@context': ['https://w3id.org/ro/crate/1.1/context', { prov: 'http://www.w3.org/ns/prov#' }],
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        about: ref('./'),
        conformsTo: ref('https://w3id.org/ro/crate/1.1'),
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: of.content.name,
        description: of.content.description || of.content.name,
        identifier: `${of.id}/${of.version}`,
        datePublished: of.changedAt,
        license: 'Not stated: ask whoever gave you this bundle before you pass it on.',
        hasPart: parts.map((part) => ref(part['@id'])),
      },
      {
        '@id': software,
        '@type': ['SoftwareApplication', 'prov:SoftwareAgent'],
        name: product.name,
        softwareVersion: product.version,
        softwareRequirements: `${engine.name} ${engine.version}`,
      },
      {
        '@id': reading,
        '@type': ['CreateAction', 'prov:Activity'],
        name: 'Import: rows into facts',
        instrument: ref(software),
        'prov:wasAssociatedWith': ref(software),
      },
      {
        '@id': tracing,
        '@type': ['CreateAction', 'prov:Activity'],
        name: 'Trace: facts into answers',
        instrument: ref(software),
        'prov:wasAssociatedWith': ref(software),
        'prov:used': ref(inCrate(layout.graph)),
      },
      ...parts,
    ],
  }
}
