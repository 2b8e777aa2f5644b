import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { queries } from '../api/queries.ts'
import { useAnsweredBefore } from './answered-before.ts'
import { usePlace } from './place.ts'
import { chainsAsked, decodeQuestion, demoQuestion, encodeQuestion, plainQuestion, type Question } from './question.ts'
import { useWorkspace } from './store.ts'

/** Engine, size and state of the records; looked at more often while something is being built. */
export const useStatus = () =>
  useQuery({
    ...queries.status(),
    refetchInterval: ({ state }) =>
      state.data?.projection.state === 'building' || state.data?.demoJob != null ? 1500 : 10_000,
  })

/** Whether the records hold a question's worth of data: null while that is unknown. */
export const useHasRecords = (): boolean | null => {
  const status = useStatus().data
  if (status === undefined) return null
  // A demo case half loaded would answer for half of it.
  return status.demoJob === null && status.graph.shipments > 0
}

/** The question in the link, or the one a first visit opens with. Null until it is known which that is. */
export const useAsked = (): Question | null => {
  const { place } = usePlace()
  const status = useStatus().data
  const demo = status === undefined ? undefined : status.demo !== null
  return useMemo(() => {
    const linked = place.q === undefined ? null : decodeQuestion(place.q)
    if (linked !== null) return linked
    return demo === undefined ? null : demo ? demoQuestion : plainQuestion
  }, [place.q, demo])
}

/** The question as it stands in the sentence: the asked one, or a draft set out from it. */
export const useQuestion = () => {
  const asked = useAsked()
  const draft = useWorkspace((s) => s.draft)
  const setDraft = useWorkspace((s) => s.setDraft)
  const { go } = usePlace()
  const client = useQueryClient()
  const of = asked === null ? '' : encodeQuestion(asked)
  const question = draft !== null && draft.of === of ? draft.question : asked
  useEffect(() => {
    // Kept, it would stand in the sentence again when Back returns to the question it set out from.
    if (of !== '' && draft !== null && draft.of !== of) setDraft(null)
  }, [draft, of, setDraft])
  const code = question === null ? '' : encodeQuestion(question)
  const edit = useCallback((next: Question) => setDraft({ of, question: next }), [of, setDraft])
  /** Asks the question as given, or as it stands; asking the same again asks the server again. */
  const ask = useCallback(
    (next?: Question) => {
      const wanted = next === undefined ? code : encodeQuestion(next)
      if (wanted === '') return
      if (wanted === of) void client.invalidateQueries({ queryKey: ['trace'], refetchType: 'active' })
      else go({ q: wanted, sel: undefined, chain: undefined, from: undefined, to: undefined })
    },
    [client, code, of, go],
  )
  return { asked, question, changed: code !== of, edit, ask }
}

const useAskedAnswer = () => {
  const asked = useAsked()
  const records = useHasRecords()
  return useQuery({
    ...queries.trace({ ...(asked ?? plainQuestion), limit: chainsAsked }),
    enabled: asked !== null && records === true,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/**
 * The answer to the asked question; while a new one is on its way, or could not be had, the earlier one stays and
 * `isEarlier` says so.
 */
export const useAnswer = () => {
  const query = useAskedAnswer()
  const last = useWorkspace((s) => s.lastAnswer)
  return {
    data: query.data ?? last ?? undefined,
    isEarlier: query.isPlaceholderData || (query.data === undefined && last !== null),
    error: query.error,
    failures: query.errorUpdateCount,
    isFetching: query.isFetching,
    refetch: query.refetch,
  }
}

/** Remembers the last answer that came, for `useAnswer`. Call it in one place. */
export const useKeptAnswer = (): void => {
  const { data, isPlaceholderData } = useAskedAnswer()
  const keep = useWorkspace((s) => s.keepAnswer)
  const remember = useAnsweredBefore((s) => s.remember)
  useEffect(() => {
    if (data === undefined || isPlaceholderData) return
    keep(data)
    remember(data)
  }, [data, isPlaceholderData, keep, remember])
}
