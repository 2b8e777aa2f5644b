import type { EditorView } from '@codemirror/view'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queries } from '../api/queries.ts'
import { useSession } from './console-session.ts'
import { formatStatement, insertText, openEditor, showMistake, showStatement } from './cypher-editor.ts'
import type { GraphSchema } from '../../server/contract/console.ts'
import css from './queries-drawer.module.css'
import { words } from './words.ts'

const nothing: GraphSchema = { labels: [], edges: [], truncated: true }

/** The statement of the session in an editor. */
export const StatementEditor = ({ onSave }: { onSave: () => void }) => {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const statement = useSession((s) => s.draft.statement)
  const problem = useSession((s) => s.problem)
  const { data: schema = nothing } = useQuery(queries.schema())
  const client = useQueryClient()
  const live = useRef({ schema, onSave })
  useEffect(() => {
    live.current = { schema, onSave }
  }, [schema, onSave])
  useEffect(() => {
    if (host.current === null) return
    const { draft, change, run, setEditor } = useSession.getState()
    const opened = openEditor(host.current, {
      label: words.editor.label,
      statement: draft.statement,
      onChange: (next) => change({ statement: next }),
      onRun: () => void run(),
      onSave: () => live.current.onSave(),
      schema: () => live.current.schema,
      counted: () => client.ensureQueryData(queries.schema()).catch(() => live.current.schema),
      parameters: () => useSession.getState().draft.parameters.map(({ name }) => name),
    })
    view.current = opened
    opened.focus()
    setEditor({ insert: (text) => insertText(opened, text), format: () => formatStatement(opened) })
    return () => {
      setEditor(null)
      opened.destroy()
    }
  }, [client])
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
