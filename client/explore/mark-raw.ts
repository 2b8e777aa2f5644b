import type { SourceRow } from '../../server/contract/nodes.ts'

export interface RawPart {
  text: string
  /** The column this part is the value of, where that became a field. */
  header: string | null
}

/**
 * Cuts a raw line into pieces and marks those that became fields. Values are looked for in the order of the columns,
 * also in their quoted form; one that cannot be found literally is left unmarked rather than marked in a wrong place.
 */
export const markRaw = (raw: string, columns: SourceRow['columns']): RawPart[] => {
  const parts: RawPart[] = []
  let at = 0
  const plain = (to: number) => {
    if (to > at) parts.push({ text: raw.slice(at, to), header: null })
    at = to
  }
  for (const { header, value, field } of columns) {
    if (value === '') continue
    const forms = [value, value.replaceAll('"', '""')]
    const found = forms.map((form) => [raw.indexOf(form, at), form.length] as const).find(([place]) => place >= 0)
    if (found === undefined) continue
    const [place, length] = found
    if (field === null) {
      plain(place + length)
      continue
    }
    plain(place)
    parts.push({ text: raw.slice(place, place + length), header })
    at = place + length
  }
  plain(raw.length)
  return parts
}
