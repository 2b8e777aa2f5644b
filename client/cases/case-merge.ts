import type { CaseContent } from '../../server/contract/case-content.ts'
import { changesBetween, partId, same, writePart, type Change, type Part } from './case-parts.ts'

/** A part that two people changed each in their own way; undefined: they deleted it. */
export interface Overlap {
  part: Part
  base: unknown
  mine: unknown
  theirs: unknown
}

export interface Merged {
  /** Both people's changes; where they overlap, theirs. */
  content: CaseContent
  overlaps: Overlap[]
  /** How many parts only they changed. */
  fromThem: number
}

export type Choice = 'mine' | 'theirs'

const isItem = (value: unknown): value is { position: number; at?: string; by?: string } =>
  typeof value === 'object' && value !== null && 'position' in value

/** An item without its place in the list and without who touched it last: neither is worth a question. */
const said = (value: unknown): unknown => {
  if (!isItem(value)) return value
  const { position: _, at: __, by: ___, ...rest } = value
  return rest
}
const moved = (value: unknown, to: unknown): unknown =>
  isItem(value) && isItem(to) ? { ...value, position: to.position } : value

/** What one part becomes; null where the two cannot be brought together without asking. */
function together(base: unknown, mine: unknown, theirs: unknown): { value: unknown } | null {
  const [was, my, their] = [said(base), said(mine), said(theirs)]
  // A place that I moved it to stands; otherwise the one where they have it.
  const placed = (value: unknown) =>
    isItem(base) && isItem(mine) && mine.position !== base.position ? moved(value, mine) : moved(value, theirs)
  if (same(my, their)) return { value: placed(theirs) }
  if (same(was, my)) return { value: placed(theirs) }
  if (same(was, their)) return { value: placed(mine) }
  return null
}

/** Brings two sets of changes to the same case together, part by part. */
export function mergeCases(base: CaseContent, mine: CaseContent, theirs: CaseContent): Merged {
  const theirChanges = new Map(changesBetween(base, theirs).map((change) => [partId(change.part), change]))
  const overlaps: Overlap[] = []
  let content = theirs
  for (const { part, after } of changesBetween(base, mine)) {
    const change = theirChanges.get(partId(part))
    theirChanges.delete(partId(part))
    const one = change === undefined ? { value: after } : together(change.before, after, change.after)
    if (one !== null) content = writePart(content, part, one.value)
    else overlaps.push({ part, base: change?.before, mine: after, theirs: change?.after })
  }
  return { content, overlaps, fromThem: theirChanges.size }
}

/** The merged content once it is decided, part by part, whose version stays; undecided ones stay theirs. */
export function decided(
  content: CaseContent,
  overlaps: readonly Overlap[],
  choices: ReadonlyMap<string, Choice>,
): CaseContent {
  let result = content
  for (const { part, mine } of overlaps)
    if (choices.get(partId(part)) === 'mine') result = writePart(result, part, mine)
  return result
}

/**
 * Takes a step of the past back: its parts become what they were before it. A part that was changed again since is left
 * as it is.
 */
export function withoutStep(content: CaseContent, step: readonly Change[]): { content: CaseContent; kept: Part[] } {
  const after = step.reduce((now, { part, after: value }) => writePart(now, part, value), content)
  const before = step.reduce((now, { part, before: value }) => writePart(now, part, value), content)
  const { content: result, overlaps } = mergeCases(after, before, content)
  return { content: result, kept: overlaps.map(({ part }) => part) }
}
