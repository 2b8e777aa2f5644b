import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { availableParallelism } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { JsonBytes } from '../../server/contract/json-bytes.ts'
import { postTrace } from '../../server/contract/trace.ts'
import type { Services } from '../../server/http/http-services.ts'
import { TraceAnswers } from '../../server/trace/trace-answers.ts'
import { TraceThreads } from '../../server/trace/trace-threads.ts'
import { silent } from '../support/graphs.ts'
import { listening } from '../support/http.ts'
import { type BenchFigure, median, shownMs } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, question, tenthOf, worlds } from './bench-world.ts'

interface Waited {
  one: number[]
  many: number[]
}

const clients = 8

/** Whole answers over HTTP, asked by a process of its own: eight clients at once against one, and what the server's loop waits. */
export async function benchServed(world: BenchWorld = worlds.S1): Promise<BenchFigure[]> {
  const on = described(world)
  const { block } = await projectionOfBench(world)
  const threads = new TraceThreads(Math.max(2, availableParallelism()), 600, silent)
  const answers = new TraceAnswers(threads)
  answers.use(block)
  const tracer: Pick<Services['tracer'], 'json'> = {
    json: async (kind, body, asker) => new JsonBytes(await answers.get(kind, body as never, asker)),
  }
  try {
    await using server = await listening({ services: () => ({ tracer }) as Services })
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const { one, many } = await askedFrom(`${server.origin}${postTrace.path}`)
    delay.disable()
    const alone = median(one)
    const late = many.toSorted((a, b) => a - b)[Math.ceil(many.length * 0.95) - 1]!
    const ms = (nanoseconds: number) => `${(nanoseconds / 1e6).toFixed(0)} ms`
    return [
      { what: 'whole answer over HTTP, one client, median', on, figure: shownMs(alone), aim: '' },
      { what: `${clients} clients, p95`, on, figure: shownMs(late), aim: '' },
      { what: 'times as long', on, figure: (late / alone).toFixed(1), aim: '≤ 4' },
      { what: 'event loop delay, p99', on, figure: ms(delay.percentile(99)), aim: '< 50 ms' },
      { what: 'event loop delay, most', on, figure: ms(delay.max), aim: '' },
    ]
  } finally {
    await threads.close()
  }
}

async function askedFrom(url: string): Promise<Waited> {
  const child = spawn(process.execPath, [import.meta.filename, 'ask', url], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Waited
  throw new Error('the clients ended without an answer')
}

/** No two questions are equal, so that none is answered from what was kept. */
async function ask(url: string): Promise<void> {
  let asked = 0
  const once = async (client: number): Promise<number> => {
    const from = new Date(Date.UTC(2000, 0, 1 + asked++)).toISOString().slice(0, 10)
    const begun = performance.now()
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': `client ${client}` },
      body: JSON.stringify({ ...question, period: { from } }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    await answer.arrayBuffer()
    return performance.now() - begun
  }
  for (let i = 0; i < 4; i++) await once(0)
  const one: number[] = []
  for (let i = 0; i < 7; i++) one.push(await once(0))
  const many: number[] = []
  const each = async (_: unknown, client: number) => {
    for (let i = 0; i < 3; i++) many.push(await once(client))
  }
  await Promise.all(Array.from({ length: clients }, each))
  console.log(JSON.stringify({ one, many } satisfies Waited))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , first, url] = process.argv
  if (first === 'ask') await ask(url!)
  else console.table(await benchServed(first === 'small' ? tenthOf(worlds.S1) : worlds.S1))
}
