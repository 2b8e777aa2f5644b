import { statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { changesOf } from '../../server/cases/case-changes.ts'
import { createCases } from '../../server/cases/cases.ts'
import { CaseContent, type CaseContentInput, type KeptMovement } from '../../server/contract/case-content.ts'
import { type Json, type JsonObject, mergeDifference } from '../../server/contract/merge-patch.ts'
import { wireMovements } from '../../server/contract/trace.ts'
import type { Services } from '../../server/http/http-services.ts'
import { openState } from '../../server/state/state.ts'
import { emptyCase } from '../cases/case-example.ts'
import { fillGraph } from '../support/fill-graph.ts'
import { temporaryGrafeo } from '../support/graphs.ts'
import { listening } from '../support/http.ts'
import { temporaryFolder } from '../support/waybill.ts'
import { type BenchFigure, median, shownMs } from './bench-figure.ts'

const elements = 5000
/** As many as lie between two whole copies. */
const autosaves = 200

/** A case with a canvas of so many elements, each with a place, a note on every tenth, and as many movements kept. */
function largeCase(kept: number): CaseContentInput {
  const signed = { at: '2024-01-01T00:00:00Z', by: 'Ada' }
  const things = Array.from({ length: elements }, (_, i) => `d:p${i}`)
  return {
    ...emptyCase('A large case'),
    questions: {
      q: {
        position: 1,
        name: 'From Germany',
        question: { from: { countries: ['DE'] }, to: { group: 'ru-military' } },
        answer: {
          at: signed.at,
          version: 1,
          complete: true,
          measure: 'weight',
          unit: 'kg',
          counts: { movements: kept, parties: elements },
          movements: Object.fromEntries(Array.from({ length: kept }, (_, i) => [`d:s${i}`, movement(i)])),
        },
        ...signed,
      },
    },
    canvases: {
      c: {
        position: 1,
        name: 'As drawn',
        question: 'q',
        view: 'network',
        board: { pins: Object.fromEntries(things.map((id, i) => [id, { x: i % 71, y: (i * 7) % 83 }])) },
        selection: [],
        chain: [],
        ...signed,
      },
    },
    notes: Object.fromEntries(
      things
        .filter((_, i) => i % 10 === 0)
        .map((id, i) => [
          `n${i}`,
          { position: i, on: { kind: 'node' as const, id }, text: `What is known of ${id}.`, pinned: false, ...signed },
        ]),
    ),
  }
}

const movement = (i: number): KeptMovement => [
  `d:p${i % elements}`,
  `d:p${(i * 7 + 1) % elements}`,
  '2023-01-05',
  '2023-01-09',
  '854231',
  1 + (i % 100),
]

/** Opening and saving a case of 5,000 elements with 20,000 kept movements over HTTP, and holding it against the graph. */
export async function benchCases(): Promise<BenchFigure[]> {
  using folder = temporaryFolder()
  await using opened = await temporaryGrafeo()
  const file = join(folder.path, 'state.db')
  const state = openState(file)
  const cases = createCases({ state, graph: opened.graph, seconds: 30 })
  await using server = await listening({ services: () => ({ cases }) as Partial<Services> as Services })
  const on = `${elements.toLocaleString('en')} elements, ${wireMovements.toLocaleString('en')} kept movements`
  try {
    const send = async (method: string, path: string, body: unknown, tag?: number) => {
      const text = JSON.stringify(body)
      const begun = performance.now()
      const answer = await fetch(`${server.origin}/api/v1/cases${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(tag === undefined ? {} : { 'if-match': `"${tag}"` }) },
        body: text,
      })
      const reply = await answer.text()
      if (!answer.ok) throw new Error(reply)
      return { ms: performance.now() - begun, bytes: text.length + reply.length, reply: JSON.parse(reply) as unknown }
    }
    const content = largeCase(wireMovements)
    const { reply } = await send('POST', '', { content })
    const { id } = reply as { id: string }

    const opening: number[] = []
    let whole = 0
    for (let i = 0; i < 7; i++) {
      const begun = performance.now()
      const answer = await fetch(`${server.origin}/api/v1/cases/${id}`)
      const text = await answer.text()
      JSON.parse(text)
      opening.push(performance.now() - begun)
      whole = text.length
    }

    const size = () => {
      state.db.pragma('wal_checkpoint(TRUNCATE)')
      return statSync(file).size
    }
    const before = size()
    const saving: number[] = []
    let sent = 0
    let held = CaseContent.parse(content)
    for (let version = 1; version <= autosaves; version++) {
      const next = structuredClone(held)
      const pins = (next.canvases['c']!.board as { pins: Record<string, { x: number; y: number }> }).pins
      pins[`d:p${(version * 31) % elements}`] = { x: version, y: version }
      next.notes[`n${version % 500}`]!.text += ' More of it.'
      const patch = mergeDifference(asJson(held), asJson(next))
      const { ms, bytes } = await send('PATCH', `/${id}`, { patch, step: 'Moved and noted', by: 'Ada' }, version)
      saving.push(ms)
      sent += bytes
      held = next
    }
    const grown = (size() - before) / autosaves

    await fillWorld(opened.graph)
    const comparing: number[] = []
    for (let i = 0; i < 3; i++) {
      const begun = performance.now()
      const { answers, notLooked } = await changesOf(
        opened.graph,
        { version: 1, content: held },
        { limit: 1000, seconds: 30, signal: undefined },
      )
      comparing.push(performance.now() - begun)
      if (answers[0]?.same !== wireMovements || notLooked.length > 0)
        throw new Error(
          `the records say otherwise: ${JSON.stringify({ ...answers[0], changedMovements: answers[0]?.changedMovements.slice(0, 2), goneMovements: answers[0]?.goneMovements.slice(0, 2), notLooked })}`,
        )
    }
    const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
    return [
      { what: 'case as JSON', on, figure: `${(whole / 1e6).toFixed(1)} MB`, aim: '' },
      { what: 'open, median', on, figure: shownMs(median(opening)), aim: '≤ 1,000 ms' },
      { what: 'autosave, median', on, figure: shownMs(median(saving)), aim: '' },
      { what: 'autosave on the wire, there and back', on, figure: kb(sent / autosaves), aim: '≤ 2 kB' },
      {
        what: 'autosave in the state file, history included',
        on,
        figure: kb(grown),
        aim: `≤ ${kb(whole / 100)} (1 %)`,
      },
      { what: 'held against the graph, median', on, figure: shownMs(median(comparing)), aim: '≤ 2,000 ms' },
    ]
  } finally {
    state.close()
  }
}

const asJson = (content: CaseContent): Json => content as unknown as JsonObject

/** The movements that the case keeps, in the graph. */
async function fillWorld(graph: Parameters<typeof fillGraph>[0]): Promise<void> {
  const atOnce = 1000
  for (let from = 0; from < elements; from += atOnce)
    await fillGraph(graph, 'UNWIND $rows AS row CREATE (:Party:Company {id: row.id, name: row.id})', {
      rows: Array.from({ length: atOnce }, (_, i) => ({ id: `d:p${from + i}` })),
    })
  for (let from = 0; from < wireMovements; from += atOnce)
    await fillGraph(
      graph,
      `UNWIND $rows AS row
       MATCH (a:Party {id: row.from})
       MATCH (b:Party {id: row.to})
       CREATE (a)-[:CONSIGNED]->(:Shipment {id: row.id, departed: row.departed, arrived: row.arrived, hsCode: row.goods,
         netWeightKg: row.amount})-[:DELIVERED_TO]->(b)`,
      {
        rows: Array.from({ length: atOnce }, (_, i) => {
          const [consignor, consignee, departed, arrived, goods, amount] = movement(from + i)
          return { id: `d:s${from + i}`, from: consignor, to: consignee, departed, arrived, goods, amount }
        }),
      },
    )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchCases())
