import { createHash } from 'node:crypto'
import type { MessagePort } from 'node:worker_threads'
import type { EvidenceRequest } from '../contract/evidence.ts'
import { WaybillError } from '../errors.ts'
import { bundleName, originalPath } from './bundle-layout.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import type { EngineParts } from './evidence-parts.ts'
import { previewOf } from './evidence-preview.ts'
import type { GatheredEvidence } from './gathered.ts'
import { hideFacts } from './hide.ts'
import type { FromEvidenceWorker, Made, Making, ToEvidenceWorker } from './making.ts'
import { settleFacts } from './settle-facts.ts'

/** In a thread: takes what was gathered, makes what is asked of it, and tells how it went. */
export function makeFor(port: MessagePort, engine: EngineParts): void {
  const tell = (message: FromEvidenceWorker) => port.postMessage(message)
  const gathered: Omit<GatheredEvidence, 'head'> = { nodes: [], edges: [], rows: [] }
  port.on('message', (message: ToEvidenceWorker) => {
    switch (message.kind) {
      case 'nodes':
        gathered.nodes.push(...message.lot)
        break
      case 'edges':
        gathered.edges.push(...message.lot)
        break
      case 'rows':
        gathered.rows.push(...message.lot)
        break
      case 'make':
        void make(message.making, { ...gathered, head: message.head }, engine, tell).then(
          (made) => tell({ made }),
          (error: unknown) => tell({ error: plain(error) }),
        )
    }
  })
}

async function make(
  making: Making,
  gathered: GatheredEvidence,
  engine: EngineParts,
  tell: (message: FromEvidenceWorker) => void,
): Promise<Made[keyof Made]> {
  const stage = (words: string) => tell({ stage: words })
  const settled = settleFacts(gathered, engine, stage)
  if (making.request.hide.length > 0) stage('hiding what shall not be told')
  const facts = await asAsked(settled, making.request, engine)
  const name = `${bundleName(facts)}.zip`
  if (making.kind === 'preview') return previewOf(facts, gathered.head.case.content, name)

  // What sets pages and packs is large, and a preview needs none of it.
  const { makeBundle } = await import('./make-bundle.ts')
  await makeBundle(facts, making, { stage, onBytes: (bytes) => tell({ bytes }) })
  return { name }
}

/** As the request wants it: what hides something passes no original on. */
async function asAsked(
  facts: EvidenceFacts,
  { hide, originals }: EvidenceRequest,
  engine: EngineParts,
): Promise<EvidenceFacts> {
  if (hide.length > 0) return hideFacts(facts, hide, { ...engine, digest })
  return originals === 'whole' ? withOriginals(facts) : facts
}

/** With the originals whole, where they lie in the bundle. */
const withOriginals = (facts: EvidenceFacts): EvidenceFacts => ({
  ...facts,
  files: facts.files.map((file) => ({ ...file, path: originalPath(file.sha256) })),
})

async function digest(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}

function plain(error: unknown): Extract<FromEvidenceWorker, { error: unknown }>['error'] {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  if (error instanceof WaybillError) return { code: error.code, message, next: error.next, stack }
  return { code: null, message, next: undefined, stack }
}
