import { useLayoutEffect, useRef } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import { styledTheme } from './canvas-theme.ts'
import { corridorPicture } from './picture-corridor.ts'
import { svgOf } from './picture-svg.ts'

/** The corridor as it stands as SVG, in the colours of the stylesheet it stands under; nothing without one. */
export function CorridorPicture({ model, width }: { model: CanvasModel; width: number }) {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const picture = corridorPicture(model, styledTheme, width)
    if (picture === null) return root.current?.replaceChildren()
    const svg = new DOMParser().parseFromString(svgOf(picture), 'image/svg+xml').documentElement
    root.current?.replaceChildren(document.importNode(svg, true))
  }, [model, width])
  return <div ref={root} />
}
