import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { keepFewAnswers } from '../../client/api/kept-answers.ts'

it('keeps the latest answers for the way back, lets older ones go, and never one that is on the screen', async () => {
  const client = new QueryClient()
  keepFewAnswers(client)
  const ask = (question: number) =>
    client.fetchQuery({ queryKey: ['trace', question], queryFn: () => Promise.resolve(question) })
  const stop = new QueryObserver(client, { queryKey: ['trace', 0], queryFn: () => Promise.resolve(0) }).subscribe(
    () => {},
  )
  for (let question = 0; question < 40; question++) await ask(question)
  const kept = client
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey[1])
  expect(kept).toContain(0)
  expect(kept).toContain(38)
  expect(kept).not.toContain(10)
  expect(kept.length).toBeLessThanOrEqual(8)
  stop()
  client.clear()
})
