import type { KeptAnswer } from '../../server/contract/case-content.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'

/** What a case remembers of an answer, so that it can be told later what has changed in it. */
export function keptAnswer(answer: TraceAnswer, at: string): KeptAnswer {
  const { corridor, volume, complete, chainCount, projection } = answer
  const { measure, unit, delivered, upper, attributed, lower, shortfall } = volume
  return {
    at,
    version: projection.version,
    complete,
    measure,
    ...known({ chainCount }),
    ...known({ unit }),
    ...known({ delivered, upper, attributed, lower, shortfall }),
    counts: corridor.counts,
    movements: Object.fromEntries(
      corridor.movements.map(({ id, from, to, departed, arrived, goods, amount }) => [
        id,
        [from, to, departed, arrived, goods, amount],
      ]),
    ),
  }
}

/** Without what is not known. */
const known = <V>(figures: Record<string, V | null>): Record<string, V> =>
  Object.fromEntries(Object.entries(figures).filter((each): each is [string, V] => each[1] !== null))
