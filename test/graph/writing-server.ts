import { step } from '../../server/graph/graph.ts'
import { openGraph } from '../../server/graph/open.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'
import { statement } from '../support/statement.ts'

/* Writes without end and tells its parent how many writes were acknowledged, until it is killed. */
const [data = '', round = '0'] = process.argv.slice(2)
const add = statement('UNWIND $ids AS id MERGE (s:Shipment {id: id}) SET s.round = $round', 'write')
const graph = await openGraph({ config: grafeoConfig(data), log: silent })
for (let at = 1; ; at++) {
  const ids = Array.from({ length: 100 }, (_, n) => `r${round}-${at}-${n}`)
  await graph.write([step(add, { ids, round: Number(round) })])
  process.send?.(at)
}
