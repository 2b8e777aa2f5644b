/** Items of a case in their order; what was put at one place comes by its key, so that the order is always the same. */
export const placed = <T extends { position: number }>(items: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(items).sort(([a, one], [b, other]) => one.position - other.position || (a < b ? -1 : 1))
