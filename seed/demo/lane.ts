import type { GoodsKey } from './goods.ts'
import type { LegKey } from './legs.ts'

/**
 * A lane is a run of shipments of one kind of goods between two parties. It either has a rhythm of its own (`count`,
 * `first`, `last`, `kg`) or passes on what other lanes brought (`after`).
 */
export interface Lane {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly goods: GoodsKey
  readonly leg: LegKey
  /** First and last possible day of departure. */
  readonly first: string
  readonly last: string
  /** How many, and how the months share them; `even` keeps equal steps. */
  readonly count?: number
  readonly rhythm?: 'even' | 'harvest' | 'spring' | 'winter' | 'growing' | 'falling'
  /** Net kg of one shipment. */
  readonly kg?: readonly [number, number]
  readonly after?: {
    readonly lanes: readonly string[]
    /** Days between the last arrival and the departure. */
    readonly lag: readonly [number, number]
    /** Part of the weight that goes on; more than 1 means that more left than the records show coming in. */
    readonly keep: readonly [number, number]
    /** So many arrivals leave together; 1 when not said. */
    readonly pack?: number
    /** Take only packs whose number modulo `of` is in `take`. */
    readonly split?: { readonly of: number; readonly take: readonly number[] }
  }
  /** Price against the first seller's. */
  readonly markup?: number
  readonly language?: 'en' | 'ru' | 'tr'
  readonly declared?: string
  /** What the papers call the goods, where that is not what the code says. */
  readonly text?: string
  /** No arrival on record: neither day nor place. */
  readonly vanishes?: true
  /** What the records lack, by number of the shipment within the lane, from 0. */
  readonly lacks?: {
    readonly weight?: readonly number[]
    readonly code?: readonly number[]
    readonly value?: 'all' | readonly number[]
  }
  /** The consignee is only named, not numbered. */
  readonly consignee?: { readonly name: string; readonly country: string }
  readonly note?: string
}

type Rest = Omit<Lane, 'key' | 'from' | 'to' | 'goods' | 'leg' | 'first' | 'last'>

/** A lane in one breath: `lane('p1', 'brueckwald > demirkuyu', 'processors', 'de-tr-air', '2022-04-11..2023-10-06', …)`. */
export function lane(key: string, parties: string, goods: GoodsKey, leg: LegKey, days: string, rest: Rest): Lane {
  const [from = '', to = ''] = parties.split(' > ')
  const [first = '', last = ''] = days.split('..')
  return { key, from, to, goods, leg, first, last, ...rest }
}
