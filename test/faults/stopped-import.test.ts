import { expect, it } from 'vitest'
import type { Status } from '../../server/contract/status.ts'
import { served, temporaryFolder, waybill } from '../support/waybill.ts'
import { ask, begin, manyShipments, until } from './server.ts'

const rows = 20_000

it('a server that is told to stop in the middle of an import closes within five seconds, and goes on at the next start', async () => {
  using folder = temporaryFolder()
  const env = { WAYBILL_DATA: folder.path }
  let job: string
  {
    await using server = await served({ env })
    job = await begin(server.address, 'd', manyShipments(rows))
    const running = await until(server.address, job, ({ progress }) => progress.rows >= 5_000)
    expect(running.state).toBe('running')
    const stopped = await server.stop('SIGTERM')
    expect(stopped.code).toBe(0)
    expect(stopped.milliseconds).toBeLessThan(5_000)
    expect(server.output().stderr).not.toMatch(/ {4}at |Error:/)
  }
  await using server = await served({ env })
  const done = await until(server.address, job, () => false)
  expect(done).toMatchObject({ state: 'done', files: [{ rows, accepted: rows, rejected: 0, unchanged: 0 }] })
  const { graph } = (await ask(server.address, '/api/v1/status')) as unknown as Status
  expect(graph).toMatchObject({ shipments: rows, parties: 90 })
})

it('an import that was cut short by a kill is finished by whoever has the data next', async () => {
  using folder = temporaryFolder()
  const env = { WAYBILL_DATA: folder.path }
  await using server = await served({ env })
  const job = await begin(server.address, 'd', manyShipments(rows))
  await until(server.address, job, ({ progress }) => progress.rows >= 5_000)
  // The server is killed; the next command on the data finishes what it began.
  await server.stop('SIGKILL')
  const input = 'id,departed,consignor_id,consignee_id\nt1,2023-01-01,p1,q1\n'
  const { code, stdout } = await waybill(['import', '-', '--dataset', 'e', '--json'], { env, input })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ files: [{ accepted: 1 }] })
  await using again = await served({ env })
  expect(await until(again.address, job, () => false)).toMatchObject({ state: 'done', files: [{ accepted: rows }] })
  const { graph } = (await ask(again.address, '/api/v1/status')) as unknown as Status
  expect(graph.shipments).toBe(rows + 1)
})
