import { z } from 'zod'
import { CaseCanvas } from './case-content.ts'
import { TraceQuestion } from './trace.ts'

const Id = z.string().min(1).max(1000)
/** The key or the name of a question of the case, or a question as it is asked. */
const Asked = z.union([z.string().min(1).max(300), TraceQuestion])

/** So many things of a canvas may go into one bundle: as many shipments as an answer lists, and what was added. */
const mostOnCanvas = 25_000

/** What of a case a bundle holds. All but the case itself leave out what is about other things. */
export const BundleScope = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('case') }),
    /** The whole answer to one question, with its figures. */
    z.strictObject({ kind: z.literal('answer'), question: Asked }),
    /** One chain of an answer: its shipments in their order. */
    z.strictObject({ kind: z.literal('chain'), question: Asked, movements: z.array(Id).min(1).max(50) }),
    /** What is on a canvas, by id, with the ties among all of it, and the canvas as it stands. */
    z.strictObject({
      kind: z.literal('canvas'),
      things: z.array(Id).min(1).max(mostOnCanvas),
      canvas: CaseCanvas.omit({ question: true }),
    }),
  ])
  .meta({ id: 'BundleScope' })
export type BundleScope = z.output<typeof BundleScope>
export type ScopeKind = BundleScope['kind']
