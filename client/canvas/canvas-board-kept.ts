import { boardFromJson, boardToJson, type BoardJson } from './canvas-board.ts'
import type { CanvasModel } from './canvas-model.ts'

/** What is on the canvas as plain JSON, to be kept. */
export const canvasBoard = (model: CanvasModel): BoardJson => boardToJson(model.board())

/** Brings back a board that was kept, as a step that can be undone; what is no board leaves the canvas as it is. */
export function showCanvasBoard(model: CanvasModel, json: unknown, label: string): void {
  const board = boardFromJson(json)
  if (board !== null) model.showBoard(board, label)
}
