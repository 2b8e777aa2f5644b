import { highPriority } from '../contract/high-priority.ts'
import type { TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import type { Projection } from './projection.ts'
import { periodOf } from './trace-roles.ts'
import { classesOf } from './window-index.ts'

/** The movements a question is about (TRACE, "Filters"); movements within one party, or one group's stock, too. */
export interface Filtered {
  /** 1 for each movement that is kept. */
  readonly kept: Uint8Array
  readonly count: number
  /** Whether every movement between two parties is kept, so that nothing need be looked up. */
  readonly all: boolean
  /** Kept movements that could match nothing because their code is missing or too short. */
  readonly unmatchable: number
}

/** @throws WaybillError `invalid` naming each dataset that has no movement. */
export function filterMovements(
  p: Projection,
  question: TraceQuestion,
  { consignor, consignee }: { consignor: Int32Array; consignee: Int32Array },
): Filtered & { admits: (movement: number) => boolean } {
  const { departed, code, dataset, count } = p.movements
  const { from, to } = periodOf(question)
  const codes = goodsFilter(p, question)
  const datasets = datasetFilter(p, question)
  /** Whether everything but its goods keeps a movement. */
  const admits = (m: number) =>
    consignor[m] !== consignee[m] &&
    departed[m]! >= from &&
    departed[m]! <= to &&
    (datasets === null || datasets[dataset[m]!] !== 0)
  const classes = classesOf(p.codes, question.handover.match)
  const kept = new Uint8Array(count)
  let keptCount = 0
  let within = 0
  let unmatchable = 0
  for (let m = 0; m < count; m++) {
    if (consignor[m] === consignee[m]) {
      within++
      continue
    }
    if (departed[m]! < from || departed[m]! > to) continue
    if (codes !== null && codes[code[m]!] === 0) continue
    if (datasets !== null && datasets[dataset[m]!] === 0) continue
    kept[m] = 1
    keptCount++
    if (classes[code[m]!]! < 0) unmatchable++
  }
  return { kept, count: keptCount, all: keptCount + within === count, unmatchable, admits }
}

/** 1 for each code of the dictionary that the question keeps; null keeps all. Codes and tiers add up. */
export function goodsFilter(p: Projection, question: TraceQuestion): Uint8Array | null {
  const prefixes = goodsPrefixes(question)
  if (prefixes.length === 0) return null
  return Uint8Array.from(p.codes, (code) => (prefixes.some((prefix) => code.startsWith(prefix)) ? 1 : 0))
}

/** Beginnings of the codes that the question asks about; none when it asks about all goods. */
export function goodsPrefixes(question: TraceQuestion): string[] {
  const tiers = new Set<string>(question.goods?.tiers ?? [])
  const listed = highPriority.filter((good) => tiers.has(good.tier)).map((good) => good.code)
  return [...(question.goods?.codes ?? []), ...listed]
}

function datasetFilter(p: Projection, question: TraceQuestion): Uint8Array | null {
  if (question.datasets === undefined || question.datasets.length === 0) return null
  const unknown = question.datasets.flatMap((name, i) =>
    p.datasets.includes(name)
      ? []
      : [{ pointer: `/datasets/${i}`, detail: `no shipment comes from a dataset ${name}` }],
  )
  if (unknown.length > 0)
    throw new WaybillError('invalid', 'The question names a dataset that holds no shipments.', {
      next: `Datasets with shipments: ${p.datasets.slice(0, 20).join(', ') || 'none yet'}.`,
      fields: unknown,
    })
  const wanted = new Set(question.datasets)
  return Uint8Array.from(p.datasets, (name) => (wanted.has(name) ? 1 : 0))
}
