import { once } from 'node:events'
import type { Response } from 'express'
import { WaybillError } from '../errors.ts'
import { problemOf } from './http-problem.ts'

/**
 * Sends values as lines of JSON as they come, no faster than the client reads. What fails before the first of them is
 * the answer's problem; what fails later is its last line, since the head is sent. A client that goes, or that reads
 * nothing for a minute, ends the values.
 *
 * @param patience milliseconds in which a client must take something.
 */
export async function sendLines(
  res: Response,
  lines: AsyncIterable<unknown>,
  signal: AbortSignal,
  patience = 60_000,
): Promise<void> {
  const put = async (line: unknown): Promise<void> => {
    if (!res.headersSent) {
      res.status(200).setHeader('Content-Type', 'application/x-ndjson; charset=utf-8')
      res.setHeader('X-Accel-Buffering', 'no')
    }
    if (!res.write(`${JSON.stringify(line)}\n`))
      await once(res, 'drain', { signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) })
  }
  try {
    for await (const line of lines) await put(line)
    res.end()
  } catch (error) {
    if (signal.aborted) return
    if (error instanceof Error && error.name === 'AbortError') return void res.destroy()
    if (!res.headersSent || !(error instanceof WaybillError)) throw error
    res.end(`${JSON.stringify({ line: 'problem', problem: problemOf(error, String(res.locals['requestId'])) })}\n`)
  }
}
