import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { plainSvg } from './picture-outlines.ts'
import { NoPicture } from './picture-parts.ts'
import { pngWidth } from './picture-png.ts'

/*
 * The thread that makes the PNG of one picture. It draws in WebAssembly, which reaches neither files nor network and
 * gives the same bytes on every machine.
 */

async function draw(svg: string): Promise<{ png: Uint8Array } | { reason: string }> {
  try {
    const { text, width, height } = plainSvg(svg)
    await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
    const drawn = new Resvg(text, { fitTo: { mode: 'width', value: pngWidth(width, height) } }).render()
    return { png: drawn.asPng() }
  } catch (error) {
    if (error instanceof NoPicture) return { reason: error.message }
    throw error
  }
}

parentPort!.postMessage(await draw(workerData as string))
