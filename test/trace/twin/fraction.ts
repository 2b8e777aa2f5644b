/** An exact rational number; the denominator is positive and shares no factor with the numerator. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

export function fraction(n: bigint, d: bigint): Fraction {
  const g = gcd(n, d) || 1n
  return d < 0n ? { n: -n / g, d: -d / g } : { n: n / g, d: d / g }
}

export const zero = fraction(0n, 1n)
export const one = fraction(1n, 1n)

/** The decimal number that was written down, not the binary one nearest to it. */
export function fromNumber(x: number): Fraction {
  const [digits = '0', exponent = '0'] = x.toExponential().split('e')
  const [whole = '0', part = ''] = digits.split('.')
  const power = Number(exponent) - part.length
  const n = BigInt(whole + part)
  return power >= 0 ? fraction(n * 10n ** BigInt(power), 1n) : fraction(n, 10n ** BigInt(-power))
}

export const add = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d)
export const over = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n)
export const less = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d
export const least = (a: Fraction, b: Fraction) => (less(a, b) ? a : b)
export const sum = (all: Fraction[]) => all.reduce(add, zero)
export const isZero = (a: Fraction) => a.n === 0n
export const toNumber = (a: Fraction): number => {
  // Both may be far beyond a double; 40 digits of the quotient are plenty.
  const scale = 10n ** 40n
  return Number((a.n * scale) / a.d) / 1e40
}

/** Rounded to 9 significant digits, halves up. */
export function rounded9(a: Fraction): Fraction {
  if (a.n === 0n) return zero
  let exponent = 0
  const ten = (k: number) => (k >= 0 ? fraction(10n ** BigInt(k), 1n) : fraction(1n, 10n ** BigInt(-k)))
  while (!less(a, ten(exponent + 1))) exponent++
  while (less(a, ten(exponent))) exponent--
  const scaled = over(a, ten(exponent - 8))
  const digits = (scaled.n * 2n + scaled.d) / (scaled.d * 2n)
  return times(fraction(digits, 1n), ten(exponent - 8))
}
