import { useEffect, useState } from 'react'
import { words } from './words.ts'

/** Waits five seconds after the first failure and longer after each, up to half a minute. */
export const waitAfter = (failures: number): number => Math.min(30, 5 * Math.max(1, failures))

interface Props {
  failures: number
  /** Whether an earlier answer is still there. */
  kept: boolean
  onRetry: () => void
}

/** Counts down and tries again. Mount it anew for each failure. */
export const AnswerRetry = ({ failures, kept, onRetry }: Props) => {
  const [left, setLeft] = useState(() => waitAfter(failures))
  useEffect(() => {
    const until = Date.now() + waitAfter(failures) * 1000
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000)
      setLeft(Math.max(0, seconds))
      if (seconds > 0) return
      clearInterval(timer)
      onRetry()
    }, 250)
    return () => clearInterval(timer)
  }, [failures, onRetry])
  return <>{words.problem.away(left, kept)}</>
}
