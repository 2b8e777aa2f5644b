import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** Groups of parties a question may name (TRACE, "The wire"). */
export const groups = ['eu', 'ru-military', 'listed'] as const

const IsoDate = z.iso.date('a date is a day of the calendar, written YYYY-MM-DD')
const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'a country is an ISO 3166-1 alpha-2 code')
const GoodsCode = z.string().regex(/^\d{2,10}$/, 'a goods code is 2 to 10 digits')

export const PartySelection = z
  .strictObject({
    parties: z.array(z.string().min(1)).max(10_000).optional(),
    countries: z.array(CountryCode).max(300).optional(),
    group: z.enum(groups).optional(),
  })
  .refine((s) => s.parties !== undefined || s.countries !== undefined || s.group !== undefined, {
    message: 'name at least one of parties, countries or group',
  })
  .meta({ id: 'PartySelection' })
export type PartySelection = z.infer<typeof PartySelection>

export const matchLevels = ['hs2', 'hs4', 'hs6', 'exact', 'any'] as const
export const drawRules = ['proportional', 'fifo', 'lifo'] as const
export const measures = ['weight', 'value', 'quantity'] as const
export const tiers = ['1', '2', '3.A', '3.B', '4.A', '4.B'] as const

export const Handover = z
  .strictObject({
    match: z.enum(matchLevels).default('hs6'),
    minHandlingDays: z.int().min(0).max(3650).default(0),
    maxHoldDays: z.int().min(0).max(3650).default(180),
    draw: z.enum(drawRules).default('proportional'),
    /** Parties joined by ownership of more than half share stock (TRACE, "Affiliates"). */
    affiliates: z.boolean().default(false),
    /** Goods bought to be taken apart: in the corridor, never in volumes. */
    transformations: z.boolean().default(false),
  })
  .meta({ id: 'Handover' })

/** The body of `POST /api/v1/trace`; only `from` and `to` are required (TRACE, "The wire"). */
export const TraceQuestion = z
  .strictObject({
    from: PartySelection,
    to: PartySelection,
    avoid: z.array(z.string().min(1)).max(10_000).default([]),
    via: z.strictObject({ countries: z.array(CountryCode).min(1).max(300) }).optional(),
    goods: z
      .strictObject({
        codes: z.array(GoodsCode).max(1000).optional(),
        tiers: z.array(z.enum(tiers)).optional(),
      })
      .optional(),
    period: z
      .strictObject({ from: IsoDate.optional(), to: IsoDate.optional() })
      .refine((p) => p.from === undefined || p.to === undefined || p.from <= p.to, {
        message: 'the period ends before it begins',
        path: ['to'],
      })
      .optional(),
    datasets: z.array(z.string().min(1)).max(1000).optional(),
    handover: Handover.prefault({}),
    measure: z.enum(measures).default('weight'),
    maxHops: z.int().min(1).max(50).default(8),
    limit: z.int().min(1).max(1000).default(50),
  })
  .meta({ id: 'TraceQuestion' })
/** A question as parsed: defaults filled in. */
export type TraceQuestion = z.infer<typeof TraceQuestion>
/** A question as asked: defaults may be left out. */
export type TraceQuestionInput = z.input<typeof TraceQuestion>

export const roles = ['source', 'between', 'target'] as const

export const TraceMovement = z
  .object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    departed: IsoDate,
    arrived: IsoDate,
    /** HS code; empty when the row has none. */
    goods: z.string(),
    /** In the question's measure; null when the row has none. */
    amount: z.number().nullable(),
    attributed: z.number(),
    hopsFromSource: z.int(),
    hopsToTarget: z.int(),
  })
  .meta({ id: 'TraceMovement' })
export type TraceMovement = z.infer<typeof TraceMovement>

export const TraceParty = z
  .object({
    id: z.string(),
    name: z.string(),
    country: z.string().nullable(),
    role: z.enum(roles),
    military: z.boolean(),
    /** First day on which a listing of this party is in force; null when none is on record. */
    listedFrom: IsoDate.nullable(),
  })
  .meta({ id: 'TraceParty' })
export type TraceParty = z.infer<typeof TraceParty>

export const TraceChain = z
  .object({ movements: z.array(z.string()), attributed: z.number().nullable(), days: z.int() })
  .meta({ id: 'TraceChain' })
export type TraceChain = z.infer<typeof TraceChain>

/** One side of an empty corridor: how far goods got from the sources, or what leads to the targets. */
const TraceEnd = z.object({
  /** By hops, then by id; at most `endMovements`. `hops` counts from this end, the movement itself included. */
  movements: z.array(
    TraceMovement.omit({ attributed: true, hopsFromSource: true, hopsToTarget: true }).extend({ hops: z.int() }),
  ),
  /** The parties of those movements; an avoided one is shown as in between. */
  parties: z.array(TraceParty),
  /** All movements of this side, listed or not. */
  count: z.int(),
})
export const endMovements = 300

/**
 * `corridor.movements` holds `wireMovements` of a longer corridor: the legs of the listed chains, then those that carried
 * most. `corridor.counts` is always whole.
 */
export const wireMovements = 20_000

/**
 * Parts a limit can stop. `corridor` means the corridor itself is unfinished and nothing after it was computed.
 * A part that was not finished is null (or empty) in the answer, never an approximation.
 */
export const tracePhases = ['corridor', 'count', 'attribution', 'chains', 'upper', 'lower', 'range'] as const

export const TraceAnswer = z
  .object({
    complete: z.boolean(),
    stoppedBy: z.object({ limit: z.literal('time'), phase: z.enum(tracePhases), detail: z.string() }).optional(),
    cyclic: z.boolean().nullable(),
    unmatchable: z.int(),
    corridor: z.object({
      movements: z.array(TraceMovement),
      parties: z.array(TraceParty),
      counts: z.object({ movements: z.int(), parties: z.int() }),
      truncated: z.boolean(),
    }),
    /** Exact decimal; null when a limit stopped the count. */
    chainCount: z.string().nullable(),
    volume: z.object({
      measure: z.enum(measures),
      /** `kg`, `EUR`, the unit of quantity; null under `quantity` when nothing filtered has one. */
      unit: z.string().nullable(),
      bound: z.boolean(),
      delivered: z.number().nullable(),
      /** At most; null when missing amounts leave it unlimited (`unlimitedBy` then names them), or when a limit stopped it. */
      upper: z.number().nullable(),
      attributed: z.number().nullable(),
      /** `attributed` under each draw rule at once. */
      attributedRange: z.object({ proportional: z.number(), fifo: z.number(), lifo: z.number() }).nullable(),
      /** At least, if the records lack nothing but what they show to be lacking: never shown without `shortfall`; null with via. */
      lower: z.number().nullable(),
      /** What the records show to be lacking: departures that no recorded stock can cover. */
      shortfall: z.number().nullable(),
      unexplained: z.number().nullable(),
      throughAvoided: z.number().nullable(),
      missingAmounts: z.int(),
      /** The certificate of `upper`: movements that every counted walk must use, whose amounts add up to it. */
      cut: z.array(z.string()),
      /** One walk without any known amount, when that makes `upper` unlimited. */
      unlimitedBy: z.array(z.string()),
    }),
    chains: z.array(TraceChain),
    /** All filtered movements by month of departure, on a chain or not: known amounts, months without any left out. */
    departures: z.array(
      z.object({ month: z.string().regex(/^-?\d{4,6}-\d{2}$/), movements: z.int(), amount: z.number() }),
    ),
    /** Where the two sides end when no walk exists; null when one does, or when a limit stopped the corridor. */
    ends: z.object({ fromSources: TraceEnd, toTargets: TraceEnd }).nullable(),
    /** The graph version the answer was computed on, and how many movements that version holds. */
    projection: z.object({ version: z.int(), movements: z.int() }),
    /** Milliseconds per phase; `corridor` is both reachability passes with hops. */
    timings: z.record(z.string(), z.number()),
  })
  .meta({ id: 'TraceAnswer' })
export type TraceAnswer = z.infer<typeof TraceAnswer>

export const postTrace = endpoint({
  method: 'post',
  path: '/api/v1/trace',
  summary: 'Ask how goods from some parties reached others: corridor, exact chain count, attribution, top chains',
  body: TraceQuestion,
  answer: TraceAnswer,
  problems: ['invalid', 'no-source', 'no-target', 'database-away', 'cancelled'],
})

/** Where the goods of one movement came from and went to, under the question's draw rule (TRACE, "Attributed"). */
export const TraceLotsQuestion = z
  .strictObject({ question: TraceQuestion, movement: z.string().min(1) })
  .meta({ id: 'TraceLotsQuestion' })

const Lot = z.object({
  movement: z.string(),
  party: z.object({ id: z.string(), name: z.string() }),
  departed: IsoDate,
  arrived: IsoDate,
  /** Drawn from (or by) that movement, in the question's measure. */
  amount: z.number(),
  /** Part of that amount that left a source: 0 to 1. */
  sourceShare: z.number(),
})

export const TraceLots = z
  .object({
    movement: z.string(),
    unit: z.string().nullable(),
    amount: z.number().nullable(),
    /** Part of `amount` that left a source. */
    tagged: z.number(),
    /** Part that no recorded stock covers; null when the consignor is not in between. */
    unexplained: z.number().nullable(),
    /** Lots drawn for this movement, largest first. */
    from: z.array(Lot),
    /** Later movements that drew from this one's lot, earliest first, and what nobody drew. */
    onward: z.array(Lot),
    remaining: z.number().nullable(),
  })
  .meta({ id: 'TraceLots' })
export type TraceLots = z.infer<typeof TraceLots>

export const postTraceLots = endpoint({
  method: 'post',
  path: '/api/v1/trace/lots',
  summary: 'Where the goods of one movement came from and where they went, lot by lot',
  body: TraceLotsQuestion,
  answer: TraceLots,
  problems: ['invalid', 'no-source', 'no-target', 'not-found', 'database-away', 'cancelled'],
})
