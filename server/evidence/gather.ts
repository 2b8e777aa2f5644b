import type { Case } from '../contract/cases.ts'
import type { FactRef } from '../contract/case-content.ts'
import type { PropertyValue } from '../contract/graph.ts'
import type { TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import { answerOn, worldOf } from './bundle-world.ts'
import type { EngineParts } from './evidence-parts.ts'
import { evidenceFormat, EvidenceFacts, type EvidenceFile, type EvidenceRow } from './evidence-facts.ts'
import { gatherGraph, type GraphSources } from './gather-graph.ts'
import { type SaidRow, statedBy } from './stated-facts.ts'

/** Where the facts of a bundle come from. */
export interface GatherSources extends GraphSources {
  readonly version: string
  readonly engine: EngineParts
  /** The answer, and the movements that decide its figures (`server/trace/evidence-scope.ts`). */
  scope(
    question: TraceQuestion,
    signal: AbortSignal,
  ): Promise<{ movements: string[]; parties: string[]; answer: TraceAnswer; shortfall: boolean }>
  readonly importer: {
    fileFacts(
      sha256: string,
      dataset: string,
    ): Omit<EvidenceFile, 'id' | 'dataset' | 'importedAt' | 'path'> & { mapping: Record<string, string | null> }
    rows(
      file: { sha256: string; encoding: string; delimiter: string },
      wanted: ReadonlySet<number>,
    ): AsyncIterable<{ row: number; line: number; fields: string[]; raw: string }>
  }
}

/** More movements than these are no evidence that anybody could look through; they would not fit a page either. */
const mostMovements = 200_000
const byId = <T extends { id: string }>(a: T, b: T) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
const byPosition = (a: [string, { position: number }], b: [string, { position: number }]) =>
  a[1].position - b[1].position || (a[0] < b[0] ? -1 : 1)

/**
 * Gathers everything that a case's bundle is made of: its answers with the movements that decide them, the facts it
 * names, and for each the row that states it. Nothing is hidden yet.
 *
 * @param stage told what is being done, in words.
 * @throws WaybillError `too-large`, `conflict` when the graph changes meanwhile, and what the sources bring.
 */
export async function gatherFacts(
  sources: GatherSources,
  of: Case,
  options: { signal: AbortSignal; stage: (words: string) => void },
): Promise<EvidenceFacts> {
  const { signal, stage } = options
  const { content } = of
  const graphVersion = await sources.graph.version()
  const asked = []
  const wanted = { movements: new Set<string>(), parties: new Set<string>(), affiliates: false, transformations: false }
  for (const [key, { name, question }] of Object.entries(content.questions).sort(byPosition)) {
    stage(`asking “${name}”`)
    const scope = await sources.scope(question, signal)
    if (!scope.answer.complete)
      throw new WaybillError('query-timeout', `The question “${name}” could not be answered in the time it may take.`, {
        next: 'Narrow its period or goods, or allow more time (WAYBILL_TRACE_SECONDS), and export again.',
      })
    if (scope.answer.projection.version !== graphVersion) throw changed()
    asked.push({ key, name, question, scope })
    for (const id of scope.movements) wanted.movements.add(id)
    for (const id of scope.parties) wanted.parties.add(id)
    wanted.affiliates ||= question.handover.affiliates
    wanted.transformations ||= question.handover.transformations
  }
  if (wanted.movements.size > mostMovements)
    throw new WaybillError('too-large', `The figures of this case rest on ${wanted.movements.size} movements.`, {
      next: `A bundle holds at most ${mostMovements}: narrow the periods or goods of its questions.`,
    })
  stage('reading the graph')
  const gathered = await gatherGraph(sources, { ...wanted, refs: refsOf(of) }, signal)
  const graph = {
    nodes: [...gathered.nodes.values()].sort(byId),
    edges: [...gathered.edges.values()].sort(byId),
  }
  const { files, rows, said } = await gatherRows(sources, graph, options)
  if ((await sources.graph.version()) !== graphVersion) throw changed()

  stage('holding the graph against its rows')
  const { unbacked } = statedBy(graph, rows, said, sources.engine)

  stage('computing the figures again from the rows alone')
  const questions = asked.map(({ key, name, question, scope }) => {
    const answer = answerOn(worldOf(graph, new Set(scope.movements)), question, sources.engine)
    const { volume, unmatchable, projection, chainCount } = scope.answer
    if (answer.chainCount !== chainCount || !near(answer.volume.attributed, volume.attributed)) throw changed()
    return {
      key,
      name,
      question,
      answer,
      movements: scope.movements,
      records: {
        movements: projection.movements,
        unmatchable,
        shortfall: scope.shortfall ? null : volume.shortfall,
      },
    }
  })
  const { id, version, createdAt, changedAt, changedBy } = of
  // Parsed, so that what is written and what is read again have their members in one order.
  return EvidenceFacts.parse({
    format: evidenceFormat,
    product: { name: 'Waybill', version: sources.version },
    engine: { ...sources.graph.engine },
    graphVersion,
    case: { id, version, createdAt, changedAt, changedBy, content },
    questions,
    graph,
    files,
    rows,
    unbacked,
    missing: gathered.missing.sort(),
    redaction: { hide: [], salt: null, counts: {} },
  })
}

/** Every fact that the case names. */
function refsOf({ content }: Case): FactRef[] {
  const refs: FactRef[] = []
  for (const claim of Object.values(content.claims)) refs.push(...claim.supports, ...claim.contradicts)
  for (const { on } of Object.values(content.notes)) if (on !== undefined) refs.push(on)
  for (const { fact } of Object.values(content.evidence)) refs.push(fact)
  return refs
}

/** The rows that the graph's things name as theirs, read from the originals, with what they say. */
async function gatherRows(
  { explorer, importer, engine }: GatherSources,
  graph: EvidenceFacts['graph'],
  { signal, stage }: { signal: AbortSignal; stage: (words: string) => void },
): Promise<{ files: EvidenceFile[]; rows: EvidenceRow[]; said: SaidRow[] }> {
  const needed = new Map<string, Set<number>>()
  for (const { properties } of [...graph.nodes, ...graph.edges]) {
    const [file, row] = [properties['file'], properties['row']]
    if (typeof file !== 'string' || typeof row !== 'number') continue
    needed.set(file, (needed.get(file) ?? new Set()).add(row))
  }
  const nodes = await explorer.nodes([...needed.keys()], { signal })
  const found = { files: [] as EvidenceFile[], rows: [] as EvidenceRow[], said: [] as SaidRow[] }
  for (const { id, properties } of nodes.sort(byId)) {
    const [sha256, dataset] = [text(properties['sha256']), text(properties['dataset'])]
    let facts: ReturnType<typeof importer.fileFacts>
    try {
      facts = importer.fileFacts(sha256, dataset)
    } catch (error) {
      // What rests on a file that is not kept here is listed as resting on no row.
      if (error instanceof WaybillError && error.code === 'not-found') continue
      throw error
    }
    const { name, size, kind, encoding, delimiter, headers, mapping } = facts
    stage(`reading the rows of ${name}`)
    const read = engine.rowReader({ id, dataset, kind, headers, mapping })
    for await (const { row, line, fields, raw } of importer.rows(facts, needed.get(id)!)) {
      signal.throwIfAborted()
      const said = read({ row, line, fields })
      if (said !== null) found.said.push({ file: id, row, line, said })
      found.rows.push({ file: id, row, line, raw, visibleHash: null, values: fields, hidden: [], states: [] })
    }
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

const near = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a)))

const changed = (): WaybillError =>
  new WaybillError('conflict', 'The graph changed while the bundle was being gathered.', {
    next: 'Wait until imports are done and tracing has caught up, then export again.',
  })
