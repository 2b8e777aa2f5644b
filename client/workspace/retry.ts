import { useEffect, useState } from 'react'

/** Counts down and tries again, while `failing`; waits a little longer each time. Seconds left, or null when well. */
export const useRetry = (failing: boolean, attempt: number, retry: () => void): number | null => {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    if (!failing) {
      setLeft(null)
      return
    }
    const until = Date.now() + Math.min(30, 5 * (attempt + 1)) * 1000
    const tick = () => {
      const seconds = Math.ceil((until - Date.now()) / 1000)
      setLeft(Math.max(0, seconds))
      if (seconds <= 0) {
        clearInterval(timer)
        retry()
      }
    }
    const timer = setInterval(tick, 250)
    tick()
    return () => clearInterval(timer)
  }, [failing, attempt, retry])
  return left
}
