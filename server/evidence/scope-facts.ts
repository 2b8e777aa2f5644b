import { z } from 'zod'
import { TraceQuestion } from '../contract/trace.ts'

/** What can be computed of a chain from its own shipments. */
export const ChainAlone = z.strictObject({
  /** The most that can have gone by these shipments; null where their amounts are not known. */
  upper: z.number().nullable(),
  unit: z.string().nullable(),
  /** The shipments that limit it. */
  cut: z.array(z.string()),
  missingAmounts: z.int(),
})
export type ChainAlone = z.output<typeof ChainAlone>

/** What of the case a bundle holds. */
export const FactsScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case') }),
  z.strictObject({ kind: z.literal('answer') }),
  z.strictObject({
    kind: z.literal('chain'),
    question: TraceQuestion,
    /** In the order of the chain. */
    movements: z.array(z.string()),
    alone: ChainAlone,
    /** What the whole answer says of it, which its own shipments cannot show. */
    whole: z.strictObject({
      /** Chains of the whole answer; null where they were not counted. */
      chainCount: z.string().nullable(),
      /** What is attributed to this one; null where that is not known, or it is not among those listed. */
      attributed: z.number().nullable(),
    }),
  }),
  z.strictObject({ kind: z.literal('canvas') }),
])
export type FactsScope = z.output<typeof FactsScope>

/** How much of the case is not in the bundle, since it is about other things. */
export const leftOutKinds = ['questions', 'claims', 'notes', 'evidence', 'canvases', 'queries', 'texts'] as const
export const LeftOut = z.strictObject(
  Object.fromEntries(leftOutKinds.map((kind) => [kind, z.int()])) as Record<(typeof leftOutKinds)[number], z.ZodInt>,
)
export type LeftOut = z.output<typeof LeftOut>
