import type { TraceQuestion } from '../../../server/contract/trace.ts'
import type { World } from '../world.ts'
import { classes, handsOver, isTakenApart, type TwinMovement, type TwinWorld, twinWorld } from './twin-world.ts'
import { walking } from './twin-walks.ts'

/** Who may be chosen: parties of those countries (null: of any) but not those; of merged ones the smallest id. */
export function choosableIn(given: World, countries: readonly string[] | null, not: readonly string[]): string[] {
  const same = classes(
    given.parties.map(({ id }) => id),
    given.sameAs ?? [],
  )
  const chosen = given.parties.filter(({ country }) => countries === null || countries.includes(country))
  const left = new Set(chosen.map(({ id }) => same.get(id)!))
  for (const id of not) left.delete(same.get(id)!)
  return [...left]
}

/** Size of a smallest set among some parties without which no walk is left, by trying all sets; null when none does. */
export function smallestSet(given: World, question: TraceQuestion, among: readonly string[]): number | null {
  const world = twinWorld(given, question)
  if ('refused' in world) throw new Error('the question is refused')
  const between = among.filter((party) => world.role(party) === 'between')
  let least: number | null = null
  for (let chosen = 0; chosen < 1 << between.length; chosen++) {
    const set = between.filter((_, i) => (chosen >> i) & 1)
    if ((least === null || set.length < least) && !hasWalk(given, { ...question, avoid: [...question.avoid, ...set] }))
      least = set.length
  }
  return least
}

/** Whether any walk counts. */
export function hasWalk(given: World, question: TraceQuestion): boolean {
  const world = twinWorld(given, question)
  if ('refused' in world) throw new Error('the question is refused')
  const found = new Set<string>()
  const movements = walking(world)
  const line = movements
    .filter((m) => world.role(m.from) === 'source')
    .map((m) => ({ m, passed: question.via === undefined }))
  for (const { m, passed } of line) {
    if (found.has(`${m.id} ${passed}`)) continue
    found.add(`${m.id} ${passed}`)
    if (world.role(m.to) === 'target' && passed) return true
    for (const n of movements) if (leads(world, m, n)) line.push({ m: n, passed: passed || passes(world, m, n) })
  }
  return false
}

/** Whether these movements, in this order, are a walk that counts. */
export function isWalk(world: TwinWorld, ids: readonly string[]): boolean {
  const walk = ids.map((id) => walking(world).find((m) => m.id === id)!)
  const steps = walk.slice(1).map((n, i) => [walk[i]!, n] as const)
  return (
    world.role(walk[0]!.from) === 'source' &&
    world.role(walk.at(-1)!.to) === 'target' &&
    steps.every(([m, n]) => leads(world, m, n)) &&
    (world.question.via === undefined || steps.some(([m, n]) => passes(world, m, n)))
  )
}

const leads = (world: TwinWorld, m: TwinMovement, n: TwinMovement) =>
  handsOver(world, m, n) || isTakenApart(world, m, n)
const passes = (world: TwinWorld, m: TwinMovement, n: TwinMovement) => world.isVia(m.to) || world.isVia(n.from)
