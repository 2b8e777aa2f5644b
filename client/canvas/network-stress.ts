import { dayOf, showDay } from './canvas-days.ts'
import type { CanvasModel } from './canvas-model.ts'
import type { Tie } from './canvas-ties.ts'
import type { Drawing } from './corridor-types.ts'

/** The day from which most controls on trade with Russia date. */
const turningPoint = dayOf('2022-02-24')

/** What the reader may have stand out, in words for menu and legend. */
export const stressWords: Record<Drawing['stress'], { label: string; setBack: string }> = {
  none: { label: 'All alike', setBack: '' },
  listed: { label: 'With a party listed by then', setBack: 'no party listed by then' },
  after: { label: `Departed since ${showDay(turningPoint)}`, setBack: `all before ${showDay(turningPoint)}` },
}

/** Tells the ties that the reader's choice sets back: those that hold no shipment of the kind that shall stand out. */
export function setBackBy(model: CanvasModel): (tie: Tie) => boolean {
  const { stress } = model.state().drawing
  if (stress === 'none') return () => false
  const departed = model.layout()?.departed
  const last = ({ movements }: Tie) =>
    movements.reduce((latest, id) => Math.max(latest, departed?.[model.movementIndex(id)] ?? -Infinity), -Infinity)
  if (stress === 'after') return (tie) => last(tie) < turningPoint
  return (tie) => {
    const listed = [tie.from, tie.to].flatMap((id) => model.listedFrom(id) ?? [])
    return last(tie) < Math.min(...listed)
  }
}
