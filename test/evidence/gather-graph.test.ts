import { expect, it } from 'vitest'
import { gatherGraph } from '../../server/evidence/gather-graph.ts'
import { evidenceCase } from './evidence-case.ts'

it('a party with more ties than one reading gives keeps all of them', async () => {
  await using made = await evidenceCase()
  const { graph, explorer } = made.features
  let firstLimit: number | undefined
  const few: typeof explorer.expand = (question, options) => {
    firstLimit ??= question.limit
    // The usual reading gives one tie alone; a larger one, asked for on purpose, is left as it is.
    return explorer.expand({ ...question, limit: question.limit === firstLimit ? 1 : question.limit }, options)
  }
  const wanted = () => ({
    movements: new Set<string>(),
    parties: new Set(['case:trader-kz', 'case:trader-kg', 'case:boris-owner']),
    refs: [],
    among: [],
    affiliates: false,
    transformations: false,
  })
  const { signal } = new AbortController()
  const all = await gatherGraph({ graph, explorer }, wanted(), signal)
  const found = await gatherGraph({ graph, explorer: { ...explorer, expand: few } }, wanted(), signal)
  expect(all.edges.size).toBeGreaterThan(3)
  expect([...found.edges.keys()].sort()).toEqual([...all.edges.keys()].sort())
})
