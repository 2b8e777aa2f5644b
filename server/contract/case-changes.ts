import { z } from 'zod'
import { FactRef } from './case-content.ts'
import { caseParams } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { wireMovements } from './trace.ts'

/** What is kept of a movement, in the order of `KeptMovement`. */
export const keptFields = ['from', 'to', 'departed', 'arrived', 'goods', 'amount'] as const

const Kept = z.union([z.string(), z.number(), z.null()])

/** A movement that was kept with an answer, of which the records say something else now. */
export const MovementChange = z
  .object({
    movement: z.string(),
    /** At least one; an amount is in the answer's measure, null where none is recorded. */
    differences: z.array(z.object({ field: z.enum(keptFields), was: Kept, now: Kept })),
  })
  .meta({ id: 'MovementChange' })
export type MovementChange = z.output<typeof MovementChange>

/** How the movements kept with one answer compare with the records: same + changed + gone + left are all that were kept. */
export const AnswerChanges = z
  .object({
    /** The key of the case's question. */
    question: z.string(),
    /** The graph version that the answer was computed on. */
    version: z.int(),
    same: z.int(),
    changed: z.int(),
    /** Movements that the graph has no more. */
    gone: z.int(),
    /** Movements that there was no time to look at. */
    left: z.int(),
    /** In order of id, at most `limit`, as `goneMovements`. */
    changedMovements: z.array(MovementChange),
    goneMovements: z.array(z.string()),
  })
  .meta({ id: 'AnswerChanges' })
export type AnswerChanges = z.output<typeof AnswerChanges>

/** Something the case refers to that the graph has no more. */
export const FactGone = z
  .object({
    fact: FactRef,
    /** Where the case refers to it, as JSON pointers into its content. */
    at: z.array(z.string()),
    /** What of it is gone: the id of the node, of the edge or of an end of it, or of movements of the chain. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'FactGone' })
export type FactGone = z.output<typeof FactGone>

export const CaseChanges = z
  .object({
    /** The version of the case, and of the graph, that were compared. */
    case: z.int(),
    graph: z.int(),
    /** Whether something was imported meanwhile, so that parts may tell of different versions of the graph. */
    moving: z.boolean(),
    /** One for each question with a kept answer, in order of position. */
    answers: z.array(AnswerChanges),
    facts: z.object({
      /** Different facts that the case refers to and that were looked for. */
      looked: z.int(),
      gone: z.int(),
      /** Facts that there was no time to look for. */
      left: z.int(),
      /** At most `limit`. */
      goneFacts: z.array(FactGone),
    }),
    /** What this does not tell of, and why. */
    notLooked: z.array(
      z.object({
        /** A JSON pointer into the case's content. */
        at: z.string(),
        count: z.int(),
        /** Time ran out, or the answer was longer than what is kept of one. */
        why: z.enum(['time', 'not-kept']),
      }),
    ),
  })
  .meta({ id: 'CaseChanges' })
export type CaseChanges = z.output<typeof CaseChanges>

export const getCaseChanges = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/changes',
  summary: 'What the graph says differently now of what a case keeps and refers to',
  params: caseParams,
  query: z.object({ limit: z.coerce.number().int().min(0).max(wireMovements).default(1000) }),
  answer: CaseChanges,
  problems: ['not-found', 'data-damaged', 'database-away', 'cancelled'],
})
