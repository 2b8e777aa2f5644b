import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './answer-waiting.module.css'
import { words } from './words.ts'

const w = words.answer

/** Seconds since it was first shown, in steps of a quarter. */
const useElapsed = (): number => {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const started = Date.now()
    const timer = setInterval(() => setElapsed((Date.now() - started) / 1000), 250)
    return () => clearInterval(timer)
  }, [])
  return elapsed
}

/** Nothing for the first two seconds; then what is being done, for how long, and how to stop it. */
export const AnswerWaiting = ({ movements, building }: { movements: number | undefined; building: boolean }) => {
  const client = useQueryClient()
  const elapsed = useElapsed()
  if (elapsed < 2) return <output />
  return (
    <div className={css.waiting}>
      <output className={css.text}>{building ? w.building : w.asking(movements)}</output>
      <span className="n i3">{w.elapsed(elapsed)}</span>
      <Button onClick={() => void client.cancelQueries({ queryKey: ['trace'] })}>{w.stop}</Button>
    </div>
  )
}

export const AnswerSkeleton = () => (
  <div className={css.skeleton} aria-hidden>
    <Skeleton height={20} width="92%" />
    <Skeleton height={20} width="80%" />
    <Skeleton height={20} width="46%" />
    <Skeleton height={16} />
    {[0, 1, 2, 3].map((row) => (
      <Skeleton key={row} height={13} />
    ))}
  </div>
)
