import { diffLines } from 'diff'
import type { QueryDraft } from '../../server/contract/saved-queries.ts'
import css from './dialogs.module.css'
import { words } from './words.ts'

const w = words.editor

/** What one version of a query has that the other has not: lines of its statement, and what else a person decided. */
export const DraftDifference = ({ from, to }: { from: QueryDraft; to: QueryDraft }) => {
  const parts = diffLines(`${from.statement}\n`, `${to.statement}\n`)
  const fields = (Object.keys(w.fields) as (keyof typeof w.fields)[]).flatMap((field) => {
    const [before, after] = [shown(from, field), shown(to, field)]
    return before === after ? [] : [{ field, text: w.field(w.fields[field], before, after) }]
  })
  return (
    <>
      {fields.map(({ field, text }) => (
        <p key={field} className="i2">
          {text}
        </p>
      ))}
      {parts.every(({ added, removed }) => !added && !removed) ? (
        <p className="i3">{w.same}</p>
      ) : (
        <pre className={`mono ${css.statement}`}>
          {parts.map(({ value, added, removed }, at) => {
            const lines = value.replace(/\n$/, '').split('\n')
            const Mark = added ? 'ins' : removed ? 'del' : 'span'
            return (
              // Parts have no name but their place.
              // oxlint-disable-next-line react/no-array-index-key
              <Mark key={at} className={added ? css.added : removed ? css.removed : undefined}>
                {lines.map((line) => `${added ? '+' : removed ? '−' : ' '} ${line}\n`).join('')}
              </Mark>
            )
          })}
        </pre>
      )}
    </>
  )
}

const shown = (draft: QueryDraft, field: keyof typeof w.fields): string => {
  if (field === 'tags') return draft.tags.join(', ')
  if (field === 'parameters')
    return draft.parameters
      .map(({ name, type, list, value: set }) => `$${name} ${list ? 'list of ' : ''}${type} ${JSON.stringify(set)}`)
      .join(', ')
  return String(draft[field])
}
