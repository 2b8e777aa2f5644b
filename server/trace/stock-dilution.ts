import type { Ledger } from './trace-stock.ts'

/** A pool's scale is kept above 2^-500; each time it falls below, it is raised by as much and a new era begins. */
export const eraStep = 2 ** 500

/** What the simulation of a proportional pool leaves behind, by movement. */
export interface Dilution {
  /** As a lot: the first draw that found it in the pool (-1: none), and the first that found it expired (-1: none). */
  readonly entryDraw: Int32Array
  readonly exitDraw: Int32Array
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

/** The part of m's lot, which entered, that is left just before draw n, if it has not expired. */
export function leftAt({ drawScale, drawEra, entryDraw }: Dilution, m: number, n: number): number {
  const since = entryDraw[m]!
  return scaleRatio(drawScale[n]!, drawEra[n]!, drawScale[since]!, drawEra[since]!)
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
