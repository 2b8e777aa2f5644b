import { Link } from '@tanstack/react-router'
import { Button, buttonClass } from '../ui/button.tsx'
import { clock, day } from '../ui/format.ts'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { Bar } from './case-bar.tsx'
import { CaseChangesBar } from './case-changes.tsx'
import type { LeftBehind } from './case-kept.ts'
import { restoreVersion } from './case-edits.ts'
import { decideLeft, openCase, useCase } from './case-store.ts'
import { words } from './words.ts'

const w = words.bars

/** What must be said about the open case before anything else, each with its next step. */
export const CaseBars = () => {
  const { id, opening, problem, left, viewed, view } = useCase()
  const { go } = usePlace()
  const hideNames = useWorkspace((s) => s.hideNames)
  if (opening === 'gone')
    return (
      <Bar>
        <span>{w.gone}</span>
        <Button onClick={() => go({ case: undefined })}>{w.goneClose}</Button>
        <Link to="/cases" className={buttonClass()}>
          {w.goneAction}
        </Link>
      </Bar>
    )
  if (opening === 'failed')
    return (
      <Bar>
        <span>
          {w.failed} {problem?.message}
        </span>
        <Button onClick={() => void openCase(id)}>{w.retry}</Button>
      </Bar>
    )
  if (opening !== 'open') return null
  if (viewed !== null)
    return (
      <Bar>
        <span>{w.viewing(viewed.version, `${day(viewed.at)}, ${clock(viewed.at)}`, hideNames ? '' : viewed.by)}</span>
        <Button onClick={() => view(null)}>{w.leave}</Button>
        <Button
          look="primary"
          onClick={() => {
            view(null)
            restoreVersion(viewed)
          }}
        >
          {w.restore}
        </Button>
      </Bar>
    )
  return (
    <>
      {left.length > 0 && <Left left={left} />}
      <CaseChangesBar />
    </>
  )
}

const Left = ({ left }: { left: readonly LeftBehind[] }) => (
  <Bar>
    <span>{w.left(left.reduce((sum, { changes }) => sum + changes.length, 0))}</span>
    <Button onClick={() => void decideLeft(false)}>{w.drop}</Button>
    <Button look="primary" onClick={() => void decideLeft(true)}>
      {w.take}
    </Button>
  </Bar>
)
