import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { Button, buttonClass } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { useStatus } from '../workspace/answer.ts'
import { useWorkspace } from '../workspace/store.ts'
import css from './inspector.module.css'
import { words } from './words.ts'

const w = words.welcome
const environment = `NEO4J_URI=neo4j://localhost:7687
NEO4J_USER=neo4j
NEO4J_PASSWORD=…
npm start`

/** The first visit's few words beside the demo case, until they are sent away. */
export const Welcome = () => {
  const welcomed = useWorkspace((s) => s.welcomed)
  const dismiss = useWorkspace((s) => s.welcome)
  const status = useStatus().data
  if (welcomed || status === undefined || status.demo === null) return null
  return (
    <div className={css.welcome}>
      <button type="button" className={`${css.step} ${css.away}`} aria-label={w.dismiss} onClick={dismiss}>
        <X size={14} aria-hidden />
      </button>
      <p>
        <b>{w.title}</b>. {w.text}
      </p>
      <div className={css.welcomeAct}>
        <Link to="/data" className={buttonClass()}>
          {w.import}
        </Link>
        {status.engine.name === 'grafeo' && (
          <Popover title={w.neo4j} align="end" trigger={<Button>{w.neo4j}</Button>}>
            <p className={`i2 ${css.pad}`}>{w.neo4jText}</p>
            <pre className={`mono ${css.env}`}>{environment}</pre>
          </Popover>
        )}
      </div>
    </div>
  )
}
