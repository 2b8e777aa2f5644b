import { z } from 'zod'
import { postChokepoints } from './chokepoints.ts'
import { endpoint } from './endpoint.ts'
import { TraceQuestion } from './trace.ts'
import { postWhatIf } from './what-if.ts'

const IsoDate = z.iso.date()
const PartyRef = z.object({ id: z.string(), name: z.string(), country: z.string().nullable() })
const problems = ['invalid', 'no-source', 'no-target', 'query-timeout', 'database-away', 'cancelled'] as const

/** A party in between and what went through it, in the question's measure. */
export const Carrier = z.object({
  party: PartyRef,
  /** Filtered movements delivered to it, consigned by it: count and known amounts. */
  received: z.object({ movements: z.int(), amount: z.number() }),
  sent: z.object({ movements: z.int(), amount: z.number() }),
  /** Attributed through it: over the chains that hand over here, each counted once. */
  attributed: z.number(),
  /**
   * At most through it: the most of what reached the targets that can have left a source and been handed over here,
   * never more than the answer's own bound. A movement that can be on the way here and on the way from here counts its
   * amount once for each. Null when missing amounts leave it unlimited, or when not computed in time
   * (`notComputed` carriers, the last ones listed).
   */
  atMost: z.number().nullable(),
  /**
   * Days from arrival to departure of what was attributed through it: least, most, and the mean weighted by amount; null
   * when nothing was. Less than a billionth of what was attributed through it does not count.
   */
  daysHeld: z.object({ least: z.int(), mean: z.number(), most: z.int() }).nullable(),
  /**
   * First day on which its traced stock of a goods class ran empty between receiving from the corridor and sending into
   * it: by then everything that the corridor had brought and that a later shipment into the corridor could have taken
   * had been drawn already. Null when that never was, or cannot be known for a missing amount.
   */
  ranEmpty: IsoDate.nullable(),
  /** Corridor movements into and out of it, at most `carrierMovements`: those with most attributed, in id order. */
  movements: z.array(z.string()),
  movementCount: z.int(),
})
export const carrierMovements = 1000
export type Carrier = z.infer<typeof Carrier>

export const CarriersQuestion = z
  .strictObject({
    question: TraceQuestion,
    limit: z.int().min(1).max(1000).default(100),
    /** How long to compute `atMost`, the only figure that may take long; the server's own limit applies besides. */
    seconds: z.number().min(0.1).max(600).optional(),
  })
  .meta({ id: 'CarriersQuestion' })
export type CarriersQuestion = z.infer<typeof CarriersQuestion>
export const Carriers = z
  .object({
    unit: z.string().nullable(),
    /** Largest attributed first, then by id. */
    carriers: z.array(Carrier),
    /** All parties in between in the corridor, listed or not. */
    count: z.int(),
    truncated: z.boolean(),
    /** Carriers whose `atMost` the time limit left out. */
    notComputed: z.int(),
    milliseconds: z.number(),
  })
  .meta({ id: 'Carriers' })
export type Carriers = z.infer<typeof Carriers>
export const postCarriers = endpoint({
  method: 'post',
  path: '/api/v1/trace/carriers',
  summary: 'Who carried it: for every party in between what it received, sent on, held and at most passed on',
  body: CarriersQuestion,
  answer: Carriers,
  problems,
})

/** The answer's flow into the targets, by month of arrival, and by route. `movements` deliver to a target. */
export const MonthsQuestion = z.strictObject({ question: TraceQuestion }).meta({ id: 'MonthsQuestion' })
const MonthFlow = z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), attributed: z.number(), movements: z.int() })
export const Months = z
  .object({
    /** False when the time ran out while chains were ranked: then there are no routes and all is in `rest`. */
    complete: z.boolean(),
    unit: z.string().nullable(),
    /** Without gaps from the first to the last month; the sum of `attributed` is the answer's. */
    months: z.array(MonthFlow),
    /**
     * Routes of the listed chains, by attributed amount, each with the months in which one of those chains ends. What
     * other chains carried is in `rest`, with the deliveries that end none of the listed ones; months without left out.
     */
    routes: z.array(z.object({ parties: z.array(z.string()), attributed: z.number(), months: z.array(MonthFlow) })),
    rest: z.array(MonthFlow),
    parties: z.array(PartyRef),
    milliseconds: z.number(),
  })
  .meta({ id: 'Months' })
export type Months = z.infer<typeof Months>
export const postMonths = endpoint({
  method: 'post',
  path: '/api/v1/trace/months',
  summary: 'The answer by month of arrival at the targets, and by route',
  body: MonthsQuestion,
  answer: Months,
  problems,
})

/**
 * The same question for many sources and targets at once. A cell is the question with that row as its only sources and
 * that column as its only targets, all other sources and targets avoided; so the cells add up to the whole answer. With
 * countries they add up to more where records that are one party name several: it is then in the row of each, as it is
 * in a question that names one of them.
 */
export const MatrixQuestion = z
  .strictObject({
    question: TraceQuestion,
    rows: z.enum(['countries', 'parties']).default('countries'),
    columns: z.enum(['countries', 'parties']).default('parties'),
  })
  .meta({ id: 'MatrixQuestion' })
export type MatrixQuestion = z.infer<typeof MatrixQuestion>
/** A party, or a country by its code ('' for parties without one); `parties` are its own in the corridor. */
const Axis = z.object({ id: z.string(), name: z.string(), parties: z.array(z.string()) })
/** Rows times columns on the wire; of more, those with most attributed are shown and `truncated` says so. */
export const matrixCells = 10_000
export const Matrix = z
  .object({
    unit: z.string().nullable(),
    /** The whole answer's; the sum over the cells unless some are missing or a party is of several countries. */
    attributed: z.number(),
    /** Only rows and columns with a corridor, largest attributed first, then by id. */
    rows: z.array(Axis),
    columns: z.array(Axis),
    /** Cells with a corridor. `first` and `last`: first departure and last arrival on it. */
    cells: z.array(
      z.object({
        row: z.int(),
        column: z.int(),
        movements: z.int(),
        attributed: z.number(),
        first: IsoDate,
        last: IsoDate,
      }),
    ),
    /** Rows and columns of the question in all, with a corridor or not. */
    counts: z.object({ rows: z.int(), columns: z.int() }),
    truncated: z.boolean(),
    /** Cells of these rows and columns that the time limit left out. */
    notComputed: z.int(),
    milliseconds: z.number(),
  })
  .meta({ id: 'Matrix' })
export type Matrix = z.infer<typeof Matrix>
export const postMatrix = endpoint({
  method: 'post',
  path: '/api/v1/trace/matrix',
  summary: 'The same question for each source and each target: whether a corridor exists, how much, from when to when',
  body: MatrixQuestion,
  answer: Matrix,
  problems,
})

export const ExplainQuestion = z
  .strictObject({ question: TraceQuestion, movement: z.string().min(1) })
  .meta({ id: 'ExplainQuestion' })
/** The conditions a movement on a walk must meet, in the order they are looked at. */
export const explainReasons = [
  'same-party',
  'period',
  'goods',
  'dataset',
  'role',
  'internal',
  'no-code',
  'not-from-source',
  'not-to-target',
  'via',
] as const
export const Explained = z
  .object({
    movement: z.string(),
    inCorridor: z.boolean(),
    /** A walk of fewest movements through it, the one whose ids are least; empty when it is not in the corridor. */
    chain: z.array(z.string()),
    /** Null when it is not reached from that side, or was not looked for since the movement itself fails a condition. */
    hopsFromSource: z.int().nullable(),
    hopsToTarget: z.int().nullable(),
    /** Whom the sentence may name: the parties of the movement, and of the nearest miss. */
    parties: z.array(PartyRef),
    /** The first condition that fails, with its value, in one sentence; null when it is in the corridor. */
    fails: z
      .object({
        condition: z.enum(explainReasons),
        sentence: z.string(),
        /**
         * The nearest miss: the movement that almost handed over, or handed over and was not reached itself; and by how
         * many days it failed, null where the dates would do.
         */
        nearest: z
          .object({
            movement: z.string(),
            why: z.enum(['too-late', 'too-early', 'goods', 'not-reached']),
            days: z.int().nullable(),
          })
          .nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Explained' })
export type Explained = z.infer<typeof Explained>
export const postExplain = endpoint({
  method: 'post',
  path: '/api/v1/trace/explain',
  summary: 'Why a movement is in the corridor, or the first condition that keeps it out',
  body: ExplainQuestion,
  answer: Explained,
  problems: [...problems, 'not-found'],
})

/** What can be asked about an answer besides the answer itself. */
export const traceDetails = {
  chokepoints: postChokepoints,
  whatIf: postWhatIf,
  carriers: postCarriers,
  months: postMonths,
  matrix: postMatrix,
  explain: postExplain,
} as const
export type TraceDetail = keyof typeof traceDetails
