import { expect, it } from 'vitest'
import { demoCase } from '../../seed/demo/case.ts'
import { factsOf } from '../../server/cases/case-facts.ts'
import { api } from '../../server/contract/api.ts'
import { answerOf, post, problemOf } from '../support/http.ts'
import { startProduct } from '../support/product.ts'

it('the demo opens with a case, versioned as if it had been worked on, whose facts are all in the demo’s graph', async () => {
  await using product = await startProduct({ demo: true })
  const url = (path: string) => `${product.address}/api/v1${path}`
  const demo = await answerOf(api.getCase, await fetch(url('/cases/demo')))
  const { steps } = demoCase(demo.createdAt)
  expect(demo.version).toBe(1 + steps.length)
  expect(Object.keys(demo.content.claims)).toHaveLength(3)
  const history = await answerOf(api.getCaseHistory, await fetch(url('/cases/demo/history')))
  expect(history.items.map(({ step }) => step)).toEqual([
    ...steps.map(({ step }) => step).reverse(),
    'Began with a question',
  ])

  const { facts } = await answerOf(api.getCaseChanges, await fetch(url('/cases/demo/changes')))
  expect(facts).toEqual({ looked: factsOf(demo.content).length, gone: 0, left: 0, goneFacts: [] })
  expect(facts.looked).toBeGreaterThan(15)

  const { question } = demo.content.questions['eu']!
  const answer = await answerOf(api.postTrace, await fetch(url('/trace'), post(question)))
  const corridor = new Set(answer.corridor.movements.map(({ id }) => id))
  const chains = factsOf(demo.content).flatMap(({ fact }) => (fact.kind === 'chain' ? fact.movements : []))
  expect(chains.filter((id) => !corridor.has(id))).toEqual([])
  expect(corridor).toContain('demo:S-0597')

  // Whoever deletes it has seen the last of it.
  const deleted = await fetch(url('/cases/demo'), { method: 'DELETE', headers: { 'If-Match': `"${demo.version}"` } })
  expect(deleted.status).toBe(204)
  await product.kill()
  await product.restart()
  await problemOf(await fetch(url('/cases/demo')), 'not-found')
  expect(await answerOf(api.getCases, await fetch(url('/cases')))).toMatchObject({ items: [], total: 0 })
})

it('there is no case where there is no demo', async () => {
  await using product = await startProduct({ demo: false })
  const cases = await fetch(`${product.address}/api/v1/cases`)
  expect(await answerOf(api.getCases, cases)).toMatchObject({ items: [], total: 0 })
})
