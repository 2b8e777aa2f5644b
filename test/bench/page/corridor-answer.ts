import type { TraceAnswer, TraceMovement, TraceParty } from '../../../server/contract/trace.ts'
import { isoOf } from '../../../client/canvas/canvas-days.ts'
import { answerOf, movement, party } from '../../client/canvas-answers.ts'

/** Countries of the parties in between, first hands and second hands. */
const countries = [
  ['TR', 'AE', 'HK', 'GE'],
  ['KZ', 'KG', 'AM', 'UZ'],
] as const
const goods = ['854231', '854232', '853224'] as const
const firstDay = 19_000
const span = 670
/** Seller, first hands, second hands, end-user. */
const layers = 4

/**
 * An answer of any size with the shape that real ones have: a tenth of the parties sell, a tenth are end-users, the rest
 * pass goods on; each sells to a few others again and again, much to some and little to most. Every shipment lies on a
 * chain. The ids say nothing about who trades with whom. Equal arguments give equal answers.
 *
 * @param density buyers of each party, at most.
 */
export function corridorAnswer(shipments: number, parties: number, density = 5): TraceAnswer {
  const random = numbers(11)
  const pick = <T>(list: readonly T[], skew = 1): T => list[Math.floor(random() ** skew * list.length)]!
  const tenth = Math.max(1, Math.round(parties / 10))
  const layerOf = (i: number) =>
    i < tenth ? 0 : i >= parties - tenth ? 3 : i < tenth + (parties - 2 * tenth) * 0.6 ? 1 : 2
  const all = Array.from({ length: parties }, (_, i) => {
    const layer = layerOf(i)
    const role: TraceParty['role'] = layer === 0 ? 'source' : layer === 3 ? 'target' : 'between'
    const country = layer === 0 ? 'DE' : layer === 3 ? 'RU' : pick(countries[layer - 1]!)
    return { layer, of: party(`p${Math.floor(random() * 1e9)}-${i}`, role, country) }
  })
  const inLayer = Array.from({ length: layers }, (_, layer) => all.filter((one) => one.layer === layer))
  const buyers = new Map(
    all.map((seller) => [
      seller,
      Array.from({ length: density }, () =>
        pick(inLayer[Math.min(3, seller.layer + (random() < 0.8 ? 1 : 2))]!, seller.layer === 2 ? 2 : 1.4),
      ),
    ]),
  )
  const movements: TraceMovement[] = []
  const move = (from: string, to: string, day: number, code: string, hops: number): number => {
    const arrived = day + 2 + Math.floor(random() * 20)
    movements.push(
      movement(`s${movements.length}`, from, to, 0, {
        departed: isoOf(day),
        arrived: isoOf(arrived),
        goods: code,
        amount: random() < 0.02 ? null : Math.round(random() ** 2 * 800) + 1,
        attributed: Math.round(random() * 100),
        hopsFromSource: hops,
      }),
    )
    return arrived + Math.floor(random() * 40)
  }
  const unvisited = new Set(all.filter(({ layer }) => layer === 1 || layer === 2))
  while (movements.length + layers <= shipments) {
    let at = pick(inLayer[0]!, 1.4)
    let day = firstDay + Math.floor(random() * (span - 120))
    const code = pick(goods)
    for (let hops = 1; at.layer < 3; hops++) {
      const [forced] = hops === 1 ? unvisited : []
      const to = forced ?? pick(buyers.get(at)!, 2)
      unvisited.delete(to)
      day = move(at.of.id, to.of.id, day, code, hops)
      at = to
    }
  }
  while (movements.length < shipments)
    move(pick(inLayer[0]!).of.id, pick(inLayer[3]!).of.id, firstDay + (movements.length % span), goods[0], 1)
  const used = new Set(movements.flatMap(({ from, to }) => [from, to]))
  return answerOf(
    all.flatMap(({ of }) => (used.has(of.id) ? [of] : [])),
    movements,
  )
}

/** The same numbers from 0 to 1 each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
