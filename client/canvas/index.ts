import { lazily } from '../ui/lazily.tsx'
export { canvasBoard, showCanvasBoard } from './canvas-board-kept.ts'
export { drawnAnswer } from './canvas-ends.ts'
export { pathEnds } from './canvas-path-ends.ts'
export { CanvasFilter } from './canvas-filter-menu.tsx'
export { CanvasModel } from './canvas-model.ts'
export type { CanvasState } from './canvas-state.ts'
export { CanvasTable } from './canvas-table.tsx'
export { CanvasZoom } from './canvas-zoom.tsx'
export { CorridorView } from './corridor-view.tsx'
export { Legend } from './legend.tsx'
export { fetchNetwork, togglePins } from './network-store.ts'
export { NetworkView } from './network-view.tsx'
export { tableData } from './table-rows.ts'
export { pictures, type PictureView } from './picture.ts'
export { Timeline } from './timeline.tsx'

/** The map with its countries loads when it is first shown. */
export const MapView = lazily(async () => (await import('./map-view.tsx')).MapView)
