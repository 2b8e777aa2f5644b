import type { Row } from './csv.ts'
import { monthOf, monthsFrom } from './days.ts'
import { goods, type GoodsKey } from './goods.ts'
import { randomOf } from './random.ts'
import type { Shipment } from './shipments.ts'

interface Series {
  readonly reporter: string
  readonly partner: string
  readonly goods: GoodsKey
  /** EUR a month before T0, and the factor after it. */
  readonly base: number
  readonly after: number
  /** The partner's own import statistics beside it: the part it records before and after T0. */
  readonly mirror?: readonly [number, number]
}

const series = (
  reporter: string,
  partner: string,
  code: GoodsKey,
  base: number,
  after: number,
  mirror?: readonly [number, number],
): Series => ({
  reporter,
  partner,
  goods: code,
  base,
  after,
  ...(mirror === undefined ? {} : { mirror }),
})

/** Invented figures in the shape of real ones: a surge to the neighbours while trade with Russia stops. */
const all: readonly Series[] = [
  series('LT', 'KG', 'processors', 2600, 24, [0.9, 0.32]),
  series('LT', 'KG', 'memories', 1900, 19, [0.92, 0.4]),
  series('LT', 'KG', 'modems', 6200, 14, [0.88, 0.3]),
  series('LT', 'KG', 'cars', 310000, 3.4, [0.95, 0.7]),
  series('LT', 'KZ', 'processors', 9400, 9, [0.8, 0.35]),
  series('LT', 'KZ', 'memories', 7800, 5, [0.82, 0.5]),
  series('LT', 'KZ', 'modems', 41000, 3.1, [0.75, 0.6]),
  series('LT', 'UZ', 'scopes', 5200, 6),
  series('LT', 'RU', 'memories', 140000, 0),
  series('LT', 'RU', 'processors', 120000, 0),
  series('DE', 'TR', 'processors', 2_400_000, 1.5, [0.97, 0.96]),
  series('DE', 'TR', 'receivers', 310_000, 1.8),
  series('DE', 'KZ', 'processors', 210_000, 2.2),
  series('DE', 'RU', 'processors', 1_700_000, 0),
  series('DE', 'RU', 'receivers', 260_000, 0),
  series('DE', 'AM', 'modems', 18_000, 4.2),
  series('NL', 'AE', 'circuits', 520_000, 1.6),
  series('NL', 'AE', 'receivers', 90_000, 2.1),
  series('NL', 'RU', 'circuits', 640_000, 0),
  series('IT', 'TR', 'capacitors', 330_000, 1.4),
  series('IT', 'AM', 'modems', 7_500, 6.5, [0.93, 0.9]),
  series('IT', 'KG', 'washers', 14_000, 8.5, [0.96, 0.91]),
  series('IT', 'RU', 'capacitors', 180_000, 0),
  series('PL', 'KG', 'washers', 21_000, 6.2),
  series('PL', 'KZ', 'washers', 160_000, 1.9),
  series('PL', 'GE', 'bearings', 34_000, 3.2),
  series('PL', 'RU', 'bearings', 410_000, 0.02),
  series('EE', 'KZ', 'modems', 16_000, 3.3),
  series('FI', 'KG', 'modems', 24_000, 5),
]

const months = monthsFrom('2020-01', '2024-12')
/** Kyrgyzstan's import statistics lack this month altogether. */
const missingMonth = '2022-11'

/**
 * Official figures: what all firms together moved. Shipments of the demo case are contained in them, so that a figure
 * is never below the sum of the rows behind it.
 */
export function statisticsRows(shipments: readonly Shipment[], countryOf: ReadonlyMap<string, string>): Row[] {
  const known = new Map<string, number>()
  for (const s of shipments) {
    const key = [countryOf.get(s.lane.from), countryOf.get(s.lane.to), s.lane.goods, monthOf(s.departed)].join()
    known.set(key, (known.get(key) ?? 0) + s.eur)
  }
  const rows: Row[] = []
  for (const one of all) {
    const random = randomOf(`statistics/${one.reporter}/${one.partner}/${one.goods}`)
    const { code, price } = goods[one.goods]
    let level = 1
    for (const period of months) {
      // The change takes four months; before and after, the level wanders by a fifth at most.
      if (period >= '2022-03') level = period < '2022-07' ? level + (one.after - 1) / 4 : one.after
      const season = 1 + 0.12 * ([1, 2, 7, 8].includes(Number(period.slice(5))) ? -1 : 1)
      const others = one.base * level * season * random.between(0.8, 1.2)
      const export_ = others + (known.get([one.reporter, one.partner, one.goods, period].join()) ?? 0)
      const kgPrice = price * random.between(0.9, 1.1)
      const part = one.mirror?.[period < '2022-03' ? 0 : 1]
      const imported = part === undefined ? undefined : export_ * part * random.between(0.94, 1.04)
      if (Math.round(export_) > 0) rows.push(row(one.reporter, one.partner, 'export', export_))
      if (imported !== undefined && !(one.partner === 'KG' && period === missingMonth))
        rows.push(row(one.partner, one.reporter, 'import', imported))

      function row(reporter: string, partner: string, flow: string, eur: number): Row {
        return {
          reporter,
          partner,
          period,
          code,
          flow,
          value_eur: String(Math.round(eur)),
          weight_kg: (eur / kgPrice).toFixed(1),
        }
      }
    }
  }
  return rows
}
