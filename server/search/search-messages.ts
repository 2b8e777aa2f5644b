import type { SearchAnswer } from '../contract/search.ts'
import type { SearchQuestion } from './search-reader.ts'
import type { OtherRow, PartyRow } from './search-queries.ts'
import type { IndexStamp } from './search-store.ts'

/** What is asked of the thread that answers from an index file, and of the one that builds a new file. */
export type SearchRequest =
  | { type: 'open'; file: string }
  | { type: 'replace'; file: string; by: string }
  | { type: 'search'; question: SearchQuestion }
  | { type: 'begin'; file: string }
  | { type: 'parties'; rows: PartyRow[] }
  | { type: 'others'; rows: OtherRow[] }
  | { type: 'finish'; stamp: IndexStamp }

/** The answer of each request; `open` and `replace` give null where there is no index to open. */
export interface SearchReplies {
  open: IndexStamp | null
  replace: IndexStamp | null
  search: SearchAnswer
  begin: null
  parties: null
  others: null
  finish: null
}

export type SearchMessage = { n: number; request: SearchRequest }
export type SearchReply =
  | { n: number; value: SearchReplies[keyof SearchReplies] }
  | { n: number; error: string; code: string | undefined }
