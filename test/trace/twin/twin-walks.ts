import { handsOver, isTakenApart, type TwinMovement, type TwinWorld } from './twin-world.ts'

/** Every movement on some walk from a source, and on some walk to a target, with its fewest movements on that side. */
export function twinReach(world: TwinWorld): {
  fromSource: Map<TwinMovement, number>
  toTarget: Map<TwinMovement, number>
} {
  const { role } = world
  const movements = walking(world)
  const leads = (m: TwinMovement, n: TwinMovement) => handsOver(world, m, n) || isTakenApart(world, m, n)
  const starts = movements.filter((m) => role(m.from) === 'source')
  const ends = world.movements.filter((m) => role(m.to) === 'target')
  return {
    fromSource: spread(starts, (m) => movements.filter((n) => leads(m, n))),
    toTarget: spread(ends, (n) => movements.filter((m) => leads(m, n))),
  }
}

/** What may be on a walk: no walk ends with a widened movement, so none that goes to a target is on any. */
export const walking = ({ movements, widened, role }: TwinWorld): TwinMovement[] => [
  ...movements,
  ...widened.filter((m) => role(m.to) !== 'target'),
]

function spread(first: TwinMovement[], next: (m: TwinMovement) => TwinMovement[]): Map<TwinMovement, number> {
  const found = new Map(first.map((m) => [m, 1]))
  for (const [m, hop] of found) for (const n of next(m)) if (!found.has(n)) found.set(n, hop + 1)
  return found
}
