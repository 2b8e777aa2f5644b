import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { benchMovements, type BenchWorld, countryOf } from './trace-world.ts'

/** DuckDB with the world in a table that is sorted as the question needs it; all cores. */
export async function openDuckDb(world: BenchWorld): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`CREATE TABLE raw (id INTEGER, consignor INTEGER, consignee INTEGER, hs6 INTEGER,
    departed INTEGER, arrived INTEGER, from_source BOOLEAN, from_between BOOLEAN, to_target BOOLEAN, to_between BOOLEAN)`)
  const appender = await connection.createAppender('raw')
  let id = 0
  for (const m of benchMovements(world)) {
    const from = Number(m.consignor.slice(3))
    const to = Number(m.consignee.slice(3))
    if (from !== to) {
      appender.appendInteger(id)
      appender.appendInteger(from)
      appender.appendInteger(to)
      appender.appendInteger(Number(m.code))
      appender.appendInteger(m.departedDay)
      appender.appendInteger(m.arrivedDay)
      appender.appendBoolean(countryOf(from) === 'DE')
      appender.appendBoolean(countryOf(from) === 'TR')
      appender.appendBoolean(countryOf(to) === 'RU')
      appender.appendBoolean(countryOf(to) === 'TR')
      appender.endRow()
    }
    id++
  }
  appender.closeSync()
  await connection.run('CREATE TABLE m AS SELECT * FROM raw ORDER BY consignor, hs6, departed')
  return connection
}

/*
 * Forward from the sources, then backward among what was reached. UNION drops what was found before; the columns that
 * the next step joins on ride along, so that no step looks movements up again; roles are columns, so that no step joins
 * parties. Measured against: ids alone with two joins a step, hops carried along, USING KEY; this was the fastest.
 */
const forward = `CREATE OR REPLACE TEMP TABLE reached AS
  WITH RECURSIVE f AS (
    SELECT id, consignor, consignee, hs6, departed, arrived, to_between, to_target, from_between
    FROM m WHERE from_source
    UNION
    SELECT n.id, n.consignor, n.consignee, n.hs6, n.departed, n.arrived, n.to_between, n.to_target, n.from_between
    FROM f JOIN m n ON n.consignor = f.consignee AND n.hs6 = f.hs6
      AND n.departed BETWEEN f.arrived AND f.arrived + 180
    WHERE f.to_between AND n.from_between)
  SELECT * FROM f`
const backward = `WITH RECURSIVE b AS (
    SELECT id, consignor, hs6, departed, from_between FROM reached WHERE to_target
    UNION
    SELECT p.id, p.consignor, p.hs6, p.departed, p.from_between
    FROM b JOIN reached p ON p.consignee = b.consignor AND p.hs6 = b.hs6
      AND p.arrived BETWEEN b.departed - 180 AND b.departed
    WHERE b.from_between AND p.to_between)
  SELECT count(*) AS size FROM b`

/** Milliseconds and size of the corridor. */
export async function duckDbCorridor(connection: DuckDBConnection): Promise<{ ms: number; size: number }> {
  const begun = performance.now()
  await connection.run(forward)
  const reader = await connection.runAndReadAll(backward)
  return { ms: performance.now() - begun, size: Number(reader.getRows()[0]![0]) }
}
