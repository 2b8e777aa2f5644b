/**
 * Writes parties.csv and shipments.csv of any size:
 *
 *     node seed/generate.ts --parties 20000 --movements 1000000 --goods 16 --skew 1 --density 8 --seed 1 --out FOLDER
 *
 * The same arguments give the same bytes. Memory does not grow with the size.
 */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { layersOf } from './generate-layers.ts'
import { writeParties } from './generate-parties.ts'
import { writeShipments } from './generate-shipments.ts'
import { RowWriter } from './generate-writer.ts'

export interface GeneratePlan {
  readonly parties: number
  readonly movements: number
  /** Distinct HS6 codes; the first 50 are the high-priority ones, tier 1 first. */
  readonly goods: number
  /** 0 spreads trade evenly over parties and goods; 1 and more gathers it at few. */
  readonly skew: number
  /** Buyers of each seller, at most, in each layer that it sells to. */
  readonly density: number
  readonly seed: number
  /** Folder; made when it is not there. */
  readonly out: string
}

const ranges = {
  parties: [5, 100_000_000],
  movements: [1, 1_000_000_000],
  goods: [1, 100_000],
  skew: [0, 10],
  density: [1, 1_000_000],
  seed: [0, 4_294_967_295],
} as const

/** Resolves to the two files. Throws a RangeError that names the argument out of range. */
export async function generate(plan: GeneratePlan): Promise<{ parties: string; shipments: string }> {
  for (const [name, [low, high]] of Object.entries(ranges) as [keyof typeof ranges, readonly [number, number]][]) {
    const value = plan[name]
    if (!(value >= low && value <= high) || (name !== 'skew' && !Number.isInteger(value)))
      throw new RangeError(`${name} must be ${name === 'skew' ? 'a number' : 'a whole number'} from ${low} to ${high}`)
  }
  await mkdir(plan.out, { recursive: true })
  const files = { parties: path.join(plan.out, 'parties.csv'), shipments: path.join(plan.out, 'shipments.csv') }
  const layers = layersOf(plan.parties)
  const digits = String(plan.parties).length
  await written(files.parties, (out) => writeParties(out, layers, plan.seed, digits))
  await written(files.shipments, (out) => writeShipments(out, layers, plan, digits))
  return files
}

async function written(file: string, write: (out: RowWriter) => Promise<void>): Promise<void> {
  const out = await RowWriter.create(file)
  try {
    await write(out)
  } finally {
    await out.close()
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      parties: { type: 'string', default: '2000' },
      movements: { type: 'string', default: '100000' },
      goods: { type: 'string', default: '16' },
      skew: { type: 'string', default: '1' },
      density: { type: 'string', default: '8' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  })
  if (values.out === undefined) throw new RangeError('say where to write: --out FOLDER')
  const files = await generate({
    parties: Number(values.parties),
    movements: Number(values.movements),
    goods: Number(values.goods),
    skew: Number(values.skew),
    density: Number(values.density),
    seed: Number(values.seed),
    out: values.out,
  })
  process.stdout.write(`${files.parties}\n${files.shipments}\n`)
}

if (import.meta.main) {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}
