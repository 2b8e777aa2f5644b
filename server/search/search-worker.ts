import { rmSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { otherDoc, partyDoc } from './search-docs.ts'
import type { SearchMessage, SearchReplies, SearchReply, SearchRequest } from './search-messages.ts'
import { IndexReader } from './search-reader.ts'
import { openStore } from './search-store.ts'
import { IndexWriter } from './search-writer.ts'

let reader: IndexReader | undefined
let writer: IndexWriter | undefined

const building = (): IndexWriter => {
  if (writer === undefined) throw new Error('No index is being built.')
  return writer
}

function letGo(): void {
  reader?.close()
  reader = undefined
}

function answer(request: SearchRequest): SearchReplies[keyof SearchReplies] {
  switch (request.type) {
    case 'open': {
      letGo()
      const store = openStore(request.file)
      if (store === undefined) return null
      reader = new IndexReader(store.db)
      return store.stamp
    }
    case 'let-go':
      letGo()
      return null
    case 'search':
      if (reader === undefined) throw new Error('No index is open.')
      return reader.search(request.question)
    case 'begin':
      rmSync(request.file, { force: true })
      writer = new IndexWriter(request.file)
      return null
    case 'parties':
      for (const row of request.rows) building().add(partyDoc(row))
      return null
    case 'others':
      for (const row of request.rows) building().add(otherDoc(row))
      return null
    case 'finish':
      building().finish(request.stamp)
      writer = undefined
      return null
  }
}

parentPort?.on('message', ({ n, request }: SearchMessage) => {
  let reply: SearchReply
  try {
    reply = { n, value: answer(request) }
  } catch (error) {
    reply = { n, error: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(reply)
})
