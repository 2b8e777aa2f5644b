import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { TraceQuestion } from './trace.ts'

/** A picture of the canvas that shall become a page, with what stands around it. */
export const CanvasPdf = z
  .strictObject({
    /** As the canvas draws itself, with the names that are shown. */
    svg: z.string().min(1).max(4_000_000),
    /** What was asked; it stands above the picture as a sentence. */
    question: TraceQuestion.optional(),
    /** Names of the parties and countries that the question names, as they are shown. */
    names: z.record(z.string().max(1000), z.string().max(2000)).default({}),
    /** Which records: the graph's version and how many movements it holds. */
    records: z.strictObject({ version: z.int(), movements: z.int() }).optional(),
  })
  .meta({ id: 'CanvasPdf' })
export type CanvasPdf = z.output<typeof CanvasPdf>

export const postCanvasPdf = endpoint({
  method: 'post',
  path: '/api/v1/canvas/pdf',
  summary:
    'A picture of the canvas as a page of a PDF, in lines and letters, with the question, the date and the records',
  body: CanvasPdf,
  bodyLimit: 16_000_000,
  answer: 'bytes',
  problems: ['invalid', 'too-large'],
})
