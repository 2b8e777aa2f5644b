import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { NoPicture } from './picture-parts.ts'
import type { PictureDone, PictureTask } from './picture-thread.ts'

/*
 * The thread that draws one picture. A PNG is drawn in WebAssembly, which reaches neither files nor network and gives the
 * same bytes on every machine. Each task loads what it needs alone.
 */

/** Pixels for each unit of a picture, and the most of a whole one. */
const ratio = 2
const mostPixels = 16_000_000

async function pngOf(svg: string): Promise<Uint8Array> {
  const { plainSvg } = await import('./picture-outlines.ts')
  const { text, width, height } = plainSvg(svg)
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
  const value = Math.max(1, Math.floor(width * Math.min(ratio, Math.sqrt(mostPixels / (width * height)))))
  return new Resvg(text, { fitTo: { mode: 'width', value } }).render().asPng()
}

async function draw(task: PictureTask): Promise<PictureDone> {
  try {
    if ('svg' in task) return { bytes: await pngOf(task.svg) }
    const { canvasPage } = await import('./canvas-page.ts')
    return { bytes: await canvasPage(task.page, task) }
  } catch (error) {
    if (error instanceof NoPicture) return { reason: error.message }
    throw error
  }
}

parentPort!.postMessage(await draw(workerData as PictureTask))
