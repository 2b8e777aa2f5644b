import { Worker } from 'node:worker_threads'
import { type DrawnPng, tooLong } from './picture-drawn.ts'

/** Pixels for each unit of a picture, and the most of a whole one. */
const ratio = 2
const mostPixels = 16_000_000
/** Milliseconds that one picture may take; a large one of the product's own takes under two seconds. */
const patience = 60_000

/** How wide the PNG of a picture is. */
export const pngWidth = (width: number, height: number): number =>
  Math.max(1, Math.floor(width * Math.min(ratio, Math.sqrt(mostPixels / (width * height)))))

/** Draws in a thread of its own, which is ended when it takes too long. */
export async function drawPng(svg: string): Promise<DrawnPng> {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { workerData: svg })
  const done = Promise.withResolvers<DrawnPng>()
  worker.on('message', done.resolve)
  worker.on('error', () => done.resolve({ reason: 'it could not be drawn' }))
  worker.on('exit', () => done.resolve({ reason: 'it could not be drawn' }))
  const late = setTimeout(() => done.resolve({ reason: tooLong }), patience)
  try {
    return await done.promise
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}
