/** How many numbers each step of a path takes. */
const arity: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, A: 7, Z: 0 }
/** Beyond this no picture has a place. */
const farthest = 1e6

/** Whether a text is a path of SVG whose steps have their numbers, none of them out of any picture. */
export function isPath(d: string): boolean {
  const tokens = /([MLHVQCAZ])|([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|[\s,]+/giy
  let step = ''
  let numbers = 0
  const whole = () => {
    const wanted = arity[step.toUpperCase()] ?? 0
    return step === '' || (wanted === 0 ? numbers === 0 : numbers > 0 && numbers % wanted === 0)
  }
  while (tokens.lastIndex < d.length) {
    const found = tokens.exec(d)
    if (found === null) return false
    const [, letter, number] = found
    if (letter !== undefined) {
      if (!whole() || (step === '' && letter.toUpperCase() !== 'M')) return false
      step = letter
      numbers = 0
    } else if (number !== undefined) {
      if (step === '' || Math.abs(Number(number)) > farthest) return false
      numbers++
    }
  }
  return step !== '' && whole()
}
