import type { EvidenceRow } from './evidence-facts.ts'
import type { Digest } from './verify-zip.ts'

/** Stands for a row's text where something in it is hidden: a salted hash of its place and of what is visible. */
export function visibleHash(
  salt: string,
  { file, row, values, hidden }: Pick<EvidenceRow, 'file' | 'row' | 'values' | 'hidden'>,
  digest: Digest,
): Promise<string> {
  const visible = values.map((value, at) => (hidden.includes(at) ? null : value))
  return digest(utf8(JSON.stringify([salt, file, row, visible])))
}

async function* utf8(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
