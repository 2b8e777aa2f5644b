import type { DrawnPng } from './picture-drawn.ts'
import { drawApart } from './picture-thread.ts'

/** Makes the PNG of a kept picture, as `DrawPng`. */
export async function drawPng(svg: string): Promise<DrawnPng> {
  const done = await drawApart({ svg })
  return 'bytes' in done ? { png: done.bytes } : done
}
