import { edgesCsv, nodesCsv } from '../contract/graph-csv.ts'
import { toCypher } from '../contract/graph-cypher.ts'
import { toGraphml } from '../contract/graph-graphml.ts'
import { crateMetadata } from './bundle-crate.ts'
import { toFtm } from './bundle-ftm.ts'
import { layout, picturePath } from './bundle-layout.ts'
import { readmeText } from './bundle-readme.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { reportHtml } from './report-html.ts'

/**
 * Every text file of a bundle's payload by path, made of its facts alone: the same facts give the same bytes, which is
 * how a check finds a number that was changed in any of them.
 */
export function bundleFiles(facts: EvidenceFacts): Map<string, string> {
  const { case: of, questions, graph, files, rows, ...rest } = facts
  const made: [string, string][] = [
    [layout.readme, readmeText(facts)],
    [layout.reportHtml, reportHtml(facts)],
    [layout.evidence, json(rest)],
    [layout.case, json(of)],
    [layout.questions, json(questions)],
    [layout.files, json(files)],
    [layout.rows, rows.map((row) => `${JSON.stringify(row)}\n`).join('')],
    [layout.transforms, json(transforms(facts))],
    [layout.graph, json(graph)],
    [layout.graphml, toGraphml(graph)],
    [layout.nodesCsv, nodesCsv(graph)],
    [layout.edgesCsv, edgesCsv(graph)],
    [layout.ftm, toFtm(graph)],
    [layout.cypher, toCypher(graph)],
    [layout.crate, json(crateMetadata(facts))],
  ]
  for (const [key, { picture }] of Object.entries(of.content.canvases))
    if (picture !== undefined) made.push([picturePath(key, 'svg'), picture])
  return new Map(made.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** How facts came about: each file's mapping, who was taken for one, and what was asked. */
function transforms({ files, graph, questions, case: of }: EvidenceFacts): unknown {
  return {
    mappings: files.map(({ id, name, sha256, kind, encoding, delimiter, mapping }) => ({
      file: id,
      name,
      sha256,
      kind,
      encoding,
      delimiter,
      mapping,
    })),
    merges: graph.edges
      .filter(({ kind }) => kind === 'SAME_AS')
      .map(({ id, from, to, properties }) => ({ id, from, to, ...properties })),
    questions: questions.map(({ key, name, question }) => ({ key, name, question })),
    queries: Object.entries(of.content.queries).map(([key, { name, statement, params }]) => ({
      key,
      name,
      statement,
      params,
    })),
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`
