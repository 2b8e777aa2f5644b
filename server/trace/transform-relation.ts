import type { TraceQuestion } from '../contract/trace.ts'
import type { Projection } from './projection.ts'
import { type Filtered, goodsPrefixes } from './trace-filters.ts'
import { role } from './trace-roles.ts'
import { classesOf } from './window-index.ts'

/** Which goods hand over to which when some are taken apart for others (TRACE, "Handover"). */
export interface TransformRelation {
  /** Goods class of each code; -1 matches nothing. */
  readonly classes: Int32Array
  /**
   * By code, the transformations that it is the `from` of, and of the `to`: a number that is the same for the same ones;
   * 0 for none.
   */
  readonly taken: Int32Array
  readonly made: Int32Array
  /** Whether a code of one number in `taken` is taken apart for codes of another in `made`. */
  turns(taken: number, made: number): boolean
  /** Movements that only a transformation brought into the filter. */
  readonly widened: Uint8Array
}

/** What the question keeps besides `filtered`, and how goods hand over; `filtered` itself stays as it is. */
export function transformRelation(
  p: Projection,
  question: TraceQuestion,
  filtered: Filtered & { admits: (movement: number) => boolean },
  roles: Uint8Array,
): { relation: TransformRelation; filtered: Filtered } {
  const { transformations } = p
  const sets: number[][] = [[]]
  const numbers = new Map<string, number>([['', 0]])
  const numberOf = (matched: number[]): number => {
    const key = matched.join()
    let number = numbers.get(key)
    if (number === undefined) {
      numbers.set(key, (number = sets.length))
      sets.push(matched)
    }
    return number
  }
  const matched = (end: 'from' | 'to') =>
    Int32Array.from(p.codes, (code) =>
      numberOf(transformations.flatMap((one, t) => (code.startsWith(one[end]) ? [t] : []))),
    )
  const taken = matched('from')
  const made = matched('to')
  const turnsSets = sets.map((a) => sets.map((b) => a.some((t) => b.includes(t))))
  const classes = classesOf(p.codes, question.handover.match)

  const widens = wideningCodes(p, question)
  const { count, code, consignee } = p.movements
  const kept = filtered.kept.slice()
  const widened = new Uint8Array(count)
  let keptCount = filtered.count
  for (let m = 0; m < count; m++) {
    // A widened movement into a target could only be a walk's last, which none may be.
    if (kept[m] === 1 || !widens[code[m]!] || !filtered.admits(m) || roles[consignee[m]!] === role.target) continue
    kept[m] = widened[m] = 1
    keptCount++
  }
  let unmatchable = 0
  for (let m = 0; m < count; m++)
    if (kept[m] === 1 && classes[code[m]!]! < 0 && taken[code[m]!] === 0 && made[code[m]!] === 0) unmatchable++
  return {
    relation: { classes, taken, made, turns: (a, b) => turnsSets[a]![b]!, widened },
    filtered: { kept, count: keptCount, all: filtered.all, unmatchable },
  }
}

/** By code, whether it widens the goods filter: it is taken apart for something that the filter could hold. */
export function wideningCodes({ codes, transformations }: Projection, question: TraceQuestion): boolean[] {
  const prefixes = goodsPrefixes(question)
  const useful = transformations.filter(({ to }) =>
    prefixes.some((prefix) => to.startsWith(prefix) || prefix.startsWith(to)),
  )
  return codes.map((code) => useful.some(({ from }) => code.startsWith(from)))
}

/** Whether goods of one code hand over to goods of another, and whether that takes them apart. */
export function handoverOf(r: TransformRelation, from: number, to: number): 'plain' | 'transforming' | null {
  if (r.classes[from]! >= 0 && r.classes[from] === r.classes[to]) return 'plain'
  return r.turns(r.taken[from]!, r.made[to]!) ? 'transforming' : null
}
