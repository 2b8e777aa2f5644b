import { hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { layout, picturePath } from './bundle-layout.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import type { Making } from './making.ts'
import { drawPng } from './picture-png.ts'
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
  settled: EvidenceFacts,
  { request, target, folder, originals }: Extract<Making, { kind: 'bundle' }>,
  { stage, onBytes }: { stage: (words: string) => void; onBytes: (bytes: number) => void },
): Promise<void> {
  const { facts, files } = await withPictures(settled, stage)
  stage('writing the report')
  files.set(layout.reportPdf, await reportPdf(facts))
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

/** The facts with what became of each picture, and the PNGs by path. */
async function withPictures(
  facts: EvidenceFacts,
  stage: (words: string) => void,
): Promise<{ facts: EvidenceFacts; files: Map<string, Uint8Array> }> {
  const files = new Map<string, Uint8Array>()
  const pictures: EvidenceFacts['pictures'] = {}
  for (const [key, { name, picture }] of Object.entries(facts.case.content.canvases)) {
    if (picture === undefined) continue
    stage(`drawing “${name}”`)
    const drawn = await drawPng(picture)
    if ('png' in drawn) files.set(picturePath(key, 'png'), drawn.png)
    pictures[key] = 'png' in drawn ? { png: hash('sha256', drawn.png, 'hex') } : drawn
  }
  return { facts: { ...facts, pictures }, files }
}
