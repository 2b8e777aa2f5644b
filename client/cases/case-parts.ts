import { replaceEqualDeep } from '@tanstack/react-query'
import type { CaseContent } from '../../server/contract/case-content.ts'

/** Kinds of items that a case holds by key. */
export const lists = ['questions', 'claims', 'notes', 'canvases', 'queries', 'evidence', 'parts'] as const
export type List = (typeof lists)[number]
const fields = ['name', 'description', 'archived', 'title', 'author'] as const
type Field = (typeof fields)[number]

/** The smallest thing of a case that two people can change without meeting: a field of its own, or one item of a list. */
export type Part = { field: Field } | { list: List; key: string }

/** One part as it was and as it is; undefined: it was not there. */
export interface Change {
  part: Part
  before: unknown
  after: unknown
}

type ItemOf = Omit<{ [L in Exclude<List, 'parts'>]: CaseContent[L][string] }, never> & {
  parts: CaseContent['report']['parts'][string]
}
/** An item of a list. */
export type Item<L extends List> = ItemOf[L]
type Items<L extends List> = Readonly<Record<string, Item<L>>>

export const itemsOf = <L extends List>(content: CaseContent, list: L): Items<L> =>
  (list === 'parts' ? content.report.parts : content[list as Exclude<L, 'parts'>]) as Items<L>

/** The items of a list by their position; equal positions by key, so that everyone sees the same order. */
export const inOrder = <L extends List>(content: CaseContent, list: L): [string, Item<L>][] =>
  Object.entries(itemsOf(content, list)).sort(([a, x], [b, y]) => x.position - y.position || (a < b ? -1 : 1))

export const partId = (part: Part): string => ('field' in part ? part.field : `${part.list}/${part.key}`)

/** Whether two values of JSON say the same. */
export const same = (a: unknown, b: unknown): boolean => a === b || replaceEqualDeep(a, b) === a

export function readPart(content: CaseContent, part: Part): unknown {
  if ('list' in part) return itemsOf(content, part.list)[part.key]
  if (part.field === 'title' || part.field === 'author') return content.report[part.field]
  return content[part.field]
}

/** The content with one part another; `undefined` takes an item out. */
export function writePart(content: CaseContent, part: Part, value: unknown): CaseContent {
  if ('field' in part)
    return part.field === 'title' || part.field === 'author'
      ? { ...content, report: { ...content.report, [part.field]: value } }
      : { ...content, [part.field]: value }
  const items: Record<string, unknown> = { ...itemsOf(content, part.list), [part.key]: value }
  if (value === undefined) delete items[part.key]
  return part.list === 'parts'
    ? { ...content, report: { ...content.report, parts: items as CaseContent['report']['parts'] } }
    : { ...content, [part.list]: items }
}

export const writeAll = (content: CaseContent, changes: readonly Change[]): CaseContent =>
  changes.reduce((now, { part, after }) => writePart(now, part, after), content)

export const reversed = (changes: readonly Change[]): Change[] =>
  changes.map(({ part, before, after }) => ({ part, before: after, after: before }))

/** Every part that differs; what is the same object is not looked into. */
export function changesBetween(before: CaseContent, after: CaseContent): Change[] {
  const changes: Change[] = []
  const look = (part: Part) => {
    const [was, is] = [readPart(before, part), readPart(after, part)]
    if (!same(was, is)) changes.push({ part, before: was, after: is })
  }
  for (const field of fields) look({ field })
  for (const list of lists) {
    const [was, is] = [itemsOf(before, list), itemsOf(after, list)]
    if (was === is) continue
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) look({ list, key })
  }
  return changes
}
