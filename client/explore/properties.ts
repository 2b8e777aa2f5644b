import type { GraphNode } from '../../server/contract/graph.ts'

/** Readers of a node's loosely typed properties: null where the record has nothing of that kind. */
export const textOf = (node: GraphNode, name: string): string | null => {
  const value = node.properties[name]
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null
}

export const numberOf = (node: GraphNode, name: string): number | null => {
  const value = node.properties[name]
  return typeof value === 'number' ? value : null
}

export const textsOf = (node: GraphNode, name: string): string[] => {
  const value = node.properties[name]
  return Array.isArray(value)
    ? value.map(String).filter((text) => text !== '')
    : typeof value === 'string' && value !== ''
      ? [value]
      : []
}

const scripts = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Han', /\p{Script=Han}/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
] as const

/** The script a name is written in, where that is not Latin. */
export const scriptOf = (text: string): (typeof scripts)[number][0] | null =>
  scripts.find(([, pattern]) => pattern.test(text))?.[0] ?? null

/** Whether Latin and Cyrillic or Greek letters, which look alike, stand side by side in one word of a name. */
export const mixesScripts = (text: string): boolean =>
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u.test(
    text,
  )
