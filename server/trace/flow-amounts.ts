import type { AmountColumn } from './projection.ts'

/** Sums of so many units stay exact in a double. */
const exactUnits = 2 ** 53

/**
 * Amounts as whole numbers of one small unit, so that flows add and subtract exactly: the decimals that all amounts have
 * in common where the total allows it, and otherwise the finest decimal unit of which the total is below 2^53.
 */
export interface Units {
  /** Units of an amount; a missing one is Infinity: it bounds nothing. */
  of(amount: number): number
  amountOf(units: number): number
}

/** @param amounts of every movement that may be added up; NaN is missing. */
export function unitsOf(amounts: AmountColumn): Units {
  let total = 0
  let digits = 0
  let power = 1
  for (let i = 0; i < amounts.length; i++) {
    const amount = amounts[i]!
    if (Number.isNaN(amount)) continue
    total += amount
    while (digits < 12 && !isWhole(amount * power)) power = 10 ** ++digits
  }
  while (digits > -300 && total * 10 ** digits > exactUnits / 4) digits--
  const scale = 10 ** digits
  return {
    of: (amount) =>
      Number.isNaN(amount) ? Infinity : digits >= 0 ? Math.round(amount * scale) : Math.round(amount / 10 ** -digits),
    amountOf: (units) => (digits >= 0 ? units / scale : units * 10 ** -digits),
  }
}

const isWhole = (scaled: number): boolean => Math.abs(scaled - Math.round(scaled)) <= 1e-15 * scaled
