import neo4j, { type Driver } from 'neo4j-driver'
import type { Projection } from '../../server/trace/projection.ts'
import { role } from '../../server/trace/trace-roles.ts'
import { subjectOf } from '../../server/trace/trace-subject.ts'
import { startNeo4j, whyNoNeo4j } from '../support/neo4j.ts'
import { type BenchFigure, notRun, shownMs } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, question, tenthOf } from './bench-world.ts'

/** What one query may take before the next longer walk is not asked for any more. */
const patience = 60_000
/** Movements written at once. */
const batch = 5_000

/** The corridor as a quantified path pattern on a tenth of a world, for walks of ever more movements. */
export async function neo4jCorridor(
  world: BenchWorld,
  corridor: (p: Projection) => { ms: number; size: number },
): Promise<BenchFigure[]> {
  const tenth = tenthOf(world)
  const on = described(tenth)
  const projection = await projectionOfBench(tenth)
  const ours = corridor(projection)
  const figures: BenchFigure[] = [
    { what: 'corridor, walks of any length', on, figure: `${shownMs(ours.ms)}, ${ours.size} movements`, aim: '' },
  ]
  const missing = whyNoNeo4j()
  if (missing !== undefined) return [...figures, notRun('corridor in Neo4j', on, missing)]
  const server = await startNeo4j()
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  try {
    await fill(driver, projection)
    for (let most = 2; ; most++) {
      const what = `corridor in Neo4j, walks of at most ${most}`
      const answer = await walks(driver, most)
      if (typeof answer === 'string') return [...figures, { what, on, figure: answer, aim: '' }]
      figures.push({ what, on, figure: `${shownMs(answer.ms)}, ${answer.size} movements`, aim: '' })
      if (answer.size === ours.size) return figures
    }
  } finally {
    await driver.close()
    await server.stop()
  }
}

async function fill(driver: Driver, projection: Projection): Promise<void> {
  const { roles } = subjectOf(projection, question)
  const { consignor, consignee, departed, arrived, code, count } = projection.movements
  await driver.executeQuery('CREATE CONSTRAINT party IF NOT EXISTS FOR (p:Party) REQUIRE p.id IS UNIQUE')
  const labels: Record<number, string> = { [role.between]: 'Between', [role.source]: 'Source', [role.target]: 'Target' }
  for (const [as, label] of Object.entries(labels)) {
    const ids = Array.from(roles.keys()).filter((p) => roles[p] === Number(as))
    await driver.executeQuery(`UNWIND $ids AS id CREATE (:Party:${label} {id: id})`, { ids })
  }
  for (let first = 0; first < count; first += batch) {
    const rows = []
    for (let m = first; m < Math.min(count, first + batch); m++) {
      const [from, to] = [consignor[m]!, consignee[m]!]
      if (from !== to) rows.push({ from, to, hs6: projection.codes[code[m]!]!, left: departed[m]!, came: arrived[m]! })
    }
    await driver.executeQuery(
      `UNWIND $rows AS row MATCH (a:Party {id: row.from}) MATCH (b:Party {id: row.to})
      CREATE (a)-[:SENT]->(:Shipment {hs6: row.hs6, departed: row.left, arrived: row.came})-[:WENT_TO]->(b)`,
      { rows },
    )
  }
}

/** Milliseconds and movements on walks of at most so many, or what stopped it. */
async function walks(driver: Driver, most: number): Promise<{ ms: number; size: number } | string> {
  const query = `MATCH (:Source)-[:SENT]->(first:Shipment)
      ((x:Shipment)-[:WENT_TO]->(:Between)-[:SENT]->(y:Shipment)
        WHERE y.hs6 = x.hs6 AND x.arrived <= y.departed <= x.arrived + 180){0,${most - 1}}
      (last:Shipment)-[:WENT_TO]->(:Target)
    UNWIND [first] + y AS movement RETURN count(DISTINCT movement) AS size`
  const session = driver.session()
  const begun = performance.now()
  try {
    const size = await session.executeRead(async (work) => Number((await work.run(query)).records[0]!.get('size')), {
      timeout: patience,
    })
    return { ms: performance.now() - begun, size }
  } catch (error) {
    const seconds = ((performance.now() - begun) / 1000).toFixed(0)
    return `stopped after ${seconds} s (${(error as { code?: string }).code ?? (error as Error).message})`
  } finally {
    await session.close()
  }
}
