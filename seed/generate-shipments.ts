import { highPriority } from '../server/contract/high-priority.ts'
import { flows, type Layer } from './generate-layers.ts'
import { partyLetter } from './generate-parties.ts'
import { FastRandom, mix } from './generate-random.ts'
import type { RowWriter } from './generate-writer.ts'

const shipmentHeader =
  'id,departed,arrived,consignor_id,consignee_id,hs_code,quantity,unit,net_weight_kg,value,currency,mode,record\n'

const firstDay = Date.UTC(2021, 0, 1) / 86_400_000
const days = 1461
const longestWay = 45

/** ISO dates from the first day to the latest arrival, ten bytes each. */
function dateTable(): Uint8Array {
  const all: string[] = []
  for (let d = 0; d <= days + longestWay; d++)
    all.push(new Date((firstDay + d) * 86_400_000).toISOString().slice(0, 10))
  return Buffer.from(all.join(''), 'latin1')
}

/** The high-priority codes first, then numbers of chapter 84 and after that are none of these. */
function codeTable(goods: number): Uint8Array {
  const codes = highPriority.map((h): string => h.code).slice(0, goods)
  const known = new Set(codes)
  for (let code = 840100; codes.length < goods; code++) if (!known.has(String(code))) codes.push(String(code))
  return Buffer.from(codes.join(''), 'latin1')
}

const tails = [
  ',air,export\n',
  ',road,export\n',
  ',sea,export\n',
  ',rail,import\n',
  ',road,import\n',
  ',road,bill\n',
] as const

interface ShipmentsPlan {
  readonly movements: number
  readonly goods: number
  /** 0 spreads trade evenly; the larger, the more of it falls to few parties and few goods. */
  readonly skew: number
  /** So many buyers at most has each seller in each layer it sells to. */
  readonly density: number
  readonly seed: number
}

export async function writeShipments(
  out: RowWriter,
  layers: readonly Layer[],
  plan: ShipmentsPlan,
  digits: number,
): Promise<void> {
  const { movements, goods, density, seed } = plan
  const random = new FastRandom(mix(seed) ^ 0x51ed270b)
  const [dates, codes] = [dateTable(), codeTable(goods)]
  const power = 1 + plan.skew
  const skewed = (draw: number, size: number) => Math.floor((draw / 4294967296) ** power * size)
  const ways = flows.flatMap(([from, to, percent]) => {
    const [a, b] = [layers[from], layers[to]]
    // A layer of one has nobody in it to sell to.
    return a === undefined || b === undefined || (from === to && a.size < 2)
      ? []
      : Array.from({ length: percent }, () => ({ a, b }))
  })
  const idDigits = String(movements).length
  const comma = 44

  out.text(shipmentHeader)
  for (let n = 0; n < movements; n++) {
    const way = ways[random.below(ways.length)]
    if (way === undefined) throw new Error('no layers to trade between')
    const consignor = way.a.first + skewed(random.next(), way.a.size)
    const partner = mix(mix(consignor ^ seed) + random.below(density))
    let consignee = way.b.first + skewed(partner, way.b.size)
    if (consignee === consignor) consignee = consignor + 1 < way.b.first + way.b.size ? consignor + 1 : way.b.first
    const departed = Math.floor((n / movements) * days)
    const draw = random.next()
    const grams = 500 + (random.next() % 400_000)

    out.byte(83)
    out.whole(n, idDigits)
    out.byte(comma)
    out.piece(dates, departed * 10, 10)
    out.byte(comma)
    out.piece(dates, (departed + (draw % longestWay)) * 10, 10)
    out.byte(comma)
    out.text(partyLetter)
    out.whole(consignor, digits)
    out.byte(comma)
    out.text(partyLetter)
    out.whole(consignee, digits)
    out.byte(comma)
    out.piece(codes, skewed(random.next(), goods) * 6, 6)
    out.byte(comma)
    out.whole(1 + ((draw >>> 8) % 9000))
    out.text(',pcs,')
    // One row in 512 has no weight, as real records do.
    if (draw >>> 23 !== 0) {
      const rest = grams % 1000
      out.whole((grams - rest) / 1000)
      out.byte(46)
      out.whole(rest, 3)
    }
    out.byte(comma)
    out.whole(Math.floor((grams / 1000) * (20 + (draw % 700))))
    out.text(',EUR')
    out.text(tails[draw % tails.length] ?? ',road,bill\n')
    if (out.full) await out.flush()
  }
}
