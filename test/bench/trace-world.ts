import { buildProjection } from '../../server/trace/projection-build.ts'
import type { MovementRow, Projection } from '../../server/trace/projection.ts'
import { ProjectionWriter } from '../../server/trace/projection-writer.ts'

/** A world of random trade: the same arguments give the same world. */
export interface BenchWorld {
  movements: number
  parties: number
  goods: number
  /** Days over which movements depart. */
  days: number
}

/** One party in ten sells from DE, one in ten receives in RU; the rest are in between. */
export const countryOf = (party: number): string => (party % 10 === 0 ? 'DE' : party % 10 === 1 ? 'RU' : 'TR')

export const codeOf = (good: number): string => String(854_200 + good)

const iso = (day: number) => new Date(Date.UTC(2022, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)

/** Movements in the order of their numbers; parties trade by a squared law, so that some trade much more than others. */
export function* benchMovements(
  world: BenchWorld,
): Generator<MovementRow & { departedDay: number; arrivedDay: number }> {
  const random = randomNumbers(world.movements * 31 + world.parties)
  const dates = Array.from({ length: world.days + 31 }, (_, day) => iso(day))
  for (let i = 0; i < world.movements; i++) {
    const from = Math.floor(random() ** 2 * world.parties)
    // Scrambled, so that whoever sells much need not buy much.
    const to = (Math.floor(random() ** 2 * world.parties) * 7919 + 13) % world.parties
    const departedDay = Math.floor(random() * world.days)
    const arrivedDay = departedDay + Math.floor(random() * 31)
    const weight = Math.round(random() * 10_000) / 10
    yield {
      id: `d:s${i}`,
      consignor: `d:p${from}`,
      consignee: `d:p${to}`,
      departed: dates[departedDay]!,
      arrived: dates[arrivedDay]!,
      code: codeOf(Math.floor(random() * world.goods)),
      weight,
      value: weight * 12,
      quantity: null,
      unit: null,
      dataset: 'd',
      departedDay,
      arrivedDay,
    }
  }
}

export function benchProjection(world: BenchWorld): Projection {
  const writer = new ProjectionWriter()
  for (let party = 0; party < world.parties; party++)
    writer.addParty({
      id: `d:p${party}`,
      name: `Party ${party}`,
      country: countryOf(party),
      military: false,
      endUser: false,
    })
  for (const movement of benchMovements(world)) writer.addMovement(movement)
  return buildProjection(writer.raw(), 1, 'bench')
}

/** Numbers from 0 up to 1 (Marsaglia, "Xorshift RNGs", 2003). */
function randomNumbers(seed: number): () => number {
  let x = seed % 0x7fff_ffff || 1
  return () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return (x >>> 0) / 0x1_0000_0000
  }
}
