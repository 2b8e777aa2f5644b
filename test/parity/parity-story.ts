import type { TraceQuestionInput } from '../../server/contract/trace.ts'
import { graphLines } from '../support/graph-hash.ts'
import { annexIv, parties, passing, shipments, shipmentsLater } from './parity-files.ts'
import type { WholeServer } from './whole-server.ts'

const opening = {
  from: { group: 'eu' },
  to: { group: 'ru-military' },
  goods: { tiers: ['1', '2'] },
  period: { from: '2022-03-01', to: '2023-12-31' },
  datasets: ['demo'],
} as const satisfies TraceQuestionInput
const own = {
  from: { countries: ['DE'] },
  to: { group: 'ru-military' },
  datasets: ['own'],
} satisfies TraceQuestionInput

export const questions: Record<string, TraceQuestionInput> = {
  'the opening question': opening,
  'first in, first out': { ...opening, handover: { draw: 'fifo' } },
  'last in, first out': { ...opening, handover: { draw: 'lifo' } },
  'match hs2': { ...opening, handover: { match: 'hs2' } },
  'match hs4': { ...opening, handover: { match: 'hs4' } },
  'match exact': { ...opening, handover: { match: 'exact' } },
  'match any': { ...opening, handover: { match: 'any' }, limit: 1000 },
  'via Kazakhstan': { ...opening, via: { countries: ['KZ'] } },
  'avoiding one party': { ...opening, avoid: ['demo:kedrimpuls'] },
  'by value': { ...opening, measure: 'value' },
  'by quantity': { ...opening, measure: 'quantity' },
  'goods by code, short stays, a day of handling': {
    from: { countries: ['DE', 'EE'] },
    to: { parties: ['demo:yasenets'] },
    goods: { codes: ['8542'] },
    handover: { minHandlingDays: 1, maxHoldDays: 30 },
    maxHops: 3,
  },
  'to whoever is listed': { from: { group: 'eu' }, to: { group: 'listed' } },
  'every movement there is': { from: { group: 'eu' }, to: { countries: ['RU'] }, handover: { match: 'any' } },
  'an empty corridor': { ...opening, period: { from: '1999-01-01', to: '1999-12-31' } },
  'nobody to begin from': { from: { countries: ['AQ'] }, to: { group: 'ru-military' } },
  'a party nobody knows': { from: { parties: ['demo:nobody'] }, to: { group: 'ru-military' } },
  'own files': own,
  'own files, by value, first in first out': { ...own, measure: 'value', handover: { draw: 'fifo', match: 'hs4' } },
  'own files, by quantity': { ...own, measure: 'quantity', handover: { match: 'any' } },
}

const words = [
  'kedrimpuls',
  'Кедримпульс',
  'brukwald',
  'Бета',
  'söhne',
  'HRB 1',
  'S-0308',
  'script',
  'Sarybulak',
  '854231',
]
const kinds = ['Company', 'EndUser', 'Shipment', 'Listing', 'System', 'Dataset', 'Port']
const nodes = [
  'demo:kedrimpuls', 'demo:yasenets', 'demo:sarybulak', 'demo:S-0308', 'own:A', 'own:😀', "own:x' OR 1=1 //", 'own:S1', 'own:s4',
  'good:854231', 'port:LTMDK', 'country:KZ', 'country:DE', 'own:nobody', 'annex:1',
] // prettier-ignore

/** What there is to compare, name by name, in the order in which it was asked. */
export type Answers = ReadonlyMap<string, unknown>

/** Brings the same files into a server with the demo case, asks the same of it and writes the answers down. */
export async function tell(server: WholeServer): Promise<Answers> {
  const answers = new Map<string, unknown>()
  const note = (name: string, answer: unknown): void => void answers.set(name, lasting(answer))

  note('own files', await server.bring('own', { 'parties.csv': parties, 'shipments.csv': shipments }))
  const [first] = server.features.importer.jobs()
  for (const file of [0, 1])
    note(`rejected rows ${file}`, await server.text(`/api/v1/jobs/${first?.id}/rejects?file=${file}`))
  note('the graph with own files', await graphLines(server.features.graph))
  note('the same again', await server.bring('own', { 'shipments.csv': shipments }))
  note('the list of the EU', await server.bring('annex', { 'annex-iv.csv': annexIv }))
  note('an update', await server.bring('own', { 'shipments.csv': shipmentsLater }))
  note('the graph after the update', await graphLines(server.features.graph))
  note('a passing file', await server.bring('passing', { 'passing.csv': passing }))
  note('a passing file undone', await server.undo('passing'))
  note('the graph after the undo', await graphLines(server.features.graph))

  for (const [name, question] of Object.entries(questions)) {
    const answer = (await server.post('/api/v1/trace', question)) as Partial<Traced>
    note(`trace: ${name}`, answer)
    for (const movement of answer.chains?.[0]?.movements ?? [])
      note(`lots: ${name}, ${movement}`, await server.post('/api/v1/trace/lots', { question, movement }))
  }
  for (const word of words)
    for (const kind of ['', ...kinds])
      note(`search: ${word} ${kind}`, await server.get(`/api/v1/search?q=${encodeURIComponent(word)}&kind=${kind}`))
  for (const id of nodes) {
    note(`node: ${id}`, await server.get(`/api/v1/nodes/${encodeURIComponent(id)}`))
    note(`neighbours: ${id}`, await server.post('/api/v1/expand', { ids: [id], limit: 40 }))
  }
  note('all at once', await server.post('/api/v1/expand', { ids: nodes.slice(0, 13), direction: 'out', limit: 5000 }))
  note('counts', await server.post('/api/v1/expand', { ids: nodes.slice(0, 13), limit: 0 }))
  note('datasets', await server.get('/api/v1/datasets'))
  return answers
}

interface Traced {
  chains: { movements: string[] }[]
  projection: unknown
}

/** Times, job and request numbers, rates and the count of the engine's own writes differ between any two runs. */
const passes = new Set([
  'timings', 'projection', 'job', 'importedAt', 'createdAt', 'finishedAt', 'requestId', 'rowsPerSecond', 'secondsLeft',
]) // prettier-ignore

function lasting(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(lasting)
  if (typeof answer !== 'object' || answer === null) return answer
  const isJob = 'progress' in answer
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([key]) => !passes.has(key) && !(isJob && key === 'id'))
      .map(([key, value]) => [key, lasting(value)]),
  )
}
