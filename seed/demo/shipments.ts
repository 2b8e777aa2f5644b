import type { Row } from './csv.ts'
import { dayOf, isoOf, monthOf, monthsFrom, workingDay } from './days.ts'
import { goods } from './goods.ts'
import type { Goods } from './goods-everyday.ts'
import type { Lane } from './lane.ts'
import { legs, type Leg } from './legs.ts'
import { type Random, randomOf } from './random.ts'

export interface Shipment {
  readonly lane: Lane
  /** Number within the lane, from 0. */
  readonly index: number
  readonly departed: number
  readonly arrived: number
  readonly kg: number
  readonly eur: number
}

/** Share of each month, January first. */
const seasons = {
  harvest: [0.4, 0.3, 0.4, 0.5, 0.8, 1.4, 2, 2.2, 1.8, 1.2, 0.6, 0.4],
  spring: [0.9, 1.6, 2.2, 2, 1.3, 0.7, 0.5, 0.5, 0.6, 0.7, 0.6, 0.4],
  winter: [1.4, 1.2, 1, 0.7, 0.5, 0.5, 0.6, 0.8, 1.1, 1.5, 1.7, 1],
} as const

function monthWeight(rhythm: Exclude<Lane['rhythm'], 'even' | undefined>, month: string, part: number): number {
  if (rhythm === 'growing') return 0.5 + 1.6 * part
  if (rhythm === 'falling') return 2 - 1.7 * part
  return seasons[rhythm][Number(month.slice(5)) - 1] ?? 1
}

/** Working days of departure, ascending. */
function rhythmDays(lane: Lane, random: Random): number[] {
  const [first, last, count] = [dayOf(lane.first), dayOf(lane.last), lane.count ?? 0]
  const days: number[] = []
  const { rhythm = 'even' } = lane
  if (rhythm === 'even') {
    const step = (last - first) / count
    for (let i = 0; i < count; i++) days.push(workingDay(Math.floor(first + (i + random.between(0.12, 0.88)) * step)))
  } else {
    const months = monthsFrom(monthOf(first), monthOf(last))
    const weights = months.map((m, i) => monthWeight(rhythm, m, i / months.length))
    const total = weights.reduce((a, b) => a + b, 0)
    let [sum, placed] = [0, 0]
    for (const [i, month] of months.entries()) {
      sum += weights[i] ?? 0
      const due = Math.round((count * sum) / total)
      for (; placed < due; placed++) {
        const day = dayOf(`${month}-01`) + random.whole(0, 27)
        days.push(workingDay(Math.min(last, Math.max(first, day))))
      }
    }
  }
  return days.sort((a, b) => a - b)
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

function shipped(lane: Lane, index: number, departed: number, kg: number, random: Random): Shipment {
  const leg: Leg = legs[lane.leg]
  const item: Goods = goods[lane.goods]
  const weight = kg >= 2000 ? Math.round(kg) : round(kg, 1)
  const eur = round(weight * item.price * (lane.markup ?? 1) * random.between(0.93, 1.07), 2)
  return { lane, index, departed, arrived: departed + random.whole(leg.days[0], leg.days[1]), kg: weight, eur }
}

function passedOn(lane: Lane, after: NonNullable<Lane['after']>, sources: Shipment[], random: Random): Shipment[] {
  const [first, last] = [dayOf(lane.first), dayOf(lane.last)]
  const arrivals = sources.toSorted((a, b) => a.arrived - b.arrived)
  const size = after.pack ?? 1
  const shipments: Shipment[] = []
  for (let i = 0; i * size < arrivals.length; i++) {
    const pack = arrivals.slice(i * size, (i + 1) * size)
    const arrived = Math.max(...pack.map((s) => s.arrived))
    const departed = workingDay(arrived + random.whole(after.lag[0], after.lag[1]))
    const kg = pack.reduce((sum, s) => sum + s.kg, 0) * random.between(after.keep[0], after.keep[1])
    if (after.split !== undefined && !after.split.take.includes(i % after.split.of)) continue
    if (departed < first || departed > last) continue
    shipments.push(shipped(lane, shipments.length, departed, kg, random))
  }
  return shipments
}

/** The records of Armenia lack this month altogether. */
const missing = { country: 'AM', month: '2022-12' } as const

function onRecord(s: Shipment): boolean {
  const leg = legs[s.lane.leg]
  return (
    monthOf(s.departed) !== missing.month || ![leg.loading, leg.discharge].some((p) => p.startsWith(missing.country))
  )
}

/** All shipments on record, by departure. A lane that passes goods on must come after the lanes it names. */
export function shipmentsOf(lanes: readonly Lane[]): Shipment[] {
  const byLane = new Map<string, Shipment[]>()
  for (const lane of lanes) {
    const random = randomOf(`demo/${lane.key}`)
    const kg = lane.kg ?? [1, 1]
    const own =
      lane.after === undefined
        ? rhythmDays(lane, random).map((day, i) => shipped(lane, i, day, random.between(kg[0], kg[1]), random))
        : passedOn(
            lane,
            lane.after,
            lane.after.lanes.flatMap((key) => byLane.get(key) ?? []),
            random,
          )
    if (byLane.has(lane.key) || own.length === 0) throw new Error(`lane ${lane.key} is double or empty`)
    byLane.set(lane.key, own)
  }
  return [...byLane.values()]
    .flat()
    .filter(onRecord)
    .sort((a, b) => a.departed - b.departed || (a.lane.key < b.lane.key ? -1 : 1) || a.index - b.index)
}

const eaeu = ['RU', 'BY', 'KZ', 'KG', 'AM']

function codeOf(item: Goods, leg: Leg): string {
  if (leg.record === 'export') return item.code + item.cn
  const land = leg.discharge.slice(0, 2)
  return leg.record === 'import' && eaeu.includes(land) ? item.code + item.eaeu : item.code
}

function declarationOf(s: Shipment, record: string, random: Random): string {
  const day = isoOf(s.departed)
  const [land, date] = [legs[s.lane.leg].loading.slice(0, 2), `${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}`]
  const digits = (n: number) => String(random.whole(0, 10 ** n - 1)).padStart(n, '0')
  if (record === 'export') return `${day.slice(2, 4)}${land}${digits(7)}${digits(7)}E${digits(1)}`
  if (record === 'transit') return `${day.slice(2, 4)}${land}${digits(7)}${digits(7)}J${digits(1)}`
  if (record === 'import') return `999${digits(5)}/${date}/${digits(7)}`
  return `ЭЯ${digits(6)}`
}

export const shipmentColumns = [
  'id',
  'departed',
  'arrived',
  'consignor_id',
  'consignee_id',
  'consignee_name',
  'consignee_country',
  'hs_code',
  'description',
  'quantity',
  'unit',
  'net_weight_kg',
  'value',
  'currency',
  'declared_destination',
  'port_of_loading',
  'border_post',
  'port_of_discharge',
  'mode',
  'carrier_id',
  'declaration_number',
  'record',
  'note',
] as const

/** The row of shipments.csv; `number` counts from 1 in order of departure. */
export function shipmentRow(s: Shipment, number: number): Row {
  const { lane } = s
  const random = randomOf(`demo/row/${lane.key}/${s.index}`)
  const leg: Leg = legs[lane.leg]
  const item: Goods = goods[lane.goods]
  const { record } = leg
  const texts = item[lane.language ?? 'en'] ?? item.en
  const { weight = [], code = [], value = [] } = lane.lacks ?? {}
  const lacksValue = value === 'all' || value.includes(s.index)
  const usd = leg.currency === 'USD'
  return {
    id: `S-${String(number).padStart(4, '0')}`,
    departed: isoOf(s.departed),
    arrived: lane.vanishes ? undefined : isoOf(s.arrived),
    consignor_id: lane.from,
    consignee_id: lane.consignee === undefined ? lane.to : undefined,
    consignee_name: lane.consignee?.name,
    consignee_country: lane.consignee?.country,
    hs_code: code.includes(s.index) ? undefined : codeOf(item, leg),
    description: lane.text ?? random.pick(texts),
    quantity: String(Math.max(1, Math.round(s.kg / item.unitKg))),
    unit: 'pcs',
    net_weight_kg: weight.includes(s.index) ? undefined : String(s.kg),
    value: lacksValue ? undefined : (usd ? s.eur * 1.06 : s.eur).toFixed(2),
    currency: lacksValue ? undefined : usd ? 'USD' : 'EUR',
    declared_destination: lane.declared ?? leg.discharge.slice(0, 2),
    port_of_loading: leg.loading,
    border_post: leg.border,
    port_of_discharge: lane.vanishes ? undefined : leg.discharge,
    mode: leg.mode,
    carrier_id: leg.carrier,
    declaration_number: declarationOf(s, record, random),
    record,
    note: lane.note,
  }
}
