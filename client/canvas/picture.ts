import type { CanvasModel } from './canvas-model.ts'
import { readTheme } from './canvas-theme.ts'
import { heldMap } from './map-store.ts'
import { graphOf } from './network-store.ts'
import { corridorPicture } from './picture-corridor.ts'
import type { Picture } from './picture-pen.ts'
import { pngOf } from './picture-png.ts'
import { svgOf } from './picture-svg.ts'

export type PictureView = 'corridor' | 'network' | 'map'

/** A corridor is drawn no narrower than this, so that a picture of a small window can be read too. */
const least = 900

/**
 * A picture of a view as it stands, in the page's colours; null where there is nothing to show. Names are those on the
 * screen: codes while names are hidden.
 */
async function pictureOf(model: CanvasModel, view: PictureView): Promise<Picture | null> {
  const theme = readTheme(document.documentElement)
  if (view === 'corridor')
    return corridorPicture(model, theme, Math.max(least, document.querySelector('#canvas')?.clientWidth ?? 0))
  if (view === 'network') {
    const { networkPicture } = await import('./picture-network.ts')
    return networkPicture(model, await graphOf(model), theme)
  }
  const shown = heldMap(model)
  if (shown === null) return null
  const { mapPicture } = await import('./picture-map.ts')
  return mapPicture(model, shown, theme)
}

export const pictures = {
  /** An SVG document of its own. */
  svg: async (model: CanvasModel, view: PictureView): Promise<Blob | null> => {
    const picture = await pictureOf(model, view)
    return picture === null ? null : new Blob([svgOf(picture)], { type: 'image/svg+xml' })
  },
  /** Two pixels for each of the screen's. */
  png: async (model: CanvasModel, view: PictureView): Promise<Blob | null> => {
    const picture = await pictureOf(model, view)
    return picture === null ? null : pngOf(picture)
  },
}
