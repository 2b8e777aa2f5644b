import { bagInfoText, bagitText, readManifest, taggedFiles } from './bundle-bag.ts'
import { layout } from './bundle-layout.ts'
import { BundleSignature } from './bundle-signature.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import type { Findings } from './verify-report.ts'
import { type BundleSource, bytesOf, NoBundle } from './verify-source.ts'
import type { Digest } from './verify-zip.ts'

const tags: readonly string[] = [...taggedFiles, layout.tagManifest, layout.signature]

/** Holds every file against the bag's checksums, and looks for what is missing or was added. */
export async function checkBag(source: BundleSource, digest: Digest, findings: Findings): Promise<void> {
  const before = findings.failures
  if (!source.sizes.has(layout.bagit)) findings.fail(layout.bagit, 'is missing: this is no BagIt bag')
  else if ((await textOf(source, layout.bagit)) !== bagitText)
    findings.fail(layout.bagit, 'does not declare a BagIt bag as this program writes it')
  for (const path of source.sizes.keys())
    if (!path.startsWith('data/') && !tags.includes(path)) findings.fail(path, 'does not belong into a bundle')
  const manifest = await sumsIn(source, layout.manifest, findings)
  const tagManifest = await sumsIn(source, layout.tagManifest, findings)
  for (const [listed, name, belongs] of [
    [manifest, layout.manifest, (path: string) => path.startsWith('data/')],
    [tagManifest, layout.tagManifest, (path: string) => (taggedFiles as readonly string[]).includes(path)],
  ] as const) {
    for (const [path, sum] of listed) {
      if (!source.sizes.has(path)) findings.fail(path, `is missing: ${name} lists it`)
      else {
        const found = await sumOf(source, path, digest)
        if (found instanceof NoBundle) findings.fail(path, found.message)
        else if (found !== sum) findings.fail(path, `is not what ${name} says: its SHA-256 differs`)
      }
    }
    for (const path of source.sizes.keys())
      if (belongs(path) && !listed.has(path)) findings.fail(path, `was added: ${name} does not list it`)
  }
  if (findings.failures === before)
    findings.checked.push(`${manifest.size} files against their SHA-256; none is missing and none was added`)
}

/** The file's checksum, or why it cannot be read to its end. */
async function sumOf(source: BundleSource, path: string, digest: Digest): Promise<string | NoBundle> {
  try {
    return await digest(source.open(path))
  } catch (error) {
    if (error instanceof NoBundle) return error
    throw error
  }
}

async function sumsIn(source: BundleSource, path: string, findings: Findings): Promise<Map<string, string>> {
  if (!source.sizes.has(path)) {
    findings.fail(path, 'is missing')
    return new Map()
  }
  const sums = readManifest(await textOf(source, path))
  if (sums instanceof Map) return sums
  findings.fail(path, 'holds a line that is no checksum and path', sums.line)
  return new Map()
}

/** Holds the bag's own description against the bundle. */
export async function checkBagInfo(source: BundleSource, facts: EvidenceFacts, findings: Findings): Promise<void> {
  const payload = [...source.sizes].filter(([path]) => path.startsWith('data/'))
  const bytes = payload.reduce((sum, [, size]) => sum + size, 0)
  const expected = bagInfoText(facts, { bytes, count: payload.length })
  if (source.sizes.has(layout.bagInfo) && (await textOf(source, layout.bagInfo)) !== expected)
    findings.fail(layout.bagInfo, 'says something else than the bundle does')
}

/**
 * Checks the signature, where there is one.
 *
 * @returns the signer's fingerprint; null for a bundle without a signature.
 */
export async function checkSignature(source: BundleSource, digest: Digest, findings: Findings): Promise<string | null> {
  if (!source.sizes.has(layout.signature)) {
    findings.notChecked.push(
      'who made it: the bundle is not signed, so whoever changed all of it could have written it',
    )
    return null
  }
  const parsed = BundleSignature.safeParse(json(await textOf(source, layout.signature)))
  if (!parsed.success) {
    findings.fail(layout.signature, 'is no signature that this program knows')
    return null
  }
  const { publicKey, fingerprint, signature } = parsed.data
  const der = fromBase64(publicKey)
  if ((await digest(once(der))) !== fingerprint) findings.fail(layout.signature, 'names another key than it holds')
  const signed = source.sizes.has(layout.tagManifest) ? await bytesOf(source, layout.tagManifest) : new Uint8Array()
  let genuine = false
  try {
    const key = await crypto.subtle.importKey('spki', der, { name: 'Ed25519' }, false, ['verify'])
    genuine = await crypto.subtle.verify({ name: 'Ed25519' }, key, fromBase64(signature), new Uint8Array(signed))
  } catch {
    // A key that is none, or a browser that knows no Ed25519: either way nothing was shown to be genuine.
  }
  if (!genuine) findings.fail(layout.signature, 'does not fit the bundle: it was changed after it was signed')
  else {
    findings.checked.push(`the signature, by the key ${fingerprint}`)
    findings.notChecked.push('whose key that is: compare its fingerprint with one that the signer gave you another way')
  }
  return genuine ? fingerprint : null
}

export async function textOf(source: BundleSource, path: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(source, path))
}

/** Parsed JSON; undefined for text that is none. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
