import { Worker } from 'node:worker_threads'
import type { CanvasPdf } from '../contract/canvas-pdf.ts'
import { tooLong } from './picture-drawn.ts'

/** What is drawn of a kept picture: its PNG, or a page of a PDF around it. */
export type PictureTask = { svg: string } | { page: CanvasPdf; made: string; version: string }

/** What was drawn, or why nothing could be, in words that follow “since”. */
export type PictureDone = { bytes: Uint8Array } | { reason: string }

/** Milliseconds that one picture may take; a large one of the product's own takes under two seconds. */
const patience = 60_000

/** Draws in a thread of its own, which is ended when it takes too long. */
export async function drawApart(task: PictureTask): Promise<PictureDone> {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { workerData: task })
  const done = Promise.withResolvers<PictureDone>()
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
