import { hash } from 'node:crypto'
import { comparable } from './check-text.ts'

/** What a node or an edge may hold. */
export type Value = string | number | boolean | string[] | null
export type Properties = Record<string, Value>

/** The first `digits` hexadecimal digits of a text's SHA-256. */
export const digest = (text: string, digits: number): string => hash('sha256', text, 'hex').slice(0, digits)

/** Hash of what a row says, its place in the file apart. */
export const contentHash = (content: unknown): string => digest(JSON.stringify(content), 16)

/** A copy without what is empty, so that nothing is stored that the file does not say. */
export function filled(properties: Record<string, Value | undefined>): Properties {
  const kept: Properties = {}
  for (const key in properties) {
    const value = properties[key]
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue
    kept[key] = value
  }
  return kept
}

/** Labels of the nodes that several datasets may refer to. Each goes when nothing refers to it any more. */
export const referenceLabels = ['Country', 'Port', 'Good', 'System', 'Address', 'Contact'] as const
export type ReferenceLabel = (typeof referenceLabels)[number]

/** A node several datasets may refer to. */
export interface Reference {
  label: ReferenceLabel
  id: string
  properties: Properties
}

/** A party that a row names. It exists already, or becomes a stub that a row of its own may fill later. */
export interface Mention {
  id: string
  /** The same id read as one of another dataset; it is meant when the graph holds a party with that id. */
  foreign?: string
  /** Empty when the row names the party by id alone. */
  name: string
  country: string
}

/** A party of the same dataset, or of another one where the id already has the form of a graph id. */
export const mentionOf = (dataset: string, id: string): Mention =>
  /^[a-z0-9][a-z0-9._-]{0,79}:./i.test(id)
    ? { id: `${dataset}:${id}`, foreign: id, name: '', country: '' }
    : { id: `${dataset}:${id}`, name: '', country: '' }

/** The id of a party that its file knows by name only: the same name in the same country is the same party. */
export const nameId = (dataset: string, name: string, country: string): string =>
  `${dataset}:name:${digest(`${comparable(name)}\u0000${country}`, 16)}`
