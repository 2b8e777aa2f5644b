import type { Picture } from './picture-pen.ts'

/** Pixels of a picture for each of its units. */
const ratio = 2

/** A picture as PNG, twice as fine as it is drawn, with the page's own fonts. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * ratio)
  canvas.height = Math.round(picture.height * ratio)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser gives no drawing context.')
  context.scale(ratio, ratio)
  picture.paint(context, () => new Path2D(), ratio)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('The picture is too large for this browser.')) : resolve(blob),
    ),
  )
}
