export { CanvasModel, type CanvasState } from './canvas-model.ts'
export type { CanvasStatus } from './canvas-status.ts'
export { CorridorView, type CanvasCallbacks } from './corridor-view.tsx'
