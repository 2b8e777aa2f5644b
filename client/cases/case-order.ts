import type { CaseContent } from '../../server/contract/case-content.ts'
import { inOrder, writePart, type List } from './case-parts.ts'

/** Where a new item goes: after all others. */
export const lastPosition = (content: CaseContent, list: List): number => {
  const last = inOrder(content, list).at(-1)?.[1].position
  return last === undefined ? 1 : Math.floor(last) + 1
}

/**
 * The content with one item moved to another place of its list. The others keep their positions, so that two people who
 * move different items do not meet; only where no number lies between two neighbours are all numbered anew.
 */
export function moveItem(content: CaseContent, list: List, key: string, to: number): CaseContent {
  const ordered = inOrder(content, list)
  const item = ordered.find(([k]) => k === key)?.[1]
  if (item === undefined) return content
  const others = ordered.filter(([k]) => k !== key)
  const place = Math.max(0, Math.min(others.length, to))
  if (ordered[place]?.[0] === key) return content
  const before = others[place - 1]?.[1].position
  const after = others[place]?.[1].position
  const position =
    before === undefined ? (after ?? 2) - 1 : after === undefined ? before + 1 : before + (after - before) / 2
  if ((before === undefined || position > before) && (after === undefined || position < after))
    return writePart(content, { list, key }, { ...item, position })
  return others
    .toSpliced(place, 0, [key, item])
    .reduce((now, [k, each], i) => writePart(now, { list, key: k }, { ...each, position: i + 1 }), content)
}
