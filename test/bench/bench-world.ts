import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from '../../seed/generate.ts'
import { TraceQuestion } from '../../server/contract/trace.ts'
import { buildProjection } from '../../server/trace/projection-build.ts'
import type { SharedProjection } from '../../server/trace/projection.ts'
import { ProjectionWriter } from '../../server/trace/projection-writer.ts'

/** What `seed/generate.ts` writes, with its skew of 1, density of 8 and seed of 1. */
export interface BenchWorld {
  name: string
  movements: number
  parties: number
  goods: number
}

const million = 1_000_000
export const worlds = {
  T4: { name: 'T4', movements: 200_000, parties: 4_000, goods: 4 },
  D1: { name: 'D1', movements: million, parties: 20_000, goods: 16 },
  D4: { name: 'D4', movements: million, parties: 10_000, goods: 4 },
  S1: { name: 'S1', movements: million, parties: 100_000, goods: 64 },
  S10: { name: 'S10', movements: 10 * million, parties: million, goods: 64 },
} as const satisfies Record<string, BenchWorld>

/** A tenth of a world at its density: as many movements a pool. */
export const tenthOf = (world: BenchWorld): BenchWorld => ({
  name: `${world.name} ÷ 10`,
  movements: world.movements / 10,
  parties: world.parties / 10,
  goods: world.goods,
})

/** From everybody in the EU to every military end-user: what the product is for. */
export const question = TraceQuestion.parse({ from: { group: 'eu' }, to: { group: 'ru-military' }, maxHops: 5 })

export const described = ({ name, movements, parties, goods }: BenchWorld): string =>
  `${name}: ${movements.toLocaleString('en')} movements, ${parties.toLocaleString('en')} parties, ${goods} goods`

const made = new Map<string, Promise<{ parties: string; shipments: string }>>()
let folder: string | undefined

/** The world's CSV files, written when first asked for and removed when the process ends. */
export async function filesOf(world: BenchWorld): Promise<{ parties: string; shipments: string }> {
  if (folder === undefined) {
    const all = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
    process.once('exit', () => rmSync(all, { recursive: true, force: true }))
    folder = all
  }
  const out = join(folder, world.name.replaceAll(/\W/g, ''))
  let files = made.get(out)
  if (files === undefined) {
    const { movements, parties, goods } = world
    made.set(out, (files = generate({ movements, parties, goods, skew: 1, density: 8, seed: 1, out })))
  }
  return files
}

let last: { name: string; projection: SharedProjection } | undefined

/** The world as the server holds it. The last one asked for is kept. */
export async function projectionOfBench(world: BenchWorld): Promise<SharedProjection> {
  if (last?.name === world.name) return last.projection
  last = undefined
  const files = await filesOf(world)
  const writer = new ProjectionWriter()
  for (const [id, name, country, kind, military] of rowsOf(files.parties))
    writer.addParty({
      id: `bench:${id}`,
      name: name!,
      country: country!,
      military: military === 'true',
      endUser: kind === 'enduser',
    })
  for (const [id, departed, arrived, from, to, code, quantity, unit, weight, value] of rowsOf(files.shipments))
    writer.addMovement({
      id: `bench:${id}`,
      consignor: `bench:${from}`,
      consignee: `bench:${to}`,
      departed: departed!,
      arrived: arrived!,
      code: code!,
      weight: weight === '' ? null : Number(weight),
      value: Number(value),
      quantity: Number(quantity),
      unit: unit!,
      dataset: 'bench',
      post: null,
    })
  const projection = buildProjection(writer.raw(), { version: 1, store: 'bench', files: [] })
  last = { name: world.name, projection }
  return projection
}

/** Rows of a generated file; no field of it is quoted. */
function* rowsOf(file: string): Generator<string[]> {
  const from = openSync(file, 'r')
  const buffer = Buffer.alloc(1 << 22)
  let rest = ''
  let header = true
  for (let size = readSync(from, buffer); size > 0; size = readSync(from, buffer)) {
    const lines = (rest + buffer.toString('latin1', 0, size)).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      if (!header) yield line.split(',')
      header = false
    }
  }
  closeSync(from)
}
