import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { KeptAnswer, KeptMovement } from '../../server/contract/case-content.ts'
import { answerOf, post, problemOf } from '../support/http.ts'
import { question, shipments, smallCase, type SmallCase } from '../support/small-case.ts'
import { emptyCase } from './case-example.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

const url = (path: string) => `${app.origin}/api/v1${path}`
const changes = async (id: string) => answerOf(api.getCaseChanges, await fetch(url(`/cases/${id}/changes`)))

async function bringIn(text: string): Promise<void> {
  const { importer, tracer } = app.features
  const upload = await importer.upload(Readable.from([Buffer.from(text)]), 'shipments.csv')
  const { job } = await importer.start({ dataset: 'small', files: [{ upload: upload.id }], dryRun: false })
  for await (const event of importer.events(job)) void event
  await tracer.ready()
}

it('an answer that is kept as it was given has not changed, and after a corrected file says what was corrected', async () => {
  const answer = await answerOf(api.postTrace, await fetch(url('/trace'), post(question)))
  const kept: KeptAnswer = {
    at: '2024-01-01T00:00:00Z',
    version: answer.projection.version,
    complete: true,
    measure: answer.volume.measure,
    counts: answer.corridor.counts,
    movements: Object.fromEntries(
      answer.corridor.movements.map(({ id, from, to, departed, arrived, goods, amount }): [string, KeptMovement] => [
        id,
        [from, to, departed, arrived, goods, amount],
      ]),
    ),
  }
  expect(Object.keys(kept.movements)).toEqual(['small:S1', 'small:S2'])
  const questions = { q: { position: 1, name: '', question, answer: kept, at: kept.at, by: '' } }
  const { id } = await answerOf(
    api.postCase,
    await fetch(url('/cases'), post({ content: { ...emptyCase(), questions } })),
  )
  expect((await changes(id)).answers).toMatchObject([{ same: 2, changed: 0, gone: 0, left: 0 }])

  await bringIn(shipments.replace('854231,120.5', '854232,120').replace('2023-02-11', '2023-02-12'))
  expect((await changes(id)).answers).toMatchObject([
    {
      same: 0,
      changed: 2,
      gone: 0,
      changedMovements: [
        {
          movement: 'small:S1',
          differences: [
            { field: 'goods', was: '854231', now: '854232' },
            { field: 'amount', was: 120.5, now: 120 },
          ],
        },
        { movement: 'small:S2', differences: [{ field: 'arrived', was: '2023-02-11', now: '2023-02-12' }] },
      ],
    },
  ])

  const { importer } = app.features
  const { job } = await importer.undo('small')
  for await (const event of importer.events(job)) void event
  expect((await changes(id)).answers).toMatchObject([{ gone: 2, goneMovements: ['small:S1', 'small:S2'] }])
  await problemOf(await fetch(url('/cases/nothing/changes')), 'not-found')
})
