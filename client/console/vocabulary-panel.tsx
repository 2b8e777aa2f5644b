import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { GraphSchema } from '../../server/contract/console.ts'
import { type EdgeKind, edgeKinds } from '../../server/contract/vocabulary.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { count } from '../ui/format.ts'
import { useSession } from './console-session.ts'
import list from './query-list.module.css'
import css from './vocabulary-panel.module.css'
import { words } from './words.ts'

const w = words.vocabulary

/** Labels with their properties, and types of edges, with how often each occurs; a click writes the name. */
export const VocabularyPanel = () => {
  const { data, error } = useQuery(queries.schema())
  if (data === undefined) return <p className={list.note}>{error === null ? w.loading : asProblem(error).message}</p>
  return (
    <section className={css.panel} aria-label={w.title}>
      {data.truncated && <p className={list.note}>{w.late}</p>}
      <h3 className={css.heading}>{w.nodes}</h3>
      <ul>
        {data.labels.map((label) => (
          <Label key={label.name} label={label} />
        ))}
      </ul>
      <h3 className={css.heading}>{w.ties}</h3>
      <ul>
        {data.edges.map(({ name, count: there }) => (
          <li key={name} className={css.row}>
            <Name text={`:${name}`} />
            {name in edgeKinds && (
              <small className="i3 cut">
                {edgeKinds[name as EdgeKind].from} → {edgeKinds[name as EdgeKind].to}
              </small>
            )}
            <Count n={there} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Label = ({ label: { name, count: there, properties } }: { label: GraphSchema['labels'][number] }) => {
  const [open, setOpen] = useState(false)
  const Sign = open ? ChevronDown : ChevronRight
  return (
    <li>
      <div className={css.row}>
        <button
          type="button"
          className={css.sign}
          aria-expanded={open}
          aria-label={w.properties(name)}
          onClick={() => setOpen(!open)}
        >
          <Sign size={12} aria-hidden />
        </button>
        <Name text={`:${name}`} />
        <Count n={there} />
      </div>
      {open && (
        <ul aria-label={w.properties(name)} className={css.properties}>
          {properties.map((property) => (
            <li key={property.name} className={css.row}>
              <Name text={property.name} />
              <Count n={property.count} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

const Name = ({ text }: { text: string }) => {
  const editor = useSession((s) => s.editor)
  return (
    <button type="button" className={`mono ${css.name}`} title={w.insert(text)} onClick={() => editor?.insert(text)}>
      {text}
    </button>
  )
}

const Count = ({ n }: { n: number | null }) => <small className={`n ${css.count}`}>{n === null ? '' : count(n)}</small>
