import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { TraceQuestion } from './trace.ts'

const PartyRef = z.object({ id: z.string(), name: z.string(), country: z.string().nullable() })

export const ChokepointsQuestion = z
  .strictObject({
    question: TraceQuestion,
    /** Who may be chosen: any party in between unless said otherwise. */
    among: z
      .strictObject({
        countries: z
          .array(z.string().regex(/^[A-Z]{2}$/, 'a country is an ISO 3166-1 alpha-2 code'))
          .max(300)
          .optional(),
        not: z.array(z.string().min(1)).max(10_000).optional(),
      })
      .optional(),
    /** How long to take for proof and curve together; the server's own limit applies besides. */
    seconds: z.number().min(0.1).max(600).default(10),
  })
  .meta({ id: 'ChokepointsQuestion' })
export type ChokepointsQuestion = z.output<typeof ChokepointsQuestion>

/** The smallest set of parties in between without which no walk is left, with its proof (TRACE, "Chokepoints"). */
export const Chokepoints = z
  .object({
    /**
     * Why there is no set: a movement goes directly, a chain passes nobody who may be chosen, or there is no chain to
     * begin with. Null when there is one, or none is known yet. `size` is null then, and `proved` false.
     */
    none: z.object({ because: z.enum(['direct', 'not-among', 'empty']), chain: z.array(z.string()) }).nullable(),
    /** A set that empties the corridor, by what listing each alone would break, largest first; empty when there is none or none was found in time. */
    set: z.array(
      PartyRef.extend({
        /** Corridor movements no longer on any walk when this party alone is avoided; null when the time ran out before it was counted. */
        breaks: z.int().nullable(),
      }),
    ),
    size: z.int().nullable(),
    lowerBound: z.int(),
    /** The set's size and the lower bound agree. */
    proved: z.boolean(),
    /** Chains of which no two share a choosable party: a first lower bound that anybody can check. */
    disjointChains: z.array(z.array(z.string())),
    /** Chains that the proof needed. */
    chainsKept: z.int(),
    /**
     * Greedy: what is left after listing 1, 2, 3 … parties, recomputed each time; the first entry is before any. Next is
     * whoever most is attributed through, then whoever is on most corridor movements. At most 20 parties.
     */
    curve: z.array(
      z.object({
        party: PartyRef.nullable(),
        movements: z.int(),
        upper: z.number().nullable(),
        attributed: z.number().nullable(),
      }),
    ),
    unit: z.string().nullable(),
    /**
     * `unit`: the curve ends where avoiding one more party would mix units of quantity, since what affiliates send each
     * other counts once they share no stock through it.
     */
    stoppedBy: z.object({ limit: z.enum(['time', 'unit']), detail: z.string() }).nullable(),
    milliseconds: z.number(),
  })
  .meta({ id: 'Chokepoints' })
export type Chokepoints = z.infer<typeof Chokepoints>

export const postChokepoints = endpoint({
  method: 'post',
  path: '/api/v1/trace/chokepoints',
  summary: 'The smallest set of parties in between without which no chain is left, with its proof',
  body: ChokepointsQuestion,
  answer: Chokepoints,
  problems: ['invalid', 'no-source', 'no-target', 'database-away', 'cancelled'],
})
