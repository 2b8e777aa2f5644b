import { createHash } from 'node:crypto'
import { type Readable, Transform } from 'node:stream'
import { bagInfoText, bagitText, manifestText, taggedFiles } from './bundle-bag.ts'
import { bundleFiles } from './bundle-files.ts'
import { bundleName, layout, originalPath } from './bundle-layout.ts'
import type { Signer } from './bundle-signature.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { writeZip, type ZipFile } from './write-zip.ts'

/** What goes into a bundle besides what is made of its facts. */
export interface BundleExtras {
  /** The original of that hash, byte for byte. */
  original(sha256: string): Promise<{ size: number; stream: Readable }>
  /** Signs the tag manifest; null leaves the bundle unsigned. */
  sign: Signer | null
  /** Further files of the payload by path, such as the page that verifies the bundle. */
  files: ReadonlyMap<string, Uint8Array>
}

/**
 * Writes the bundle of some facts as a zip: payload, bag, signature. The same facts and extras give the same bytes, and
 * an original passes through without being held.
 *
 * @throws WaybillError as `writeZip`, and what the originals bring.
 */
export function writeBundle(
  target: string,
  facts: EvidenceFacts,
  extras: BundleExtras,
  options: { signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<{ size: number }> {
  return writeZip(target, bundleName(facts), entries(facts, extras), options)
}

async function* entries(facts: EvidenceFacts, { original, sign, files }: BundleExtras): AsyncGenerator<ZipFile> {
  const sums = new Map<string, string>()
  let bytes = 0
  const whole = (path: string, content: Uint8Array): ZipFile => {
    sums.set(path, createHash('sha256').update(content).digest('hex'))
    bytes += content.length
    return { path, bytes: content }
  }
  for (const [path, text] of bundleFiles(facts)) yield whole(path, Buffer.from(text))
  for (const [path, content] of files) yield whole(path, content)
  const originals = new Set(facts.files.filter(({ path }) => path !== null).map(({ sha256 }) => sha256))
  for (const sha256 of originals) {
    const hash = createHash('sha256')
    yield {
      path: originalPath(sha256),
      bytes: async () => {
        const { size, stream } = await original(sha256)
        const watch = new Transform({
          transform(chunk: Buffer, _encoding, done) {
            hash.update(chunk)
            bytes += chunk.length
            done(null, chunk)
          },
        })
        stream.on('error', (error) => watch.destroy(error))
        return { size, stream: stream.pipe(watch) }
      },
    }
    sums.set(originalPath(sha256), hash.digest('hex'))
  }

  const tags = new Map<string, string>([
    [layout.bagit, bagitText],
    [layout.bagInfo, bagInfoText(facts, { bytes, count: sums.size })],
    [layout.manifest, manifestText(sums)],
  ])
  const tagSums = new Map(taggedFiles.map((path) => [path, createHash('sha256').update(tags.get(path)!).digest('hex')]))
  for (const [path, text] of tags) yield { path, bytes: Buffer.from(text) }
  const tagManifest = Buffer.from(manifestText(tagSums))
  yield { path: layout.tagManifest, bytes: tagManifest }
  if (sign !== null)
    yield { path: layout.signature, bytes: Buffer.from(`${JSON.stringify(sign(tagManifest), null, 1)}\n`) }
}
