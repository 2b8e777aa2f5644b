import { z } from 'zod'
import type { CaseContent } from './case-content.ts'

/** Words that say more than records can, each with what can be said instead. */
const words: readonly { pattern: RegExp; instead: string }[] = [
  { pattern: /\bsmuggl\w*/giu, instead: 'records show a shipment from … to …' },
  { pattern: /\b(?:guilt|guilty)\b/giu, instead: 'say what the rows show, and leave the judgement to a court' },
  { pattern: /\b(?:proofs?|evidence) of (?:the )?diversion\b/giu, instead: 'records show goods reaching …' },
  {
    pattern: /\b(?:prove[sdn]?|proving)\b[^.!?\n]{0,60}\b(?:divert\w*|diversion|re-?export\w*|evad\w*|evasion)\b/giu,
    instead: 'records show …; attributed …',
  },
  {
    pattern: /\b(?:criminals?|crimes?|illegal(?:ly)?|illicit(?:ly)?|unlawful(?:ly)?)\b/giu,
    instead: 'say what the rows show',
  },
  { pattern: /\bsanctions?[- ](?:evasion|evaders?|busting|busters?|breaking|breakers?)\b/giu, instead: 'lead' },
  { pattern: /\blaunder\w*/giu, instead: 'passed on through …' },
  { pattern: /\bcontraband\w*/giu, instead: 'goods' },
]

/** A text of the case that says more than records can. Nothing is ever changed by itself. */
export const Wording = z.strictObject({
  /** Where in the case the text stands. */
  part: z.enum(['name', 'description', 'title', 'question', 'canvas', 'query', 'claim', 'open', 'note', 'report']),
  /** Which of them, where there may be several. */
  key: z.string().optional(),
  /** As it is written there. */
  words: z.string(),
  instead: z.string(),
})
export type Wording = z.infer<typeof Wording>
type Place = Pick<Wording, 'part' | 'key'>

/** Every wording in one text that says more than records can. */
export function wordingIn(text: string): { words: string; instead: string }[] {
  return words.flatMap(({ pattern, instead }) =>
    Array.from(text.matchAll(pattern), ([found]) => ({ words: found, instead })),
  )
}

/** Every wording in the texts that a report of the case would hold. */
export function wordingOf(content: CaseContent): Wording[] {
  const texts: [Place, string][] = [
    [{ part: 'name' }, content.name],
    [{ part: 'description' }, content.description],
    [{ part: 'title' }, content.report.title],
    ...Object.entries(content.questions).map(([key, { name }]): [Place, string] => [{ part: 'question', key }, name]),
    ...Object.entries(content.canvases).map(([key, { name }]): [Place, string] => [{ part: 'canvas', key }, name]),
    ...Object.entries(content.queries).map(([key, { name }]): [Place, string] => [{ part: 'query', key }, name]),
    ...Object.entries(content.claims).flatMap(([key, { sentence, open }]): [Place, string][] => [
      [{ part: 'claim', key }, sentence],
      ...open.map((line): [Place, string] => [{ part: 'open', key }, line]),
    ]),
    ...Object.entries(content.notes).map(([key, { text }]): [Place, string] => [{ part: 'note', key }, text]),
    ...Object.entries(content.report.parts).map(([key, { text = '' }]): [Place, string] => [
      { part: 'report', key },
      text,
    ]),
  ]
  return texts.flatMap(([at, text]) => wordingIn(text).map((found) => ({ ...at, ...found })))
}
