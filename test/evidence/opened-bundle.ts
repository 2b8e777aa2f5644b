import { createHash } from 'node:crypto'
import { bagInfoText, manifestText, taggedFiles } from '../../server/evidence/bundle-bag.ts'
import { layout } from '../../server/evidence/bundle-layout.ts'
import { sealDigits, sealWords } from '../../server/evidence/bundle-seal.ts'
import { EvidenceFacts } from '../../server/evidence/evidence-facts.ts'
import { drawPng } from '../../server/evidence/picture-png.ts'
import { verifyBundle, type VerifyParts } from '../../server/evidence/verify-bundle.ts'
import type { VerifyReport } from '../../server/evidence/verify-report.ts'
import { bytesOf, type BundleSource } from '../../server/evidence/verify-source.ts'
import { type Archive, openZip } from '../../server/evidence/verify-zip.ts'
import { verifyParts } from '../../server/verify-originals.ts'

/** A bundle is checked many times over; its pictures are drawn once. */
const drawn = new Map<string, ReturnType<typeof drawPng>>()
const parts: VerifyParts = {
  ...verifyParts,
  drawPng(svg) {
    const known = drawn.get(svg) ?? drawPng(svg)
    drawn.set(svg, known)
    return known
  },
}

export type Files = Map<string, Buffer>

const archiveOf = (bytes: Buffer): Archive => ({
  size: bytes.length,
  read: async (at, length) => new Uint8Array(bytes.subarray(at, at + length)),
})

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Checks a zip in memory. */
export const verifyZip = (bytes: Buffer): Promise<VerifyReport> =>
  verifyBundle(() => openZip(archiveOf(bytes), parts.digest), parts)

/** Every file of a zip by its path within the bundle. */
export async function unzip(bytes: Buffer): Promise<Files> {
  const source = await openZip(archiveOf(bytes), verifyParts.digest)
  const files: Files = new Map()
  for (const path of source.sizes.keys()) files.set(path, Buffer.from(await bytesOf(source, path)))
  return files
}

/** Checks files as if they had been unpacked to a folder. */
export function verifyFiles(files: Files): Promise<VerifyReport> {
  const source: BundleSource = {
    sizes: new Map([...files].map(([path, bytes]) => [path, bytes.length])),
    container: [],
    async *open(path) {
      yield new Uint8Array(files.get(path)!)
    },
  }
  return verifyBundle(async () => source, parts)
}

/** What a careful forger does after a change: the bag's sums and sizes anew. */
export function withNewSums(files: Files): Files {
  const forged = new Map(files)
  const payload = [...forged].filter(([path]) => path.startsWith('data/'))
  const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0)
  const facts = factsOf(files)
  if (facts !== undefined) forged.set(layout.bagInfo, Buffer.from(bagInfoText(facts, { bytes, count: payload.length })))
  forged.set(
    layout.manifest,
    Buffer.from(manifestText(new Map(payload.map(([path, content]) => [path, sha256(content)])))),
  )
  const tags = new Map(taggedFiles.map((path) => [path, sha256(forged.get(path)!)]))
  forged.set(layout.tagManifest, Buffer.from(manifestText(tags)))
  return forged
}

/** The seal put on an archive that ends in a comment of its length. */
export function reseal(zip: Buffer): Buffer {
  const covered = zip.subarray(0, zip.length - sealDigits)
  return Buffer.concat([covered, Buffer.from(sha256(covered))])
}
export const openSeal = new TextEncoder().encode(sealWords + '0'.repeat(sealDigits))

/** The facts that the files hold; undefined where they do not. */
export function factsOf(files: Files): EvidenceFacts | undefined {
  const json = (path: string): unknown => JSON.parse(files.get(path)!.toString()) as unknown
  try {
    const rows = files
      .get(layout.rows)!
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    return EvidenceFacts.parse({
      ...(json(layout.evidence) as object),
      case: json(layout.case),
      questions: json(layout.questions),
      graph: json(layout.graph),
      files: json(layout.files),
      rows,
    })
  } catch {
    return undefined
  }
}
