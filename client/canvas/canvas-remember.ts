/** Keeps the last result of `make` until one of the values it depends on is another. */
export function remember<State, Result>(
  on: (state: State) => readonly unknown[],
  make: (state: State) => Result,
): (state: State) => Result {
  let last: { on: readonly unknown[]; result: Result } | undefined
  return (state) => {
    const now = on(state)
    if (last === undefined || now.some((value, i) => value !== last?.on[i])) last = { on: now, result: make(state) }
    return last.result
  }
}
