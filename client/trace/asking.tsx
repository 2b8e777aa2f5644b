import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { words } from './words.ts'

/** A further question on its way, refused, or answered. */
export const Asking = <T,>({
  query,
  height = 90,
  children,
}: {
  query: UseQueryResult<T>
  height?: number
  children: (answer: T) => ReactNode
}) => {
  if (query.error !== null) {
    const problem = asProblem(query.error)
    return (
      <ProblemNote
        title={problem.title}
        detail={problem.message}
        safe={words.problem.safe}
        requestId={problem.requestId}
        action={<Button onClick={() => void query.refetch()}>{words.problem.retry}</Button>}
      />
    )
  }
  if (query.data === undefined)
    return (
      <div>
        <output className="unseen">{words.answer.asking(undefined)}</output>
        <Skeleton height={height} />
      </div>
    )
  return children(query.data)
}
