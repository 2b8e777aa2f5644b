import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { lazily } from '../ui/lazily.tsx'
import type { Facts } from '../workspace/facts.ts'
import type { Question } from '../workspace/question.ts'
import css from './answer-wider.module.css'
import { words } from './words.ts'

const AnswerWhen = lazily(async () => (await import('./answer-when.tsx')).AnswerWhen)
const AnswerAcross = lazily(async () => (await import('./answer-across.tsx')).AnswerAcross)

/** The answer spread over time, and over who sent to whom: too wide for the panel, so each opens over it. */
export const AnswerWider = ({ facts, question }: { facts: Facts; question: Question }) => {
  const [open, show] = useState<'when' | 'across' | null>(null)
  const close = () => show(null)
  return (
    <div className={css.wider}>
      <Button look="link" onClick={() => show('when')}>
        {words.wider.when}
      </Button>
      <Button look="link" onClick={() => show('across')}>
        {words.wider.across}
      </Button>
      <Dialog
        open={open !== null}
        onOpenChange={(next) => !next && close()}
        title={open === 'across' ? words.across.title : words.when.title}
        close={words.wider.close}
        width={880}
      >
        <div className={css.body}>
          {open === 'when' && <AnswerWhen facts={facts} question={question} onDone={close} />}
          {open === 'across' && <AnswerAcross facts={facts} question={question} onDone={close} />}
        </div>
      </Dialog>
    </div>
  )
}
