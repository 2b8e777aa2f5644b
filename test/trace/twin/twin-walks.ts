import { handsOver, type TwinMovement, type TwinWorld } from './twin-world.ts'

/** Every movement on some walk from a source, and on some walk to a target, with its fewest movements on that side. */
export function twinReach(world: TwinWorld): {
  fromSource: Map<TwinMovement, number>
  toTarget: Map<TwinMovement, number>
} {
  const { movements, role } = world
  const starts = movements.filter((m) => role(m.from) === 'source')
  const ends = movements.filter((m) => role(m.to) === 'target')
  return {
    fromSource: spread(starts, (m) => movements.filter((n) => handsOver(world, m, n))),
    toTarget: spread(ends, (n) => movements.filter((m) => handsOver(world, m, n))),
  }
}

function spread(first: TwinMovement[], next: (m: TwinMovement) => TwinMovement[]): Map<TwinMovement, number> {
  const found = new Map(first.map((m) => [m, 1]))
  for (const [m, hop] of found) for (const n of next(m)) if (!found.has(n)) found.set(n, hop + 1)
  return found
}
