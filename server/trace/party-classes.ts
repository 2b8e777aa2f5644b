/**
 * Joins numbers into classes, pair by pair: afterwards `of[i]` is the smallest number of i's class. `of` holds classes
 * already, each number its own to begin with. (Disjoint sets with path halving; Tarjan and van Leeuwen 1984.)
 */
export function joinAll(of: Int32Array, a: Int32Array, b: Int32Array): void {
  const rootOf = (i: number): number => {
    while (of[i] !== i) i = of[i] = of[of[i]!]!
    return i
  }
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [rootOf(a[i]!), rootOf(b[i]!)]
    if (x < y) of[y] = x
    else of[x] = y
  }
  for (let i = 0; i < of.length; i++) of[i] = rootOf(i)
}
