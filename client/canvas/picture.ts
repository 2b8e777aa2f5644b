import type { CanvasModel } from './canvas-model.ts'
import { readTheme } from './canvas-theme.ts'
import { heldMap } from './map-store.ts'
import { graphOf } from './network-store.ts'
import type { Picture } from './picture-pen.ts'

export type PictureView = 'corridor' | 'network' | 'map'

/** A corridor is drawn no narrower than this, so that a picture of a small window can be read too. */
const least = 900

/**
 * A picture of a view as it stands, in the page's colours; null where there is nothing to show. Names are those on the
 * screen: codes while names are hidden.
 */
async function pictureOf(model: CanvasModel, view: PictureView): Promise<Picture | null> {
  const theme = readTheme(document.documentElement)
  if (view === 'corridor') {
    const { corridorPicture } = await import('./picture-corridor.ts')
    return corridorPicture(model, theme, Math.max(least, document.querySelector('#canvas')?.clientWidth ?? 0))
  }
  if (view === 'network') {
    const { networkPicture } = await import('./picture-network.ts')
    return networkPicture(model, await graphOf(model), theme)
  }
  const shown = heldMap(model)
  if (shown === null) return null
  const { mapPicture } = await import('./picture-map.ts')
  return mapPicture(model, shown, theme)
}

/** What draws them is loaded with the first. */
export const pictures = {
  /** An SVG document of its own. */
  svg: async (model: CanvasModel, view: PictureView): Promise<Blob | null> => {
    const [picture, { svgOf }] = await Promise.all([pictureOf(model, view), import('./picture-svg.ts')])
    return picture === null ? null : new Blob([svgOf(picture)], { type: 'image/svg+xml' })
  },
  /** Two pixels for each of the screen's. */
  png: async (model: CanvasModel, view: PictureView): Promise<Blob | null> => {
    const [picture, { pngOf }] = await Promise.all([pictureOf(model, view), import('./picture-png.ts')])
    return picture === null ? null : pngOf(picture)
  },
}
