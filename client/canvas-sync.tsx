import { useEffect, useState } from 'react'
import { CanvasLink } from './workspace/canvas-link.ts'
import { useAnswer, useKeptAnswer } from './workspace/answer.ts'
import { canvas } from './workspace/canvas.ts'
import { useMarked } from './workspace/facts.ts'
import { usePlace } from './workspace/place.ts'

/** Keeps the canvas and the link in step, both ways. Draws nothing. */
export const CanvasSync = () => {
  useKeptAnswer()
  const { data } = useAnswer()
  const { place, go } = usePlace()
  const marked = useMarked()
  const [link] = useState(() => new CanvasLink(canvas))
  useEffect(() => link.listen(go), [link, go])
  useEffect(() => link.show(data ?? null, place, marked), [link, data, place, marked])
  return null
}
