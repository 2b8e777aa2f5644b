import type { BundleScope, ScopeKind } from '../contract/bundle-scope.ts'
import type { CaseQuestion, FactRef } from '../contract/case-content.ts'
import type { Case } from '../contract/cases.ts'
import type { PropertyValue } from '../contract/graph.ts'
import type { TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import type { EvidenceFile } from './evidence-facts.ts'
import { gatherGraph, type GraphSources, type Wanted } from './gather-graph.ts'
import { graphChanged, type GatheredEvidence, type GatheredRow } from './gathered.ts'
import { byPosition, questionOf, scopedContent } from './scope-content.ts'

/** Where the facts of a bundle come from. */
export interface GatherSources extends GraphSources {
  readonly version: string
  /** The answer, and the movements that decide its figures (`server/trace/evidence-scope.ts`). */
  scope(
    question: TraceQuestion,
    signal: AbortSignal,
  ): Promise<{ movements: string[]; parties: string[]; answer: TraceAnswer; shortfall: boolean }>
  ask(question: TraceQuestion, signal: AbortSignal): Promise<TraceAnswer>
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
/** As many chains as an answer lists. */
const mostChains = 1000

/**
 * Gathers everything that a bundle of a case, or of a part of it, is made of: its answers with the movements that decide them, the facts it
 * names, and for each the row that states it. It is read alone, in lots: what takes long to compute is done by
 * `settleFacts`, in a thread.
 *
 * @param stage told what is being done, in words.
 * @throws WaybillError `too-large`, `conflict` when the graph changes meanwhile, and what the sources bring.
 */
export async function gatherEvidence(
  sources: GatherSources,
  of: Case,
  scope: BundleScope,
  options: { signal: AbortSignal; stage: (words: string) => void },
): Promise<GatheredEvidence> {
  const { signal, stage } = options
  const graphVersion = await sources.graph.version()
  const wanted: Wanted = { ...wantedOf(of, scope), movements: new Set(), parties: new Set() }
  const questions = questionsOf(of, scope)
  const asked: GatheredEvidence['head']['asked'] = []
  for (const one of questions) {
    stage(`asking “${one[1].name}”`)
    asked.push(await askWhole(sources, one, { wanted, graphVersion, signal }))
  }
  const chain = scope.kind === 'chain' ? await askChain(sources, of, scope, { wanted, graphVersion, options }) : null
  if (wanted.movements.size > mostMovements)
    throw new WaybillError('too-large', `The figures of this case rest on ${wanted.movements.size} movements.`, {
      next: `A bundle holds at most ${mostMovements}: narrow the periods or goods of its questions, or export one answer alone.`,
    })
  stage('reading the graph')
  const { nodes, edges, missing } = await gatherGraph(sources, wanted, signal)
  const graph = { nodes: [...nodes.values()], edges: [...edges.values()] }
  const { files, rows } = await gatherRows(sources, graph, options)
  if ((await sources.graph.version()) !== graphVersion) throw graphChanged()
  const { version, graph: read } = sources
  const holds = (ref: FactRef) =>
    ref.kind === 'chain'
      ? ref.movements.every((id) => nodes.has(id))
      : (ref.kind === 'node' ? nodes : edges).has(ref.id)
  const { content, leftOut } = scopedContent(of, scope, chain?.asked ?? questions[0], holds)
  return {
    head: {
      version,
      engine: { ...read.engine },
      graphVersion,
      case: { ...of, content },
      scope: chain?.scope ?? { kind: scope.kind as Exclude<ScopeKind, 'chain'> },
      leftOut,
      asked,
      files,
      missing,
    },
    ...graph,
    rows,
  }
}

/** The questions whose whole answers a scope holds. */
function questionsOf(of: Case, scope: BundleScope): [string, CaseQuestion][] {
  if (scope.kind === 'case') return Object.entries(of.content.questions).sort(byPosition)
  return scope.kind === 'answer' ? [questionOf(of, scope.question)] : []
}

/** What a scope wants of the graph, before any question is asked. */
function wantedOf(of: Case, scope: BundleScope): Omit<Wanted, 'movements' | 'parties'> {
  const none = { refs: [], among: [], affiliates: false, transformations: false }
  if (scope.kind === 'case') return { ...none, refs: refsOf(of) }
  return scope.kind === 'canvas' ? { ...none, among: scope.things } : none
}

interface Asking {
  wanted: Wanted
  graphVersion: number
}

async function askWhole(
  sources: GatherSources,
  [key, { name, question }]: [string, CaseQuestion],
  { wanted, graphVersion, signal }: Asking & { signal: AbortSignal },
): Promise<GatheredEvidence['head']['asked'][number]> {
  const { answer, movements, parties, shortfall } = await sources.scope(question, signal)
  if (!answer.complete)
    throw new WaybillError('query-timeout', `The question “${name}” could not be answered in the time it may take.`, {
      next: 'Narrow its period or goods, or allow more time (WAYBILL_TRACE_SECONDS), and export again.',
    })
  if (answer.projection.version !== graphVersion) throw graphChanged()
  for (const id of movements) wanted.movements.add(id)
  for (const id of parties) wanted.parties.add(id)
  wanted.affiliates ||= question.handover.affiliates
  wanted.transformations ||= question.handover.transformations
  return {
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
  }
}

/** What the whole answer says of a chain; of the records only its own shipments are wanted. */
async function askChain(
  sources: GatherSources,
  of: Case,
  { question: named, movements }: Extract<BundleScope, { kind: 'chain' }>,
  { wanted, graphVersion, options }: Asking & { options: { signal: AbortSignal; stage: (words: string) => void } },
): Promise<{ asked: [string, CaseQuestion]; scope: GatheredEvidence['head']['scope'] }> {
  const asked = questionOf(of, named)
  const { question, name } = asked[1]
  options.stage(`asking “${name}”`)
  const answer = await sources.ask({ ...question, limit: mostChains }, options.signal)
  if (answer.projection.version !== graphVersion) throw graphChanged()
  for (const id of movements) wanted.movements.add(id)
  for (const id of [...(question.from.parties ?? []), ...(question.to.parties ?? []), ...question.avoid])
    wanted.parties.add(id)
  wanted.affiliates = question.handover.affiliates
  wanted.transformations = question.handover.transformations
  const listed = answer.chains.find((chain) => chain.movements.join('\n') === movements.join('\n'))
  const whole = { chainCount: answer.chainCount, attributed: listed?.attributed ?? null }
  return { asked, scope: { kind: 'chain', question, movements, whole } }
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
