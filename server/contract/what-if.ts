import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { TraceAnswer, TraceQuestion } from './trace.ts'

/**
 * What is taken out of the records, from `since` on (always when left out): movements that depart then and that are
 * consigned by or delivered to one of the parties or a party of the countries, carry such goods, or crossed one of the
 * border posts. The question's sources and targets stay.
 */
export const Without = z
  .strictObject({
    parties: z.array(z.string().min(1)).max(10_000).default([]),
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'a country is an ISO 3166-1 alpha-2 code'))
      .max(300)
      .default([]),
    goods: z
      .array(z.string().regex(/^\d{2,10}$/, 'a goods code is 2 to 10 digits'))
      .max(1000)
      .default([]),
    /** Ids of ports and crossings, as the graph has them (`port:<UN/LOCODE>`). */
    borderPosts: z.array(z.string().min(1)).max(1000).default([]),
    since: z.iso.date('a date is a day of the calendar, written YYYY-MM-DD').optional(),
  })
  .refine((w) => w.parties.length + w.countries.length + w.goods.length + w.borderPosts.length > 0, {
    message: 'name at least one of parties, countries, goods or borderPosts',
  })
  .meta({ id: 'Without' })
export type Without = z.infer<typeof Without>

export const WhatIfQuestion = z
  .strictObject({ question: TraceQuestion, without: Without })
  .meta({ id: 'WhatIfQuestion' })
export type WhatIfQuestion = z.infer<typeof WhatIfQuestion>

/** A way that goods took: the same parties in order. `room` is what more could have gone this way alone. */
export const WhatIfRoute = z.object({
  parties: z.array(z.string()),
  /** Corridor movements between consecutive parties of the route. */
  movements: z.int(),
  /** Listed chains that went this way. */
  chains: z.int(),
  /** Over the movements of this route's parties alone. */
  attributed: z.number(),
  /** At most, over the movements of this route's parties alone; null when missing amounts leave it unlimited. */
  upper: z.number().nullable(),
  /** `upper` less `attributed`. */
  room: z.number().nullable(),
})
export type WhatIfRoute = z.infer<typeof WhatIfRoute>

const Side = z.object({
  complete: z.boolean(),
  /** Null when the time ran out before the corridor was complete. */
  counts: z.object({ movements: z.int(), parties: z.int() }).nullable(),
  chainCount: z.string().nullable(),
  /**
   * `attributedRange` is not computed here. After: what is taken out was delivered all the same, so it is in `delivered`
   * and `throughAvoided`; `lower` and `shortfall` are null unless parties alone are taken out for all time.
   */
  volume: TraceAnswer.shape.volume,
  /** Routes of the exact top chains, by attributed amount; at most 50. */
  routes: z.array(WhatIfRoute),
  /** There may be routes that are not listed. */
  routesTruncated: z.boolean(),
})

const Growth = z.object({
  parties: z.array(z.string()),
  /**
   * Attributed, per 30 days, in equal spans before the day and from it on, the longest that the corridor's departures
   * fill. The day is `since`, or the first listing of a party that is taken out.
   */
  before: z.number(),
  after: z.number(),
})

export const WhatIf = z
  .object({
    unit: z.string().nullable(),
    before: Side,
    after: Side,
    /** Corridor movements that are on no walk any more; at most 20,000 are listed. Null when a side's corridor is. */
    gone: z.array(z.string()),
    goneCount: z.int().nullable(),
    /** Names of all parties mentioned. */
    parties: z.array(z.object({ id: z.string(), name: z.string(), country: z.string().nullable() })),
    /**
     * Parties in between (each on the day it sends on) and routes (on the day the last movement departs) that in fact
     * grew in the records from that day on, largest growth first, at most 20 each; null when there is no such day, or
     * nothing before or after it.
     */
    grew: z.object({ day: z.string(), days: z.int(), parties: z.array(Growth), routes: z.array(Growth) }).nullable(),
    stoppedBy: z.object({ limit: z.literal('time'), detail: z.string() }).nullable(),
    milliseconds: z.number(),
  })
  .meta({ id: 'WhatIf' })
export type WhatIf = z.infer<typeof WhatIf>

export const postWhatIf = endpoint({
  method: 'post',
  path: '/api/v1/trace/what-if',
  summary:
    'The same question without some parties, countries, goods or border posts: before and after, and what room is left',
  body: WhatIfQuestion,
  answer: WhatIf,
  problems: ['invalid', 'no-source', 'no-target', 'database-away', 'cancelled'],
})
