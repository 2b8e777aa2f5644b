import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { layout } from './bundle-layout.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import type { Making } from './making.ts'
import { reportPdf } from './report-pdf.ts'
import { openSigner } from './signing-key.ts'
import { verifyPage } from './verify-page.ts'
import { writeBundle } from './write-bundle.ts'

/**
 * Sets the report of some facts as a PDF and writes their bundle. Whoever cancels it ends its thread.
 *
 * @throws WaybillError as `writeBundle` and `openSigner`.
 */
export async function makeBundle(
  facts: EvidenceFacts,
  { request, target, folder, originals }: Extract<Making, { kind: 'bundle' }>,
  { stage, onBytes }: { stage: (words: string) => void; onBytes: (bytes: number) => void },
): Promise<void> {
  stage('writing the report')
  const files = new Map<string, Uint8Array>([[layout.reportPdf, await reportPdf(facts)]])
  const page = await verifyPage()
  if (page !== undefined) files.set(layout.verifyHtml, page)
  stage('writing the bundle')
  const original = async (sha256: string) => {
    const path = originals.get(sha256)!
    return { size: (await stat(path)).size, stream: createReadStream(path, { highWaterMark: 256 * 1024 }) }
  }
  const sign = request.sign ? openSigner(folder) : null
  await writeBundle(target, facts, { original, sign, files }, { signal: new AbortController().signal, onBytes })
}
