import type { GeoProjection } from 'd3-geo'
import type { CanvasModel } from './canvas-model.ts'
import type { Theme } from './canvas-theme.ts'
import { shapesOf } from './map-camera.ts'
import { paintMap, type MapMarks } from './map-paint.ts'
import type { MapCaption, MapScene } from './map-scene.ts'
import type { World } from './map-world.ts'
import type { Camera } from './map-zoom.ts'
import type { Picture } from './picture-pen.ts'
import { footHeight, say, sayFoot } from './picture-words.ts'

/** What the map shows at the moment: all that a picture of it is made of. */
export interface ShownMap {
  world: World
  projection: GeoProjection
  camera: Camera
  scene: MapScene
  marks: MapMarks
  captions: readonly MapCaption[]
  countries: readonly { name: string; x: number; y: number }[]
  size: { width: number; height: number }
}

/** The map as it stands, with the part of the earth that is in view. */
export function mapPicture(model: CanvasModel, shown: ShownMap, theme: Theme): Picture {
  const { width, height } = shown.size
  return {
    width,
    height: height + footHeight,
    title: `Map. ${model.status().sentence}`,
    paint(pen, newPath, ratio) {
      const shapes = shapesOf(shown.world, shown.projection, newPath)
      pen.save()
      pen.beginPath()
      pen.rect(0, 0, width, height)
      pen.clip()
      paintMap(pen, shown.size, ratio, shapes, shown.scene, shown.camera, { ...shown.marks, hovered: null }, theme)
      for (const { name, x, y } of shown.countries)
        say(pen, name, x, y, { colour: theme.ink3, size: 11.5, weight: 560, align: 'center' })
      for (const { id, name, x, y } of shown.captions)
        say(pen, name, x + 3, y + 8, {
          colour: theme.ink,
          weight: shown.marks.selected.has(id) ? 700 : 500,
        })
      pen.restore()
      pen.fillStyle = theme.paper
      pen.fillRect(0, height, width, footHeight)
      sayFoot(pen, model.status().sentence, width, height, theme)
    },
  }
}
