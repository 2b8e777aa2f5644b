import type { EvidenceFacts } from './evidence-facts.ts'

/**
 * Where everything lies in a bundle: a BagIt bag (RFC 8493) whose payload is an RO-Crate. Paths are within the bundle's
 * one top folder, in the form of BagIt's manifests.
 */
export const layout = {
  bagit: 'bagit.txt',
  bagInfo: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  /** Over the bytes of the tag manifest, and so over everything; only where the bundle was signed. */
  signature: 'signature.json',
  crate: 'data/ro-crate-metadata.json',
  readme: 'data/README.txt',
  evidence: 'data/evidence.json',
  case: 'data/case.json',
  questions: 'data/questions.json',
  graph: 'data/graph/graph.json',
  graphml: 'data/graph/graph.graphml',
  nodesCsv: 'data/graph/nodes.csv',
  edgesCsv: 'data/graph/edges.csv',
  ftm: 'data/graph/followthemoney.ndjson',
  cypher: 'data/graph/graph.cypher',
  files: 'data/facts/files.json',
  rows: 'data/facts/rows.ndjson',
  transforms: 'data/transforms.json',
  reportHtml: 'data/report.html',
  reportPdf: 'data/report.pdf',
  verifyHtml: 'data/verify.html',
} as const

/** Where an original lies: under its hash, so that no name of a file can lead elsewhere or meet another. */
export const originalPath = (sha256: string): string => `data/originals/${sha256}`

/** Where the picture of a canvas lies, as it was kept and as a PNG made of that. */
export const picturePath = (key: string, format: 'svg' | 'png'): string => `data/canvases/${key}.${format}`

/** The bundle's top folder, and the name of its file without the ending. */
export const bundleName = ({ case: of, scope }: EvidenceFacts): string =>
  `evidence-${of.id.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(0, 40)}-v${of.version}${scope.kind === 'case' ? '' : `-${scope.kind}`}`
