import { Menu } from '@base-ui/react/menu'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { asProblem } from '../api/problem.ts'
import { buttonClass } from '../ui/button.tsx'
import { MenuItem, MenuLine, MenuPopup } from '../ui/menu.tsx'
import type { PictureView } from '../canvas/index.ts'
import { copyPicture, savePicture } from '../workspace/canvas-pictures.ts'
import type { View } from '../workspace/place.ts'
import type { Format } from './canvas-files.ts'
import { useSavePdf } from './canvas-pdf.ts'
import { words } from './words.ts'

const w = words.quick

const formats = Object.keys(w.formats) as Format[]

/** What writes them is loaded with the first. */
const save = async (format: Format) => (await import('./canvas-files.ts')).saveCanvas(format)

/** Saves what is on the canvas as a picture or as a file of another program. */
export const CanvasExport = ({ view }: { view: View }) => {
  const [problem, setProblem] = useState<string | null>(null)
  const tried = (made: Promise<void>) => void made.catch(() => setProblem(w.failed))
  return (
    <>
      <Menu.Root onOpenChange={(open) => open && setProblem(null)}>
        <Menu.Trigger className={buttonClass('quiet')} title={w.open}>
          <Download size={14} aria-hidden />
          <span className="tool-word">{w.label}</span>
        </Menu.Trigger>
        <MenuPopup label={w.open}>
          {view !== 'table' && <PictureItems view={view} tried={tried} onNoPdf={(why) => setProblem(w.noPdf(why))} />}
          {formats.map((format) => (
            <MenuItem key={format} onClick={() => tried(save(format))}>
              {w.formats[format]}
            </MenuItem>
          ))}
        </MenuPopup>
      </Menu.Root>
      {problem !== null && (
        <span role="alert" className="i2">
          {problem}
        </span>
      )}
    </>
  )
}

interface PictureItemsProps {
  view: PictureView
  tried: (made: Promise<void>) => void
  onNoPdf: (why: string) => void
}

/** Pictures of the view as it stands: to the clipboard, or as a file. */
const PictureItems = ({ view, tried, onNoPdf }: PictureItemsProps) => {
  const savePdf = useSavePdf()
  return (
    <>
      <MenuItem onClick={() => tried(copyPicture(view))}>{w.pictures.copy}</MenuItem>
      <MenuItem onClick={() => tried(savePicture(view, 'png'))}>{w.pictures.png}</MenuItem>
      <MenuItem onClick={() => tried(savePicture(view, 'svg'))}>{w.pictures.svg}</MenuItem>
      <MenuItem onClick={() => void savePdf(view).catch((error: unknown) => onNoPdf(asProblem(error).message))}>
        {w.pictures.pdf}
      </MenuItem>
      <MenuLine />
    </>
  )
}
