import { highPriority } from '../contract/high-priority.ts'
import type { OtherRow, PartyRow } from './search-queries.ts'
import type { Doc } from './search-store.ts'

const labels = new Map<string, string>(highPriority.map(({ code, label }) => [code, label]))

/** An id is exact as a whole and, without what stands before its first colon, as the source's own. */
const idsOf = (id: string): Doc['exact'] => {
  const own = id.slice(id.indexOf(':') + 1)
  return [
    { field: 'id' as const, text: id },
    ...(own === id || own === '' ? [] : [{ field: 'id' as const, text: own }]),
  ]
}

const numberOf = (number: string | null): Doc['exact'] =>
  number === null || number === '' ? [] : [{ field: 'number', text: number }]

export function partyDoc(row: PartyRow): Doc {
  const name = row.name ?? row.id
  return {
    id: row.id,
    kind: row.person ? 'Person' : 'Company',
    name,
    country: row.country,
    texts: [{ field: 'name', text: name }, ...(row.aliases ?? []).map((text) => ({ field: 'alias' as const, text }))],
    exact: [...idsOf(row.id), ...numberOf(row.number)],
  }
}

/** Goods codes are also found by their label in the Common High Priority List, and by the beginning of the code. */
export function otherDoc(row: OtherRow): Doc {
  const own = row.id.slice(row.id.indexOf(':') + 1)
  const name = row.name ?? row.number ?? own
  const texts: Doc['texts'] = [{ field: 'name', text: name }]
  const label = row.kind === 'Good' ? labels.get(own.slice(0, 6)) : undefined
  if (row.kind === 'Good') texts.push({ field: 'label', text: label === undefined ? own : `${own} ${label}` })
  return {
    id: row.id,
    kind: row.kind,
    name,
    country: row.country,
    texts,
    exact: [...idsOf(row.id), ...numberOf(row.number)],
  }
}
