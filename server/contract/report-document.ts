import { z } from 'zod'

/*
 * A report as a list of blocks, before it is a page of HTML or of a PDF or the preview of one: all are made of the same
 * list, so that they say the same in the same order.
 */

/** A piece of running text: plain, emphasised, as a machine has it, or leading to an anchor of the same report. */
const Inline = z.union([
  z.string(),
  z.strictObject({ strong: z.string() }),
  z.strictObject({ mono: z.string() }),
  z.strictObject({ to: z.string(), text: z.string() }),
])
export type Inline = z.infer<typeof Inline>
const Text = z.array(Inline).readonly()
export type Text = z.infer<typeof Text>

const Column = z.strictObject({ label: z.string(), numeric: z.literal(true).optional() })
export type Column = z.infer<typeof Column>

const share = z.number().min(0).max(1).nullable()
/** The figures of an answer on the scale of Delivered, 0 to 1; null where one is not known. */
const Bar = z.strictObject({
  lower: share,
  upper: share,
  attributed: share,
  /** Nothing bounds the upper end. */
  open: z.boolean(),
  /** The same in words. */
  words: z.string(),
})
export type Bar = z.infer<typeof Bar>

const Block = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('heading'),
      level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
      text: z.string(),
      id: z.string(),
    }),
    /** `verdict` is set in serif; `note` is said aside; `warning` must not be overlooked. */
    z.strictObject({
      kind: z.literal('text'),
      text: Text,
      look: z.enum(['verdict', 'note', 'warning']).optional(),
    }),
    /** What somebody wrote, line ends kept. */
    z.strictObject({ kind: z.literal('written'), text: z.string() }),
    z.strictObject({ kind: z.literal('list'), items: z.array(Text).readonly() }),
    z.strictObject({
      kind: z.literal('table'),
      columns: z.array(Column).readonly(),
      rows: z.array(z.strictObject({ id: z.string().optional(), cells: z.array(Text).readonly() })).readonly(),
    }),
    z.strictObject({ kind: z.literal('bar'), bar: Bar }),
    /** An SVG, shown as a picture: nothing in it can run. */
    z.strictObject({ kind: z.literal('picture'), svg: z.string(), caption: z.string() }),
    /** As a machine has it, line ends kept. */
    z.strictObject({ kind: z.literal('code'), text: z.string(), id: z.string().optional() }),
  ])
  .meta({ id: 'ReportBlock' })
export type Block = z.infer<typeof Block>

export const ReportDocument = z
  .strictObject({
    title: z.string(),
    /** Under the title: who, when, which case, which product. */
    lines: z.array(z.string()).readonly(),
    blocks: z.array(Block).readonly(),
  })
  .meta({ id: 'ReportDocument' })
export type ReportDocument = z.infer<typeof ReportDocument>
