import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG of 8 bits per channel (RGB or RGBA, not interlaced) again with the 256 colours that stand for it best. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, channels, pixels } = read(png)
  const count = width * height
  const colours = new Map<number, number>()
  const at = (i: number) =>
    ((pixels[i * channels] ?? 0) << 16) | ((pixels[i * channels + 1] ?? 0) << 8) | (pixels[i * channels + 2] ?? 0)
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

/** The most frequent colours, each standing for those close to it, and then the farthest of the rest. */
function choose(colours: ReadonlyMap<number, number>): number[] {
  const left = [...colours].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour)
  for (const apart of [400, 200, 100, 50, 25, 0]) {
    const palette: number[] = []
    for (const colour of left) {
      if (palette.length === 256) break
      if (palette.every((other) => distance(other, colour) > apart)) palette.push(colour)
    }
    if (palette.length === 256 || apart === 0) return palette
  }
  return left.slice(0, 256)
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

function nearestOf(palette: readonly number[], colour: number): number {
  let best = 0
  for (let i = 1; i < palette.length; i++)
    if (distance(palette[i] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = i
  return best
}

function read(png: Buffer): { width: number; height: number; channels: number; pixels: Buffer } {
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = { 2: 3, 6: 4 }[png[25] ?? -1]
  if (png[24] !== 8 || channels === undefined || png[28] !== 0) throw new Error('not a PNG as a browser writes it')
  const raw = inflateSync(Buffer.concat(data))
  const stride = width * channels
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const to = y * stride + x
      const left = x < channels ? 0 : (pixels[to - channels] ?? 0)
      const up = y === 0 ? 0 : (pixels[to - stride] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (pixels[to - stride - channels] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      pixels[to] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess
    }
  }
  return { width, height, channels, pixels }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
