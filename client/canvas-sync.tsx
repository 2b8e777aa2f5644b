import { useEffect, useRef } from 'react'
import { useAnswer } from './workspace/answer.ts'
import { canvas } from './workspace/canvas.ts'
import { useMarked } from './workspace/facts.ts'
import { usePlace } from './workspace/place.ts'
import { whole } from './workspace/question.ts'

const dayMs = 86_400_000
const dayOf = (iso: string): number => Math.floor(Date.parse(iso) / dayMs)
const isoOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/**
 * Keeps the canvas and the link in step: answer, selection, marked chain and time frame go to the canvas; what is
 * selected or framed there goes into the link. Draws nothing.
 */
export const CanvasSync = () => {
  const { data } = useAnswer()
  const { place, go } = usePlace()
  const marked = useMarked()
  // While the link is being applied, the canvas' own changes are not news.
  const applying = useRef(false)
  const at = useRef(place)
  at.current = place

  const apply = (change: () => void) => {
    applying.current = true
    change()
    applying.current = false
  }
  const answer = data?.answer ?? null
  const question = data?.question ?? null

  useEffect(() => {
    apply(() => {
      if (canvas.state().answer !== answer) canvas.setAnswer(answer, question === null ? null : whole(question))
    })
  }, [answer, question])
  useEffect(() => {
    apply(() => {
      const { sel } = place
      if (canvas.state().selection.at(-1) !== sel) canvas.select(sel === undefined ? [] : [sel])
    })
  }, [answer, place.sel])
  useEffect(() => {
    apply(() => canvas.chooseChain(marked))
  }, [answer, marked])
  useEffect(() => {
    const { from, to } = place
    const all = canvas.fit()
    apply(() =>
      canvas.setFrame(
        from === undefined && to === undefined
          ? null
          : { from: from === undefined ? all.from : dayOf(from), to: to === undefined ? all.to : dayOf(to) + 1 },
      ),
    )
  }, [answer, place.from, place.to])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let { selection, frame } = canvas.state()
    const stop = canvas.subscribe(() => {
      const now = canvas.state()
      const [selected, framed] = [now.selection !== selection, now.frame !== frame]
      selection = now.selection
      frame = now.frame
      if (applying.current) return
      if (selected && selection.at(-1) !== at.current.sel) go({ sel: selection.at(-1) })
      if (framed) {
        // A drag or a zoom frames many times a second; the link learns where it ended.
        clearTimeout(timer)
        timer = setTimeout(() => {
          const last = canvas.state().frame
          go(
            last === null
              ? { from: undefined, to: undefined }
              : { from: isoOf(Math.floor(last.from)), to: isoOf(Math.ceil(last.to) - 1) },
            { replace: true },
          )
        }, 250)
      }
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [go])
  return null
}
