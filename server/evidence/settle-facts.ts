import { WaybillError } from '../errors.ts'
import { answerOn, worldOf } from './bundle-world.ts'
import { chainAlone } from './chain-alone.ts'
import type { EngineParts } from './evidence-parts.ts'
import { evidenceFormat, EvidenceFacts, type EvidenceRow } from './evidence-facts.ts'
import { graphChanged, type GatheredEvidence, type GatheredScope } from './gathered.ts'
import type { FactsScope } from './scope-facts.ts'
import { type SaidRow, statedBy } from './stated-facts.ts'

/**
 * Makes facts of what was gathered: in order, held against the rows, every figure computed again from them. It keeps a
 * thread busy for as long as it takes. Nothing is hidden yet.
 *
 * @param stage told what is being done, in words.
 * @throws WaybillError `conflict` where the figures come out otherwise than when they were asked for.
 */
export function settleFacts(
  { head, ...gathered }: GatheredEvidence,
  engine: EngineParts,
  stage: (words: string) => void,
): EvidenceFacts {
  const graph = { nodes: gathered.nodes.sort(byId), edges: gathered.edges.sort(byId) }

  stage('holding the graph against its rows')
  const readers = new Map(head.files.map((file) => [file.id, engine.rowReader(file)]))
  const said: SaidRow[] = []
  const rows: EvidenceRow[] = []
  for (const { file, row, line, fields, raw } of gathered.rows) {
    const says = readers.get(file)!({ row, line, fields })
    if (says !== null) said.push({ file, row, line, said: says })
    rows.push({ file, row, line, raw, visibleHash: null, values: fields, hidden: [], states: [] })
  }
  const { unbacked } = statedBy(graph, rows, said, engine)

  stage('computing the figures again from the rows alone')
  const questions = head.asked.map(({ chainCount, attributed, ...asked }) => {
    const answer = answerOn(worldOf(graph, new Set(asked.movements)), asked.question, engine)
    if (answer.chainCount !== chainCount || !near(answer.volume.attributed, attributed)) throw graphChanged()
    return { ...asked, answer }
  })
  const { id, version, createdAt, changedAt, changedBy, content } = head.case
  // Parsed, so that what is written and what is read again have their members in one order.
  return EvidenceFacts.parse({
    format: evidenceFormat,
    product: { name: 'Waybill', version: head.version },
    engine: head.engine,
    graphVersion: head.graphVersion,
    case: { id, version, createdAt, changedAt, changedBy, content },
    scope: settleScope(head.scope, graph, engine),
    leftOut: head.leftOut,
    questions,
    graph,
    files: head.files,
    rows,
    unbacked,
    missing: head.missing.sort(),
    redaction: { hide: [], salt: null, counts: {} },
    pictures: {},
  })
}

function settleScope(
  scope: GatheredScope,
  graph: Pick<EvidenceFacts['graph'], 'nodes' | 'edges'>,
  engine: EngineParts,
): FactsScope {
  if (scope.kind !== 'chain') return scope
  const alone = chainAlone(graph, scope, engine)
  if (alone === undefined)
    throw new WaybillError('invalid', 'These shipments are no chain of that question.', {
      next: 'Ask the question again and choose one of its chains.',
    })
  return { ...scope, alone }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const near = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a)))
