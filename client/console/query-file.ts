import type { QueryDraft } from '../../server/contract/saved-queries.ts'
import { saveFile } from '../ui/save-file.ts'

/** The file that queries are shared in. */
interface QueryFile {
  format: 'waybill-queries'
  version: 1
  queries: QueryDraft[]
}

export const fileName = (name: string): string =>
  name
    .toLocaleLowerCase('en')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) || 'query'

export function exportQuery(draft: QueryDraft): void {
  const file: QueryFile = { format: 'waybill-queries', version: 1, queries: [{ ...draft, pinned: false }] }
  saveFile(`${fileName(draft.name)}.waybill-query.json`, [`${JSON.stringify(file, null, 2)}\n`], 'application/json')
}

/**
 * The queries of a file that came from elsewhere. Only what a list must show is looked at here; the server takes each
 * apart when it is kept.
 *
 * @returns null for what is no such file.
 */
export function readQueryFile(text: string): QueryDraft[] | null {
  try {
    const { format, version, queries } = JSON.parse(text) as Partial<QueryFile>
    if (format !== 'waybill-queries' || version !== 1 || !Array.isArray(queries) || queries.length === 0) return null
    const sound = queries.every(
      (query) => typeof query === 'object' && typeof query.name === 'string' && typeof query.statement === 'string',
    )
    return sound ? queries : null
  } catch {
    return null
  }
}
