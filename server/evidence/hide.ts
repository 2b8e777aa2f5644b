import type { EvidenceRequest } from '../contract/evidence.ts'
import type { GraphEdge, GraphNode } from '../contract/graph.ts'
import { answerOn, worldOf } from './bundle-world.ts'
import { chainAlone } from './chain-alone.ts'
import { EvidenceFacts, type EvidenceFile, type EvidenceRow } from './evidence-facts.ts'
import type { EngineParts, Said } from './evidence-parts.ts'
import { type Hidden, hiddenParties } from './hidden-parties.ts'
import { visibleHash } from './hidden-rows.ts'
import type { FactsScope } from './scope-facts.ts'
import { type SaidRow, statedBy } from './stated-facts.ts'
import type { Digest } from './verify-zip.ts'

/** Fields that tell who a party is, besides its id and name. */
const telling = new Set(['aliases', 'registration_number', 'founded', 'dissolved', 'business_code'])
const contactFields = new Set(['address', 'phone', 'email', 'website'])
const contactTies = new Set(['REGISTERED_AT', 'REACHED_BY'])
const contactKinds = new Set(['Address', 'Contact'])

/**
 * Facts with people, contacts or all names hidden. The rows are changed first, cell by cell, and everything else follows
 * from them as it followed from the originals: so nothing that was hidden is left, and the bundle still verifies.
 */
export async function hideFacts(
  facts: EvidenceFacts,
  hide: EvidenceRequest['hide'],
  parts: EngineParts & { digest: Digest },
): Promise<EvidenceFacts> {
  if (hide.length === 0) return facts
  const hidden = hiddenParties(facts, hide)
  const salt = await parts.digest(
    utf8(JSON.stringify([facts.case.id, facts.case.version, facts.files.map(({ sha256 }) => sha256)])),
  )
  const files = facts.files.map((file) => ({ ...file, name: hidden.texts.in(file.name), path: null }))
  const ids = new Map<string, string>()
  const rows: EvidenceRow[] = []
  const said: SaidRow[] = []
  const byFile = Map.groupBy(facts.rows, (row) => row.file)
  for (const file of facts.files) {
    const read = parts.rowReader(file)
    for (const row of byFile.get(file.id) ?? []) {
      const changed = hideIn(row, file, hidden)
      const before = read({ row: row.row, line: row.line, fields: row.values })
      const after = read({ row: row.row, line: row.line, fields: changed.values })
      if (before !== null && after !== null) pair(withoutContacts(before, after), after, ids)
      if (after !== null) said.push({ file: file.id, row: row.row, line: row.line, said: after })
      const visible = changed.hidden.length === 0 ? null : await visibleHash(salt, changed, parts.digest)
      rows.push({ ...changed, visibleHash: visible })
    }
  }
  const map = (id: string) => ids.get(id) ?? hidden.texts.in(id)
  const graph = hiddenGraph(facts.graph, said, { hidden, ids, map })
  const { unbacked } = statedBy(graph, rows, said, parts)
  const content = hideContent(facts, map)
  const questions = facts.questions.map((question) => {
    const asked = content.questions[question.key]!
    const movements = question.movements.map(map).sort()
    const answer = answerOn(worldOf(graph, new Set(movements)), asked.question, parts)
    return { ...question, name: asked.name, question: asked.question, movements, answer }
  })
  const scope = hideScope(facts.scope, graph, map, parts)
  const pictures = Object.values(facts.case.content.canvases).filter(({ picture }) => picture !== undefined).length
  return EvidenceFacts.parse({
    ...facts,
    case: { ...facts.case, changedBy: hidden.texts.in(facts.case.changedBy), content },
    scope,
    questions,
    graph,
    files,
    rows,
    unbacked,
    missing: facts.missing.map(map).sort(),
    redaction: {
      hide: [...hide].sort(),
      salt,
      counts: { ...hidden.counts, rows: rows.filter(({ raw }) => raw === null).length, pictures },
    },
  })
}

/** A row with its cells hidden: a hidden party's own row says nothing that tells who it is. */
function hideIn(row: EvidenceRow, file: EvidenceFile, { parties, contacts, bareIds, texts }: Hidden): EvidenceRow {
  const own = row.states.some((id) => parties.has(id)) && file.kind === 'parties'
  const values = row.values.map((value, at) => {
    const field = file.mapping[file.headers[at] ?? ''] ?? null
    if (value === '') return value
    if (field !== null && contactFields.has(field) && (contacts || own)) return ''
    if (own && (field === null || telling.has(field))) return ''
    const id = field !== null && /(^|_)id$/.test(field) ? bareIds.get(`${file.dataset} ${value.trim()}`) : undefined
    return id ?? texts.in(value)
  })
  const hidden = values.flatMap((value, at) => (value === row.values[at] ? [] : [at]))
  return hidden.length === 0 ? row : { ...row, values, hidden, raw: null }
}

/** What a row said before, without the contacts that it says no more: then both lists go side by side. */
function withoutContacts(before: Said, after: Said): Said {
  if (before.nodes.length === after.nodes.length) return before
  return {
    ...before,
    nodes: before.nodes.filter(({ labels }) => !contactKinds.has(labels[0] ?? '')),
    edges: before.edges.filter(({ kind }) => !contactTies.has(kind)),
  }
}

/** Notes what each thing of a row is called now. */
function pair(before: Said, after: Said, ids: Map<string, string>): void {
  const note = (old: string, now: string | undefined) => now !== undefined && ids.set(old, now)
  for (const [i, node] of before.nodes.entries()) note(node.id, after.nodes[i]?.id)
  for (const [i, { id, foreign }] of before.mentions.entries()) {
    note(id, after.mentions[i]?.id)
    if (foreign !== null) note(foreign, after.mentions[i]?.foreign ?? undefined)
  }
  for (const [i, { id }] of before.edges.entries()) {
    const now = after.edges[i]?.id
    if (id !== null && now !== null) note(id, now)
  }
}

/** The graph anew: each thing as its row says it now, under its id of now. */
function hiddenGraph(
  graph: EvidenceFacts['graph'],
  said: readonly SaidRow[],
  { hidden, ids, map }: { hidden: Hidden; ids: ReadonlyMap<string, string>; map: (id: string) => string },
): EvidenceFacts['graph'] {
  const nodesBy = new Map<string, GraphNode['properties']>()
  const edgesBy = new Map<string, GraphEdge['properties']>()
  for (const { file, row, said: says } of said) {
    for (const { id, properties } of says.nodes) nodesBy.set(`${file} ${row} ${id}`, properties)
    for (const { id, properties } of says.edges) if (id !== null) edgesBy.set(`${file} ${row} ${id}`, properties)
  }
  const nodes = new Map<string, GraphNode>()
  for (const node of graph.nodes) {
    // A contact that no row names any more was hidden.
    if (contactKinds.has(node.kind) && !ids.has(node.id)) continue
    const id = map(node.id)
    const own = nodesBy.get(`${String(node.properties['file'])} ${String(node.properties['row'])} ${id}`)
    const stub = node.properties['stub'] === true
    const code = hidden.parties.get(node.id)
    const properties =
      own !== undefined && !stub
        ? own
        : {
            ...hidden.texts.deep(node.properties),
            id,
            ...(code !== undefined && stub ? { name: stubName(node, code) } : {}),
          }
    const name = properties['name']
    nodes.set(id, {
      ...node,
      id,
      name: typeof name === 'string' && name !== '' ? name : id,
      properties: filled(properties),
    })
  }
  const edges = new Map<string, GraphEdge>()
  for (const edge of graph.edges) {
    const [from, to] = [map(edge.from), map(edge.to)]
    if (!nodes.has(from) || !nodes.has(to)) continue
    const unnamed = edge.id === `${edge.from}-${edge.kind}->${edge.to}`
    const id = unnamed ? `${from}-${edge.kind}->${to}` : map(edge.id)
    const own = edgesBy.get(`${String(edge.properties['file'])} ${String(edge.properties['row'])} ${id}`)
    edges.set(id, { ...edge, id, from, to, properties: filled(own ?? hidden.texts.deep(edge.properties)) })
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  return { nodes: [...nodes.values()].sort(byId), edges: [...edges.values()].sort(byId) }
}

/** A party that is only named: by its code, or by the code of its id where its name was that. */
function stubName({ id, name, properties }: GraphNode, code: { name: string; bare: string }): string {
  return name === id.slice(String(properties['dataset']).length + 1) ? code.bare : code.name
}

const filled = <T extends Record<string, unknown>>(properties: T): T =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)) as T

function hideScope(
  scope: FactsScope,
  graph: EvidenceFacts['graph'],
  map: (id: string) => string,
  parts: EngineParts,
): FactsScope {
  if (scope.kind !== 'chain') return scope
  const question = mapped(scope.question, map) as typeof scope.question
  const movements = scope.movements.map(map)
  const alone = chainAlone(graph, { question, movements }, parts)
  if (alone === undefined) throw new Error('With what is hidden the chain is none any more.')
  return { ...scope, question, movements, alone }
}

/** A value with every string in it mapped, keys of objects among them. */
function mapped(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((each: unknown) => mapped(each, map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [map(key), mapped(each as unknown, map)]))
}

/** The case with its texts and ids hidden. Pictures are left out: a name that is cut short in one could not be found. */
function hideContent({ case: of }: EvidenceFacts, map: (id: string) => string): EvidenceFacts['case']['content'] {
  const deep = (value: unknown): unknown => mapped(value, map)
  const { canvases, ...content } = of.content
  const shown = Object.entries(canvases).map(([key, canvas]) => [
    key,
    { ...(deep(canvas) as object), picture: undefined },
  ])
  return { ...(deep(content) as object), canvases: Object.fromEntries(shown) } as EvidenceFacts['case']['content']
}

async function* utf8(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
