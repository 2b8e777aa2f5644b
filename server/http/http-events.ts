import { once } from 'node:events'
import type { Request, Response } from 'express'

/** One server-sent event. */
export interface Event {
  readonly id: number
  readonly event: string
  readonly data: unknown
}

/** Milliseconds between comments that keep a quiet stream open. */
const heartbeat = 15_000
/** Milliseconds after which a browser comes back to a stream that broke. */
const comeBack = 1_000

/** Sends events as they come, no faster than the client reads, until they end, the client goes or the server closes. */
export async function sendEvents(req: Request, res: Response, events: AsyncIterable<Event>, signal: AbortSignal) {
  res.status(200)
  res.setHeader('Content-Type', 'text/event-stream')
  res.setHeader('X-Accel-Buffering', 'no')
  res.flushHeaders()
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  res.write(`retry: ${comeBack}\n\n`)
  const beat = setInterval(() => res.write(':\n\n'), heartbeat)
  try {
    for await (const { id, event, data } of events) {
      if (signal.aborted) break
      const more = res.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      if (!more) await once(res, 'drain', { signal })
    }
  } catch (error) {
    // The head is sent: an error can only end the stream, and the client asks again from its last event.
    if (!signal.aborted) throw error
  } finally {
    clearInterval(beat)
    res.end()
  }
}
