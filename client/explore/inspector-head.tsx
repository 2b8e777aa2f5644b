import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import css from './inspector.module.css'
import { words } from './words.ts'

interface Props {
  mark: ReactNode
  kind: string
  id?: string
  aside?: ReactNode
}

/** What is open, with its mark and kind, and the way out of it. */
export const InspectorHead = ({ mark, kind, id, aside }: Props) => {
  const { go } = usePlace()
  // An id of a file often is the name in other letters.
  const hideNames = useWorkspace((s) => s.hideNames)
  return (
    <div className={css.bar}>
      {mark}
      {kind !== '' && <span className="cap">{kind}</span>}
      {id !== undefined && !hideNames && (
        <span className="mono i2 cut" title={id}>
          {id}
        </span>
      )}
      <span className={css.spring} />
      {aside}
      <button type="button" className={css.step} aria-label={words.close} onClick={() => go({ sel: undefined })}>
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
