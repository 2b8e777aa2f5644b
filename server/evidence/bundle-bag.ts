import { layout } from './bundle-layout.ts'
import type { EvidenceFacts } from './evidence-facts.ts'

/** The declaration of a BagIt bag (RFC 8493). */
export const bagitText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** The bag's own description; `bytes` and `count` are of the payload. */
export function bagInfoText(facts: EvidenceFacts, payload: { bytes: number; count: number }): string {
  const { case: of, product } = facts
  return [
    `Bag-Software-Agent: ${product.name} ${product.version}`,
    `Bagging-Date: ${of.changedAt.slice(0, 10)}`,
    `External-Description: ${oneLine(of.content.name)}`,
    `External-Identifier: ${of.id}/${of.version}`,
    `Payload-Oxum: ${payload.bytes}.${payload.count}`,
    '',
  ].join('\n')
}

/** A value of `bag-info.txt` is one line. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** A manifest: checksum, two spaces, path; by path. */
export const manifestText = (sums: ReadonlyMap<string, string>): string =>
  [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('')

/** The sums of a manifest by path, or the number of the first line that is none. */
export function readManifest(text: string): Map<string, string> | { line: number } {
  const sums = new Map<string, string>()
  const lines = text.split('\n')
  if (lines.pop() !== '') return { line: lines.length + 1 }
  for (const [index, line] of lines.entries()) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (sum === undefined || path === undefined || sums.has(path)) return { line: index + 1 }
    sums.set(path, sum)
  }
  return sums
}

/** Files beside the payload that the tag manifest lists; it can list neither itself nor what signs it. */
export const taggedFiles = [layout.bagInfo, layout.bagit, layout.manifest] as const
