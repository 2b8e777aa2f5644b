import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { JsonBytes } from '../../server/contract/json-bytes.ts'
import { postCarriers } from '../../server/contract/trace-details.ts'
import { postTrace, TraceAnswer } from '../../server/contract/trace.ts'
import type { Services } from '../../server/http/http-services.ts'
import { TraceAnswers } from '../../server/trace/trace-answers.ts'
import { TraceThreads } from '../../server/trace/trace-threads.ts'
import { silent } from '../support/graphs.ts'
import { listening } from '../support/http.ts'
import { busyWorld } from './busy-world.ts'
import { questionOf } from './world.ts'

const question = questionOf({ from: { group: 'eu' }, to: { group: 'ru-military' } })
/** Takes long on the busy world. */
const long = { question, limit: 1000 }
const quick = busyWorld(60)
const busy = busyWorld()

let threads: TraceThreads | undefined
afterEach(() => threads?.close())

function open(count: number, block: SharedArrayBuffer): { threads: TraceThreads; answers: TraceAnswers } {
  threads = new TraceThreads(count, 3600, silent)
  const answers = new TraceAnswers(threads)
  answers.use(block)
  return { threads, answers }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5)
}

const parsed = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

describe('the threads that answer', () => {
  it('serve a client that asks once before the rest of what another asks', async () => {
    const { answers } = open(1, quick.block)
    const done: string[] = []
    const ask = (client: string, limit: number) =>
      answers.get('trace', { ...question, limit }, { client }).then(() => done.push(client))
    await Promise.all([...Array.from({ length: 30 }, (_, i) => ask('many', i + 1)), ask('one', 50)])
    expect(done.indexOf('one')).toBeLessThanOrEqual(2)
    expect(done).toHaveLength(31)
  })

  it('answer equal questions that run at the same time once, and later ones from what is kept', async () => {
    const { answers } = open(2, quick.block)
    const turned = Object.fromEntries(Object.entries(question).reverse()) as typeof question
    const [a, b] = await Promise.all([
      answers.get('trace', question, { client: 'a' }),
      answers.get('trace', turned, { client: 'b' }),
    ])
    expect(b).toBe(a)
    expect(TraceAnswer.parse(parsed(a)).complete).toBe(true)
    expect(await answers.get('trace', question, { client: 'c' })).toBe(a)
    expect(await answers.get('trace', { ...question, limit: 1 }, { client: 'c' })).not.toBe(a)
    answers.use(quick.block)
    expect(await answers.get('trace', question, { client: 'c' })).not.toBe(a)
  })

  it('do not keep an answer that the time limit cut', async () => {
    threads = new TraceThreads(1, 1e-9, silent)
    const answers = new TraceAnswers(threads)
    answers.use(quick.block)
    const first = await answers.get('trace', question, { client: 'a' })
    expect(TraceAnswer.parse(parsed(first)).complete).toBe(false)
    expect(await answers.get('trace', question, { client: 'a' })).not.toBe(first)
  })

  it('go on with a question while anybody waits for it, and give it up when the last has gone', async () => {
    const { threads: all, answers } = open(2, busy.block)
    const [one, two] = [new AbortController(), new AbortController()]
    const asked = [one, two].map(({ signal }) => answers.get('carriers', long, { client: 'a', signal }))
    const ended = Promise.allSettled(asked)
    await until(() => all.busy === 1)
    one.abort()
    await expect(asked[0]).rejects.toMatchObject({ code: 'cancelled' })
    expect(all.busy).toBe(1)
    two.abort()
    await ended
    await until(() => all.busy === 0)
  })

  it('leave a thread to plain questions when many long ones are asked', async () => {
    const { threads: all, answers } = open(2, busy.block)
    const gone = new AbortController()
    const longs = Array.from({ length: 4 }, (_, i) =>
      answers.get('carriers', { ...long, limit: 100 + i }, { client: `c${i}`, signal: gone.signal }),
    )
    const ended = Promise.allSettled(longs)
    const few = questionOf({ from: { parties: ['d:p1'] }, to: { parties: ['d:p55'] }, period: { to: '2022-02-01' } })
    expect(parsed(await answers.get('trace', few, { client: 'c0' }))).toMatchObject({ complete: true })
    expect(all.busy).toBe(1)
    gone.abort()
    await ended
    await until(() => all.busy === 0)
  })

  it('stop when the client that asked over HTTP has gone', async () => {
    const { threads: all, answers } = open(2, busy.block)
    const tracer: Pick<Services['tracer'], 'json'> = {
      json: async (kind, body, asker) => new JsonBytes(await answers.get(kind, body as never, asker)),
    }
    await using server = await listening({ services: () => ({ tracer }) as Services })
    const post = (path: string, body: object) => {
      const sent = request({
        port: server.port,
        host: '127.0.0.1',
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      })
      sent.on('error', () => undefined)
      sent.end(JSON.stringify(body))
      return sent
    }
    const leaving = post(postCarriers.path, long)
    await until(() => all.busy === 1)
    leaving.destroy()
    await until(() => all.busy === 0)

    const staying = post(postTrace.path, question)
    const text = await new Promise<string>((resolve) =>
      staying.on('response', (answer) => {
        let all = ''
        answer.setEncoding('utf8').on('data', (part: string) => (all += part))
        answer.on('end', () => resolve(all))
      }),
    )
    expect(TraceAnswer.parse(JSON.parse(text)).corridor.counts.movements).toBeGreaterThan(5000)
  })
})
