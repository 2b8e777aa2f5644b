import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { asKept, difference, referenceOf, tolerance } from './compare.ts'

const reference = (name: string): Buffer => {
  const found = referenceOf(name)
  if (found === null) throw new Error(`there is no reference ${name}`)
  return found
}

/** The picture with a block of this size in the colour of its opposite. */
function touched(picture: Buffer, [left, top]: readonly [number, number], width: number, height: number): Buffer {
  const image = PNG.sync.read(picture)
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++)
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * image.width + x) * 4 + channel
        image.data[at] = 255 - image.data[at]!
      }
  return PNG.sync.write(image)
}

test('two different pictures are told apart, one by its theme, one by a word, one by its size', () => {
  expect(difference(reference('corridor-dark'), reference('corridor-light'))).not.toBeNull()
  expect(difference(reference('empty-data-light'), reference('data-light'))).not.toBeNull()
  expect(difference(reference('corridor-1024-light'), reference('corridor-light'))?.words).toMatch(
    /^1024 × 768 pixels, not 1440 × 900/,
  )
})

test('a picture in which as much as a letter has changed is found, wherever it stands', () => {
  const kept = reference('keys-light')
  expect(difference(kept, kept)).toBeNull()
  for (const place of [
    [3, 3],
    [300, 300],
    [612, 588],
  ] as const) {
    const off = difference(touched(kept, place, 5, 7), kept)
    expect(off?.words).toMatch(
      new RegExp(`^\\d+ pixels of one square of 32 × 32 differ, more than ${tolerance.pixels}$`),
    )
    expect(difference(off!.picture, kept)).not.toBeNull()
    expect(difference(touched(kept, place, 3, 3), kept)).toBeNull()
  }
})

test('keeping a picture in few colours stays within the tolerance', () => {
  const kept = reference('keys-dark')
  const again = asKept(PNG.sync.write(PNG.sync.read(kept)))
  expect(difference(kept, again)).toBeNull()
  expect(again.length).toBeLessThan(50_000)
})
