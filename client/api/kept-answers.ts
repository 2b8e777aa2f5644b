import type { QueryClient } from '@tanstack/react-query'

/** Answers that nothing on the screen asks for any more, kept for the way back to them: a large one takes many megabytes. */
const keptAnswers = 6
/** The same for everything smaller: shipments, source rows, ties. */
const keptOthers = 120

/** Lets the oldest answers go as new ones come, so that a long day of questions takes no more memory than a short one. */
export function keepFewAnswers(client: QueryClient): void {
  const cache = client.getQueryCache()
  cache.subscribe(({ type }) => {
    if (type !== 'added') return
    const unused = cache.getAll().filter((query) => query.getObserversCount() === 0 && query.state.data !== undefined)
    // Of two that came in the same millisecond the one asked for last is the younger.
    const byAge = unused.toReversed().toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    const [answers, others] = [true, false].map((is) =>
      byAge.filter(({ queryKey }) => (queryKey[0] === 'trace') === is),
    )
    for (const query of [...answers!.slice(keptAnswers), ...others!.slice(keptOthers)]) cache.remove(query)
  })
}
