import type { EditorView } from '@codemirror/view'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queries } from '../api/queries.ts'
import { useSession } from './console-session.ts'
import { openEditor, showMistake, showStatement } from './cypher-editor.ts'
import type { LiveSchema } from './cypher-completion.ts'
import css from './queries-drawer.module.css'
import { words } from './words.ts'

const nothing: LiveSchema = { labels: [], edges: [], properties: [] }

/** The statement of the session in an editor. */
export const StatementEditor = ({ onSave }: { onSave: () => void }) => {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const statement = useSession((s) => s.draft.statement)
  const problem = useSession((s) => s.problem)
  const { data: schema = nothing } = useQuery(queries.schema())
  const live = useRef({ schema, onSave })
  useEffect(() => {
    live.current = { schema, onSave }
  }, [schema, onSave])
  useEffect(() => {
    if (host.current === null) return
    const { draft, change, run } = useSession.getState()
    const opened = openEditor(host.current, {
      label: words.editor.label,
      statement: draft.statement,
      onChange: (next) => change({ statement: next }),
      onRun: () => void run(),
      onSave: () => live.current.onSave(),
      schema: () => live.current.schema,
      parameters: () => useSession.getState().draft.parameters.map(({ name }) => name),
    })
    view.current = opened
    opened.focus()
    return () => opened.destroy()
  }, [])
  useEffect(() => {
    if (view.current !== null) showStatement(view.current, statement)
  }, [statement])
  useEffect(() => {
    const place = problem?.problem.fields.find(({ pointer }) => pointer === '/statement')?.detail
    if (view.current !== null && problem !== null && place !== undefined)
      showMistake(view.current, place, problem.problem.message)
  }, [problem])
  return <div ref={host} className={css.code} data-testid="statement" />
}
