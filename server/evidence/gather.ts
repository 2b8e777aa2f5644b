import type { Case } from '../contract/cases.ts'
import type { FactRef } from '../contract/case-content.ts'
import type { PropertyValue } from '../contract/graph.ts'
import type { TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import type { EvidenceFile } from './evidence-facts.ts'
import { gatherGraph, type GraphSources } from './gather-graph.ts'
import { graphChanged, type GatheredEvidence, type GatheredRow } from './gathered.ts'

/** Where the facts of a bundle come from. */
export interface GatherSources extends GraphSources {
  readonly version: string
  /** The answer, and the movements that decide its figures (`server/trace/evidence-scope.ts`). */
  scope(
    question: TraceQuestion,
    signal: AbortSignal,
  ): Promise<{ movements: string[]; parties: string[]; answer: TraceAnswer; shortfall: boolean }>
  readonly importer: {
    fileFacts(
      sha256: string,
      dataset: string,
    ):
      | (Omit<EvidenceFile, 'id' | 'dataset' | 'importedAt' | 'path'> & { mapping: Record<string, string | null> })
      | undefined
    rows(
      file: { sha256: string; encoding: string; delimiter: string },
      wanted: ReadonlySet<number>,
    ): AsyncIterable<{ row: number; line: number; fields: string[]; raw: string }>
  }
}

/** More movements than these are no evidence that anybody could look through; they would not fit a page either. */
const mostMovements = 200_000
const byPosition = (a: [string, { position: number }], b: [string, { position: number }]) =>
  a[1].position - b[1].position || (a[0] < b[0] ? -1 : 1)

/**
 * Gathers everything that a case's bundle is made of: its answers with the movements that decide them, the facts it
 * names, and for each the row that states it. It is read alone, in lots: what takes long to compute is done by
 * `settleFacts`, in a thread.
 *
 * @param stage told what is being done, in words.
 * @throws WaybillError `too-large`, `conflict` when the graph changes meanwhile, and what the sources bring.
 */
export async function gatherEvidence(
  sources: GatherSources,
  of: Case,
  options: { signal: AbortSignal; stage: (words: string) => void },
): Promise<GatheredEvidence> {
  const { signal, stage } = options
  const graphVersion = await sources.graph.version()
  const asked: GatheredEvidence['head']['asked'] = []
  const wanted = { movements: new Set<string>(), parties: new Set<string>(), affiliates: false, transformations: false }
  for (const [key, { name, question }] of Object.entries(of.content.questions).sort(byPosition)) {
    stage(`asking “${name}”`)
    const { answer, movements, parties, shortfall } = await sources.scope(question, signal)
    if (!answer.complete)
      throw new WaybillError('query-timeout', `The question “${name}” could not be answered in the time it may take.`, {
        next: 'Narrow its period or goods, or allow more time (WAYBILL_TRACE_SECONDS), and export again.',
      })
    if (answer.projection.version !== graphVersion) throw graphChanged()
    asked.push({
      key,
      name,
      question,
      movements,
      chainCount: answer.chainCount,
      attributed: answer.volume.attributed,
      records: {
        movements: answer.projection.movements,
        unmatchable: answer.unmatchable,
        shortfall: shortfall ? null : answer.volume.shortfall,
      },
    })
    for (const id of movements) wanted.movements.add(id)
    for (const id of parties) wanted.parties.add(id)
    wanted.affiliates ||= question.handover.affiliates
    wanted.transformations ||= question.handover.transformations
  }
  if (wanted.movements.size > mostMovements)
    throw new WaybillError('too-large', `The figures of this case rest on ${wanted.movements.size} movements.`, {
      next: `A bundle holds at most ${mostMovements}: narrow the periods or goods of its questions.`,
    })
  stage('reading the graph')
  const { nodes, edges, missing } = await gatherGraph(sources, { ...wanted, refs: refsOf(of) }, signal)
  const graph = { nodes: [...nodes.values()], edges: [...edges.values()] }
  const { files, rows } = await gatherRows(sources, graph, options)
  if ((await sources.graph.version()) !== graphVersion) throw graphChanged()
  const { version, graph: read } = sources
  return {
    head: { version, engine: { ...read.engine }, graphVersion, case: of, asked, files, missing },
    ...graph,
    rows,
  }
}

/** Every fact that the case names. */
function refsOf({ content }: Case): FactRef[] {
  const refs: FactRef[] = []
  for (const claim of Object.values(content.claims)) refs.push(...claim.supports, ...claim.contradicts)
  for (const { on } of Object.values(content.notes)) if (on !== undefined) refs.push(on)
  for (const { fact } of Object.values(content.evidence)) refs.push(fact)
  return refs
}

/** The rows that the graph's things name as theirs, read from the originals. */
async function gatherRows(
  { explorer, importer }: GatherSources,
  graph: Pick<GatheredEvidence, 'nodes' | 'edges'>,
  { signal, stage }: { signal: AbortSignal; stage: (words: string) => void },
): Promise<{ files: EvidenceFile[]; rows: GatheredRow[] }> {
  const needed = new Map<string, Set<number>>()
  for (const { properties } of [...graph.nodes, ...graph.edges]) {
    const [file, row] = [properties['file'], properties['row']]
    if (typeof file !== 'string' || typeof row !== 'number') continue
    const numbers = needed.get(file)
    if (numbers === undefined) needed.set(file, new Set([row]))
    else numbers.add(row)
  }
  const nodes = await explorer.nodes([...needed.keys()], { signal })
  const found = { files: [] as EvidenceFile[], rows: [] as GatheredRow[] }
  for (const { id, properties } of nodes.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const [sha256, dataset] = [text(properties['sha256']), text(properties['dataset'])]
    const facts = importer.fileFacts(sha256, dataset)
    // What rests on a file that is not kept here is listed as resting on no row.
    if (facts === undefined) continue
    stage(`reading the rows of ${facts.name}`)
    for await (const { row, line, fields, raw } of importer.rows(facts, needed.get(id)!)) {
      signal.throwIfAborted()
      found.rows.push({ file: id, row, line, fields, raw })
    }
    const { name, size, kind, encoding, delimiter, headers, mapping } = facts
    const importedAt = text(properties['importedAt'])
    found.files.push({
      id,
      dataset,
      name,
      sha256,
      size,
      kind,
      encoding,
      delimiter,
      headers,
      mapping,
      importedAt,
      path: null,
    })
  }
  return found
}

const text = (value: PropertyValue | undefined): string => (typeof value === 'string' ? value : '')
