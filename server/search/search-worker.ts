import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { otherDoc, partyDoc } from './search-docs.ts'
import type { SearchMessage, SearchReplies, SearchReply, SearchRequest } from './search-messages.ts'
import { IndexReader } from './search-reader.ts'
import { openStore } from './search-store.ts'
import { IndexWriter } from './search-writer.ts'

let reader: IndexReader | undefined
let writer: { index: IndexWriter; file: string } | undefined

const building = (): NonNullable<typeof writer> => {
  if (writer === undefined) throw new Error('No index is being built.')
  return writer
}

function open(file: string): SearchReplies['open'] {
  close()
  const store = openStore(file)
  if (store === undefined) return null
  reader = new IndexReader(store.db)
  return store.stamp
}

function close(): void {
  reader?.close()
  reader = undefined
}

function answer(request: SearchRequest): SearchReplies[keyof SearchReplies] {
  switch (request.type) {
    case 'open':
      return open(request.file)
    case 'replace':
      // In one step of this thread, so that no question meets it without an index; Windows replaces no open file.
      close()
      renameSync(request.by, request.file)
      return open(request.file)
    case 'search':
      if (reader === undefined) throw new Error('No index is open.')
      return reader.search(request.question)
    case 'begin':
      rmSync(request.file, { force: true })
      writer = { index: new IndexWriter(request.file), file: request.file }
      return null
    case 'parties':
      for (const row of request.rows) building().index.add(partyDoc(row))
      return null
    case 'others':
      for (const row of request.rows) building().index.add(otherDoc(row))
      return null
    case 'finish':
      building().index.finish(request.stamp)
      makeDurable(building().file)
      writer = undefined
      return null
  }
}

/** The writer leaves it to the system when pages reach the disk; the file must be there before it takes its name. */
function makeDurable(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

parentPort?.on('message', ({ n, request }: SearchMessage) => {
  let reply: SearchReply
  try {
    reply = { n, value: answer(request) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    reply = { n, error: error instanceof Error ? error.message : String(error), code }
  }
  parentPort?.postMessage(reply)
})
