import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cases, createCases } from '../../server/cases/cases.ts'
import { CaseContent } from '../../server/contract/case-content.ts'
import type { Case, CaseHead } from '../../server/contract/cases.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { openState } from '../../server/state/state.ts'
import { emptyCase, fullCase } from '../cases/case-example.ts'
import { served, temporaryFolder } from '../support/waybill.ts'
import { ask, postJson } from './server.ts'

const folder = temporaryFolder()
const env = { WAYBILL_DATA: folder.path }
let server: Awaited<ReturnType<typeof served>>
beforeAll(async () => {
  server = await served({ env })
})
afterAll(async () => {
  await server.stop()
  folder[Symbol.dispose]()
})

const begun = async (): Promise<Case> =>
  (await postJson(server.address, '/api/v1/cases', { content: fullCase() })) as unknown as Case
const read = async (id: string): Promise<Case> => (await ask(server.address, `/api/v1/cases/${id}`)) as unknown as Case
const write = (id: string, method: 'PUT' | 'PATCH', body: object, version: number | '*') =>
  ask(server.address, `/api/v1/cases/${id}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'If-Match': version === '*' ? '*' : `"${version}"` },
    body: JSON.stringify(body),
  })
/** Both the description and a note say the same number, so that a half-written case would show. */
const numbered = (number: number) => ({
  patch: { description: `${number}`, notes: { n1: { text: `${number}` } } },
  step: `${number}`,
})

describe('of editors who write at once', () => {
  it('two get one 200 and one 412', async () => {
    const { id } = await begun()
    const both = await Promise.all([
      write(id, 'PUT', { content: emptyCase('Left') }, 1),
      write(id, 'PATCH', { patch: { name: 'Right' } }, 1),
    ])
    expect(both.map(({ status }) => status).sort((a, b) => Number(a) - Number(b))).toEqual([200, 412])
    expect(await read(id)).toMatchObject({ version: 2 })
  })

  it('a thousand leave as many versions as got a 200, and every one of those is in the history', async () => {
    const { id } = await begun()
    let newest = 1
    let written = 0
    let late = 0
    const editor = async (_: unknown, number: number) => {
      const change =
        number % 2 === 0
          ? await write(id, 'PATCH', numbered(number), newest)
          : await write(id, 'PUT', { content: { ...fullCase(), description: `${number}` }, step: `${number}` }, newest)
      if (change['status'] === 200) {
        written++
        newest = Math.max(newest, (change as unknown as CaseHead).version)
      } else {
        expect(change).toMatchObject({ status: 412, code: 'precondition-failed' })
        late++
      }
    }
    // Twenty at a time, each against the newest version that any of them has heard of.
    const all = Array.from({ length: 1000 })
    for (let from = 0; from < all.length; from += 20)
      await Promise.all(all.slice(from, from + 20).map((_, i) => editor(_, from + i)))
    expect(written + late).toBe(1000)
    expect(late).toBeGreaterThan(0)
    expect(await read(id)).toMatchObject({ version: 1 + written })
    const history = await ask(server.address, `/api/v1/cases/${id}/history?limit=500`)
    expect(history).toMatchObject({ total: 1 + written })
    for (const { version, step } of (history['items'] as { version: number; step: string }[]).slice(0, 50)) {
      const { content } = (await ask(server.address, `/api/v1/cases/${id}/versions/${version}`)) as unknown as Case
      expect(content.description).toBe(version === 1 ? fullCase().description : step)
    }
  })

  it('a thousand at the very same moment leave one', async () => {
    const { id } = await begun()
    const all = await Promise.all(Array.from({ length: 1000 }, (_, i) => write(id, 'PATCH', numbered(i), 1)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 412)).toHaveLength(999)
    expect(await read(id)).toMatchObject({ version: 2 })
  })
})

it('who is killed twenty times while a case saves itself leaves the case before or after, whole, every time', async () => {
  using calm = temporaryFolder()
  const file = join(calm.path, 'state.db')
  const id = 'killed'
  const looked = <T>(look: (cases: Cases) => T): T => {
    const state = openState(file)
    try {
      return look(createCases({ state, graph: {} as Graph, seconds: 0 }))
    } finally {
      state.close()
    }
  }
  looked((cases) => cases.create({ content: CaseContent.parse(fullCase()), step: '', by: '' }, id))
  let kept = 0
  for (let kill = 0; kill < 20; kill++) {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, 'case-autosave-child.ts'),
      file,
      id,
      String(kept + 1),
    ])
    let acknowledged = kept
    const gone = once(child, 'close')
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line)
      // It goes on saving meanwhile: some change is under way, or just done, when it strikes.
      if (acknowledged === kept + 1 + (kill % 5)) child.kill('SIGKILL')
    }
    expect(await gone).toEqual([null, 'SIGKILL'])
    const { content, version } = looked((cases) => cases.read(id))
    const number = Number(content.description)
    expect(content.notes['n1']?.text).toBe(content.description)
    expect(version).toBe(1 + number)
    // What was acknowledged is there, and at most one more that could not be said any more.
    expect(number).toBeGreaterThanOrEqual(acknowledged)
    expect(number).toBeLessThanOrEqual(acknowledged + 1)
    kept = number
  }
  expect(kept).toBeGreaterThanOrEqual(40)
  looked((cases) => {
    for (const number of [1, kept >> 1, kept]) {
      const { content } = cases.version(id, number + 1)
      expect([content.description, content.notes['n1']?.text]).toEqual([`${number}`, `${number}`])
    }
  })
})
