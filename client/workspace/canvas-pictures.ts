import { pictures, type PictureView } from '../canvas/index.ts'
import { saveFile } from '../ui/save-file.ts'
import { canvas } from './canvas.ts'

/** Saves a picture of a view as it stands; a view with nothing in it saves none. */
export const savePicture = async (view: PictureView, format: keyof typeof pictures): Promise<void> => {
  const picture = await pictures[format](canvas, view)
  if (picture !== null) saveFile(`${view}.${format}`, [picture], picture.type)
}

/** Puts a picture of a view on the clipboard; a browser that does not let pages do so saves it as a file. */
export const copyPicture = async (view: PictureView): Promise<void> => {
  const picture = await pictures.png(canvas, view)
  if (picture === null) return
  try {
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })])
  } catch {
    saveFile(`${view}.png`, [picture], picture.type)
  }
}
