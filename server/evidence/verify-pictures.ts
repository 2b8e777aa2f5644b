import { layout, picturePath } from './bundle-layout.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { type DrawPng, tooLong } from './picture-drawn.ts'
import type { Findings } from './verify-report.ts'
import { type BundleSource, bytesOf } from './verify-source.ts'
import type { Digest } from './verify-zip.ts'

export interface PictureParts {
  digest: Digest
  /** Makes the PNG of a picture again; a page cannot. */
  drawPng?: DrawPng
}

/** Holds the PNG of every picture against its checksum in the facts and, where it can be drawn again, against its SVG. */
export async function checkPictures(
  source: BundleSource,
  facts: EvidenceFacts,
  { digest, drawPng }: PictureParts,
  findings: Findings,
): Promise<void> {
  const before = findings.failures
  const kept = Object.entries(facts.case.content.canvases).filter(([, { picture }]) => picture !== undefined)
  for (const key of Object.keys(facts.pictures))
    if (!kept.some(([of]) => of === key))
      findings.fail(layout.evidence, `tells of a picture ${key} that the case does not hold`)
  let drawn = 0
  for (const [key, { picture = '' }] of kept) {
    const said = facts.pictures[key]
    if (said === undefined) {
      findings.fail(layout.evidence, `does not tell what became of the picture ${key}`)
      continue
    }
    if ('reason' in said) {
      const can = drawPng === undefined || said.reason === tooLong ? undefined : await drawPng(picture)
      if (can !== undefined && 'png' in can)
        findings.fail(layout.evidence, `says that ${key} cannot be drawn, since ${said.reason}; its SVG can`)
      else findings.notChecked.push(`${picturePath(key, 'svg')} has no PNG, since ${said.reason}`)
      continue
    }
    const path = picturePath(key, 'png')
    if (!source.sizes.has(path)) findings.fail(path, 'is missing')
    else if ((await digest(whole(await bytesOf(source, path)))) !== said.png)
      findings.fail(path, 'is not the picture that the facts tell of')
    else if (drawPng === undefined)
      findings.notChecked.push(`${path} beyond its checksum: \`waybill verify\` draws it again, a page cannot`)
    else {
      const again = await drawPng(picture)
      if ('reason' in again && again.reason === tooLong)
        findings.notChecked.push(`${path} beyond its checksum: it takes too long to draw here`)
      else if ('reason' in again || (await digest(whole(again.png))) !== said.png)
        findings.fail(path, 'is not what its SVG gives when it is drawn again')
      else drawn++
    }
  }
  if (drawn > 0 && findings.failures === before)
    findings.checked.push(`${drawn} PNG of pictures: drawn again from their SVG, and the same to the byte`)
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
