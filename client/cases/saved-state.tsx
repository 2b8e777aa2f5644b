import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { clock } from '../ui/format.ts'
import { Popover } from '../ui/popover.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { usePlace } from '../workspace/place.ts'
import { caseQueries, newCase } from './case-calls.ts'
import { CaseHistoryDialog } from './case-history-dialog.tsx'
import { usePerson } from './case-person.ts'
import type { SaverState } from './case-saver.ts'
import { saveNow, useCase } from './case-store.ts'
import css from './saved-state.module.css'
import { words } from './words.ts'

const w = words.saved

/** Whether everything of the open case is saved, in a few words. */
const savedWords = ({ save, base, unsent }: SaverState, keeps: boolean): string => {
  if (save.kind === 'saved') return w.saved(clock(base.changedAt))
  if (save.kind === 'away') return w.away(unsent, keeps)
  return w[save.kind]
}

const explained = ({ save }: SaverState, keeps: boolean): string => {
  if (save.kind === 'away') return keeps ? w.explainAway : w.explainPage
  if (save.kind === 'gone') return w.explainGone
  if (save.kind === 'refused') return save.why
  return w.explain
}

/** Saved, on its way, or not saved and why; what can be done about it is one click away. */
export const SavedState = () => {
  const saver = useCase((s) => s.saver)
  const keeps = useCase((s) => s.keeps)
  const [history, setHistory] = useState(false)
  if (saver === null) return null
  const { kind } = saver.save
  const said = savedWords(saver, keeps)
  const trouble = kind === 'away' || kind === 'conflict' || kind === 'gone' || kind === 'refused'
  return (
    <>
      <Popover
        title={said}
        align="end"
        width={320}
        trigger={
          <button type="button" className={css.state} data-trouble={trouble} title={said}>
            <span className={css.long}>{said}</span>
            <span className={css.short}>{trouble ? w.awayShort(saver.unsent) : said}</span>
          </button>
        }
      >
        <div className={css.body}>
          <p className="i2">{explained(saver, keeps)}</p>
          <Person />
          <div className={css.act}>
            {(kind === 'away' || kind === 'refused') && <Button onClick={() => void saveNow()}>{w.now}</Button>}
            {kind === 'gone' && <KeepAsNew content={saver.content} />}
            <Button onClick={() => setHistory(true)}>{w.history}</Button>
            <span className="i3">{w.version(saver.base.version)}</span>
          </div>
        </div>
      </Popover>
      <output className="unseen">{trouble || kind === 'saved' ? said : ''}</output>
      <CaseHistoryDialog open={history} onOpenChange={setHistory} />
    </>
  )
}

const Person = () => {
  const { name, ask } = usePerson()
  const veiled = useWorkspace((s) => s.hideNames)
  return (
    <p className={css.person}>
      <span className="i2">{words.person.change(veiled ? '…' : (name ?? ''))}</span>
      <Button look="link" onClick={() => ask(true)}>
        {words.person.button}
      </Button>
    </p>
  )
}

const KeepAsNew = ({ content }: Pick<SaverState, 'content'>) => {
  const { go } = usePlace()
  const client = useQueryClient()
  const keep = async () => {
    const made = await newCase(content, words.steps.create, usePerson.getState().name ?? '')
    await client.invalidateQueries({ queryKey: caseQueries.heads().queryKey })
    go({ case: made.id })
  }
  return (
    <Button look="primary" onClick={() => void keep()}>
      {w.keepAsNew}
    </Button>
  )
}
