import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { eu27 } from '../../server/contract/countries.ts'
import { highPriority } from '../../server/contract/high-priority.ts'
import { TraceQuestion } from '../../server/contract/trace.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { createImporter } from '../../server/import/importer.ts'
import { openState } from '../../server/state/state.ts'
import { createTracer } from '../../server/trace/tracer.ts'
import { eachEngine } from '../support/engines.ts'
import { silent } from '../support/graphs.ts'

const demo = join(import.meta.dirname, '../../seed/demo')
const statement = readFileSync(join(import.meta.dirname, '../../cypher/library/neo4j/every-chain.cypher'), 'utf8')
const params = {
  sellers: [...eu27],
  goods: highPriority.filter(({ tier }) => tier === '1' || tier === '2').map(({ code }) => code),
  from: '2022-03-01',
  to: '2023-12-31',
  hold: 180,
}
const options = { timeout: 60_000, procedures: new Set<string>() }

eachEngine(({ name, open }) => {
  const runOn = async (graph: Graph) => {
    const rows: unknown[][] = []
    for await (const batch of graph.console(statement, params, options)) rows.push(...batch.rows)
    return rows
  }

  it('is the trace as one pattern where the engine can run that, and is refused in words where it cannot', async () => {
    await using opened = await open()
    const { graph } = opened
    if (name !== 'neo4j') {
      await expect(runOn(graph)).rejects.toMatchObject({ name: 'WaybillError' })
      return
    }
    const folder = mkdtempSync(join(tmpdir(), 'waybill-library-'))
    const state = openState(join(folder, 'state.db'))
    const importer = createImporter({ graph, state, folder, log: silent, onChange: () => undefined })
    const tracer = createTracer({ graph, folder, seconds: 60, log: silent })
    try {
      for (const file of ['parties', 'shipments', 'supplies']) {
        const upload = await importer.upload(createReadStream(join(demo, `${file}.csv`)), `${file}.csv`)
        const { job } = await importer.start({ dataset: 'demo', files: [{ upload: upload.id }] })
        for await (const event of importer.events(job)) expect(event.job.problem).toBeNull()
      }
      tracer.refresh()
      await tracer.ready()
      const answer = await tracer.ask(
        TraceQuestion.parse({
          from: { group: 'eu' },
          to: { group: 'ru-military' },
          goods: { tiers: ['1', '2'] },
          period: { from: params.from, to: params.to },
          limit: 1000,
        }),
      )
      expect(answer.chainCount).toBe(String(answer.chains.length))
      const chains = (await runOn(graph)).map(([chain]) => (chain as string[]).join(' '))
      expect(chains.toSorted()).toEqual(answer.chains.map(({ movements }) => movements.join(' ')).toSorted())
      expect(chains.length).toBeGreaterThan(300)
    } finally {
      await tracer.close()
      await importer.close()
      state.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
