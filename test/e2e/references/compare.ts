import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { smallPng } from '../small-png.ts'

/** Where the references are kept. */
export const kept = join(import.meta.dirname, '../../fixtures/pictures')

/** References are written instead of compared when `npm run pictures` asks for it. */
export const renewing = process.env['WAYBILL_PICTURES'] === 'renew'

/**
 * How far a picture may be from its reference. A pixel differs by more than this distance between colours (1: black
 * and white); references are kept in 256 colours where those stay within it. What is smoothed alone is not counted. Of
 * no square of the page may more pixels differ than this: one letter of running text has more.
 */
export const tolerance = { distance: 0.06, square: 32, pixels: 12 } as const

/** How two pictures differ: null where they are alike, else in words, with a picture of it. */
export function difference(actual: Buffer, reference: Buffer): { words: string; picture: Buffer } | null {
  const [a, b] = [PNG.sync.read(actual), PNG.sync.read(reference)]
  if (a.width !== b.width || a.height !== b.height)
    return { words: `${a.width} × ${a.height} pixels, not ${b.width} × ${b.height}`, picture: actual }
  const shown = new PNG({ width: a.width, height: a.height })
  const most = pixelmatch(a.data, b.data, shown.data, a.width, a.height, {
    threshold: tolerance.distance,
    windowSize: tolerance.square,
  })
  if (most <= tolerance.pixels) return null
  return {
    words: `${most} pixels of one square of ${tolerance.square} × ${tolerance.square} differ, more than ${tolerance.pixels}`,
    picture: PNG.sync.write(shown),
  }
}

/** A picture as it is kept: in few colours, where those stay well within the tolerance. */
export function asKept(picture: Buffer): Buffer {
  const small = smallPng(picture)
  return difference(picture, small) === null ? small : picture
}

export const referenceOf = (name: string): Buffer | null => {
  const path = join(kept, `${name}.png`)
  return existsSync(path) ? readFileSync(path) : null
}

export function renew(name: string, picture: Buffer): void {
  mkdirSync(kept, { recursive: true })
  writeFileSync(join(kept, `${name}.png`), asKept(picture))
}

/** Leaves both pictures for a person to look at, and says where. */
export function report(name: string, words: string, actual: Buffer, picture: Buffer): string {
  const folder = join(process.env['WAYBILL_REPORTS'] ?? tmpdir(), 'waybill-pictures')
  mkdirSync(folder, { recursive: true })
  const [is, differs] = [join(folder, `${name}.actual.png`), join(folder, `${name}.difference.png`)]
  writeFileSync(is, actual)
  writeFileSync(differs, picture)
  return (
    `${name} is not as kept: ${words}.\nKept: ${join(kept, `${name}.png`)}\nIs: ${is}\nDifference: ${differs}\n` +
    'If it should look so, take the references anew: npm run pictures -- references'
  )
}
