import type { ImportKind } from '../../server/contract/import-kinds.ts'
import { importKinds } from '../../server/contract/import-kinds.ts'
import type { FileReport, Mapping, Reject, Upload } from '../../server/contract/imports.ts'

/** One uploaded file on its way in: what it is taken for, and what its columns become. */
export interface DraftFile {
  upload: Upload
  kind: ImportKind | null
  mapping: Mapping
}

export const datasetIdProblem = (id: string): boolean => !/^[a-z0-9][a-z0-9._-]{0,79}$/i.test(id)

export const draftOf = (upload: Upload): DraftFile => ({ upload, kind: upload.format, mapping: upload.mapping })

/** Columns whose names equal a field's, but for case, spaces and dashes, become that field; each field once. */
export const mappingFor = (kind: ImportKind, headers: readonly string[]): Mapping => {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '')
  const free = new Map<string, string>(importKinds[kind].fields.map((field) => [plain(field.name), field.name]))
  return Object.fromEntries(
    headers.map((header) => {
      const key = plain(header)
      const field = free.get(key) ?? null
      free.delete(key)
      return [header, field]
    }),
  )
}

/** Gives a column a field, and takes that field from the column that had it. */
export const withField = (mapping: Mapping, header: string, field: string | null): Mapping =>
  Object.fromEntries(
    Object.entries(mapping).map(([name, had]) => [name, name === header ? field : had === field ? null : had]),
  )

const oneOf: Partial<Record<ImportKind, readonly (readonly string[])[]>> = {
  shipments: [
    ['departed', 'arrived'],
    ['consignor_id', 'consignor_name'],
    ['consignee_id', 'consignee_name'],
  ],
}

/** Fields without which no row could land; alternatives are joined by `or`. */
export const missingFields = ({ kind, mapping }: DraftFile): string[] => {
  if (kind === null) return []
  const used = new Set(Object.values(mapping).filter((field) => field !== null))
  const required = importKinds[kind].fields.filter((field) => 'required' in field).map((field) => [field.name])
  return [...required, ...(oneOf[kind] ?? [])]
    .filter((names) => !names.some((name) => used.has(name)))
    .map((names) => names.join(' or '))
}

export const isReady = (file: DraftFile): boolean =>
  file.upload.unusable === null && file.kind !== null && missingFields(file).length === 0

/** How often each reason occurs among the listed rejects, most frequent first. */
export const rejectReasons = (rejects: readonly Reject[]): { code: string; count: number }[] => {
  const counts = new Map<string, number>()
  for (const reject of rejects) counts.set(reject.code, (counts.get(reject.code) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

export const totals = (files: readonly FileReport[]) =>
  files.reduce(
    (sum, file) => ({
      rows: sum.rows + file.rows,
      accepted: sum.accepted + file.accepted,
      unchanged: sum.unchanged + file.unchanged,
      rejected: sum.rejected + file.rejected,
    }),
    { rows: 0, accepted: 0, unchanged: 0, rejected: 0 },
  )

export const delimiterName = (delimiter: string): string =>
  ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' })[delimiter] ?? delimiter
