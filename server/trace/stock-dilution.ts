import { formsLot, type Ledger } from './trace-stock.ts'

/** A pool's scale is kept above 2^-500; each time it falls below, it is raised by as much and a new era begins. */
export const eraStep = 2 ** 500

/**
 * All lots in one block, a pool's side by side: lot p's 32 bytes are numbers 4p and on as doubles, 8p and on as
 * integers. A size of 0 is no lot; `scaled` and `tagged` are the size and its part from sources over the pool's scale at
 * entry. `entryDraw` is the first draw that found it in the pool, `exitDraw` the first that found it expired; -1: none.
 */
export interface Lots {
  readonly sizes: Float64Array
  readonly marks: Int32Array
}

export const lot4 = { size: 0, scaled: 1, tagged: 2 } as const
export const lot8 = { entryDraw: 6, exitDraw: 7 } as const

export function lotsOf(ledger: Ledger): Lots {
  const { at, amount, side, subject } = ledger
  const block = new ArrayBuffer(32 * side.order.length)
  const sizes = new Float64Array(block)
  const marks = new Int32Array(block)
  for (let i = lot8.entryDraw; i < marks.length; i += 8) marks[i] = marks[i + 1] = -1
  for (let m = 0; m < subject.projection.movements.count; m++)
    if (formsLot(ledger, m)) sizes[4 * at[m]! + lot4.size] = amount[m]!
  return { sizes, marks }
}

export const entryDraw = ({ lots }: Dilution, p: number): number => lots.marks[8 * p + lot8.entryDraw]!
export const exitDraw = ({ lots }: Dilution, p: number): number => lots.marks[8 * p + lot8.exitDraw]!

/** What the simulation of a proportional pool leaves behind, by movement. */
export interface Dilution {
  /** By arriving position. */
  readonly lots: Lots
  /** As a draw: the pool's scale and era before it, the part of all stock it took, the pool's next draw (-1: none). */
  readonly drawScale: Float64Array
  readonly drawEra: Int32Array
  readonly fraction: Float64Array
  readonly nextDraw: Int32Array
}

/** What a scale in an era is to an earlier one: 0 when two eras or more have passed, or the pool ran empty. */
export function scaleRatio(scale: number, era: number, since: number, sinceEra: number): number {
  if (era === sinceEra) return scale / since
  return era === sinceEra + 1 ? scale / eraStep / since : 0
}

/** The part of the lot at position p, which entered, that is left just before draw n, if it has not expired. */
export function leftAt(d: Dilution, p: number, n: number): number {
  const since = entryDraw(d, p)
  return scaleRatio(d.drawScale[n]!, d.drawEra[n]!, d.drawScale[since]!, d.drawEra[since]!)
}

/** For each draw the first in its pool, itself included, that took all there was, or -1. */
export function emptyingDraws({ order, rank }: Ledger, d: Dilution): Int32Array {
  const first = new Int32Array(rank.length).fill(-1)
  for (let i = order.length - 1; i >= 0; i--) {
    const n = order[i]!
    if (d.drawEra[n]! < 0) continue
    first[n] = d.fraction[n] === 1 ? n : d.nextDraw[n]! < 0 ? -1 : first[d.nextDraw[n]!]!
  }
  return first
}
