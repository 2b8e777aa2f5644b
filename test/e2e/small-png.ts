import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG again with the 256 colours that stand for it best, and nothing see-through. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png)
  const count = width * height
  const colours = new Map<number, number>()
  const at = (i: number) => ((data[i * 4] ?? 0) << 16) | ((data[i * 4 + 1] ?? 0) << 8) | (data[i * 4 + 2] ?? 0)
  for (let i = 0; i < count; i++) colours.set(at(i), (colours.get(at(i)) ?? 0) + 1)
  const palette = choose(colours)
  const nearest = new Map([...colours.keys()].map((colour) => [colour, nearestOf(palette, colour)]))
  const lines = Buffer.alloc(height * (width + 1))
  for (let i = 0; i < count; i++) lines[i + Math.floor(i / width) + 1] = nearest.get(at(i)) ?? 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The most frequent colours as they are, and others as close to all that are left as 256 can be. */
function choose(colours: ReadonlyMap<number, number>): number[] {
  const left = [...colours].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour)
  for (let apart = 0; ; apart = apart * 1.5 + 3) {
    const palette = left.slice(0, 64)
    const covered = left.every((colour) => {
      if (palette.some((other) => distance(other, colour) <= apart)) return true
      return palette.length < 256 && palette.push(colour) > 0
    })
    if (covered) return palette
  }
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

function nearestOf(palette: readonly number[], colour: number): number {
  let best = 0
  for (let i = 1; i < palette.length; i++)
    if (distance(palette[i] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = i
  return best
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
