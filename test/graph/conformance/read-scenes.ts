import { TraceQuestion } from '../../../server/contract/trace.ts'
import { changesOf } from '../../../server/cases/case-changes.ts'
import { CaseContent } from '../../../server/contract/case-content.ts'
import { createSchema } from '../../../server/console/console-schema.ts'
import { createExplorer } from '../../../server/explore/explorer.ts'
import { createSearcher } from '../../../server/search/searcher.ts'
import { createSizer } from '../../../server/status/status.ts'
import { noted } from '../../../server/graph/changes.ts'
import { createTracer } from '../../../server/trace/tracer.ts'
import { filesQuery } from '../../../server/trace/trace-queries.ts'
import { silent } from '../../support/graphs.ts'
import { emptyCase } from '../../cases/case-example.ts'
import type { Scene } from './scene.ts'

export const traceScene: Scene = async ({ graph, folder }) => {
  const tracer = createTracer({ graph, folder, seconds: 30, log: silent })
  try {
    const question = TraceQuestion.parse({ from: { parties: ['d:p1'] }, to: { group: 'ru-military' } })
    const answer = await tracer.ask(question)
    if (answer.corridor.movements.length === 0) throw new Error('the world holds no corridor')
    // A change of no shipment, that says so: what a file states now is read, and no more.
    const [file] = await graph.read(filesQuery, {})
    await graph.write(noted({ file: file?.id ?? '' }))
    tracer.refresh()
    await tracer.ready()
  } finally {
    await tracer.close()
  }
}

export const searchScene: Scene = async ({ graph, folder }) => {
  const searcher = createSearcher({ graph, folder, log: silent })
  try {
    for (const q of ['Nordlicht', 'processors', 'd:s1', 'Lancet']) await searcher.search({ q, limit: 10 })
  } finally {
    await searcher.close()
  }
}

export const exploreScene: Scene = async ({ graph }) => {
  const explorer = createExplorer({ graph })
  for (const id of ['d:p1', 'd:p3', 'd:s1', 'good:854231', 'country:DE', 'port:DEHAM', 'nowhere']) {
    await explorer.node(id).catch((error: { code?: string }) => {
      if (error.code !== 'not-found') throw error
    })
  }
  for (const direction of ['in', 'out', 'both'] as const) {
    await explorer.expand({
      ids: ['d:p1', 'd:p2', 'good:854231'],
      edges: ['CONSIGNED', 'CARRIES', 'OWNS'],
      direction,
      limit: 50,
    })
  }
}

export const placesScene: Scene = async ({ graph }) => {
  const { shipments } = await createExplorer({ graph }).places(['d:s1', 'd:s2', 'nowhere'])
  if (shipments.every(({ loaded, crossed, discharged }) => (loaded ?? crossed ?? discharged) === null))
    throw new Error('no shipment of the world names a port')
}

export const casesScene: Scene = async ({ graph }) => {
  const signed = { at: '2024-01-01T00:00:00Z', by: '' }
  const kept = ['d:p1', 'd:p2', '2023-01-05', '2023-01-09', '854231', 1]
  const content = CaseContent.parse({
    ...emptyCase(),
    questions: {
      q: {
        position: 1,
        name: '',
        question: { from: { parties: ['d:p1'] }, to: { group: 'ru-military' } },
        answer: {
          at: signed.at,
          version: 1,
          complete: true,
          measure: 'weight',
          counts: { movements: 2, parties: 3 },
          movements: { 'd:s1': kept, nowhere: kept },
        },
        ...signed,
      },
    },
    evidence: Object.fromEntries(
      [
        ...['d:p1', 'd:s1', 'good:854231', 'port:DEHAM', 'nowhere'].map((id) => ({ kind: 'node', id })),
        { kind: 'edge', id: 'd:p1-CONSIGNED->d:s1', from: 'd:p1', to: 'd:s1' },
        { kind: 'edge', id: 'd:s1-CARRIES->good:854231', from: 'd:s1', to: 'good:854231' },
        { kind: 'edge', id: 'nothing', from: 'd:s1', to: 'nowhere' },
      ].map((fact, i) => [`e${i}`, { position: i, fact, ...signed }]),
    ),
  })
  const changes = await changesOf(graph, { version: 1, content }, { limit: 10, seconds: 30, signal: undefined })
  const [answer] = changes.answers
  if (answer?.changed !== 1 || answer.gone !== 1) throw new Error('the world holds no movement of that id')
  if (changes.facts.gone !== 2) throw new Error('the world holds other facts')
}

export const statusScene: Scene = async ({ graph }) => {
  await createSizer(graph)()
}

export const schemaScene: Scene = async ({ graph }) => {
  const { labels } = await createSchema({ graph, seconds: 30 })()
  if (labels.every(({ properties }) => properties.length === 0)) throw new Error('no label of the world has a property')
}
