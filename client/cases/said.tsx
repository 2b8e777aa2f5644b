import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../ui/button.tsx'
import { useSteps } from '../workspace/steps.ts'
import { hush, say, useSaid } from './case-said.ts'
import { useCase } from './case-store.ts'
import css from './said.module.css'
import { words } from './words.ts'

/** Long enough to be read twice. */
const stays = 8_000

/** What was just done, with the way back from it, over the foot of the page. */
export const Said = () => {
  const now = useSaid()
  const { said, undo, nth } = now
  const { takeBack } = useSteps()
  const merged = useCase((s) => s.saver?.mergedWith ?? null)
  useEffect(() => {
    if (merged !== null) say(words.saved.merged(merged.by))
  }, [merged])
  useEffect(() => {
    if (now.said === '') return
    const timer = setTimeout(hush, stays)
    return () => clearTimeout(timer)
  }, [now])
  return (
    <output className={css.said} data-testid="said">
      {said !== '' && (
        <p key={nth} className={css.line}>
          <span>{said}</span>
          {undo && (
            <Button
              look="link"
              onClick={() => {
                takeBack()
                hush()
              }}
            >
              {words.panel.undo}
            </Button>
          )}
          <button type="button" className={css.away} aria-label={words.bars.dismiss} onClick={hush}>
            <X size={13} aria-hidden />
          </button>
        </p>
      )}
    </output>
  )
}
