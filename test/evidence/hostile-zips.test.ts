import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { openSeal, reseal, verifyZip } from './opened-bundle.ts'

type Add = (zip: ZipWriter<Blob>) => Promise<unknown>

/** A sealed archive of whatever files. */
async function sealed(...files: Add[]): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, extendedTimestamp: false })
  for (const add of files) await add(zip)
  return reseal(Buffer.from(await (await zip.close(openSeal)).arrayBuffer()))
}

const file =
  (name: string, options: object = {}): Add =>
  (zip) =>
    zip.add(name, new TextReader('hello'), options)

/** The archive with a name written over another of the same length, in both places where it stands. */
const renamed = (zip: Buffer, from: string, to: string): Buffer =>
  reseal(Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1'))

async function refusal(zip: Buffer): Promise<string> {
  const { ok, failed, bundle } = await verifyZip(zip)
  expect({ ok, bundle, failures: failed.length }).toEqual({ ok: false, bundle: null, failures: 1 })
  return failed[0]!.what
}

describe('an archive that is no honest bundle is refused before anything is unpacked:', () => {
  it('a name that leads out of it', async () => {
    expect(await refusal(renamed(await sealed(file('top/aa/bb')), 'top/aa/bb', 'top/../bb'))).toContain('leads out')
  })
  it('an absolute name', async () => {
    expect(await refusal(renamed(await sealed(file('top/aa')), 'top/aa', '/op/aa'))).toContain('absolute path')
    expect(await refusal(renamed(await sealed(file('top/aa')), 'top/aa', 'C:/aaa'))).toContain('absolute path')
  })
  it('a backslash in a name', async () => {
    expect(await refusal(renamed(await sealed(file('top/aa')), 'top/aa', 'to\\pa'))).toMatch(/is refused/)
  })
  it('a link', async () => {
    const link = await sealed(file('top/aa', { externalFileAttributes: (0o120777 << 16) >>> 0, versionMadeBy: 0x0314 }))
    expect(await refusal(link)).toContain('is a link')
  })
  it('two files of one name', async () => {
    expect(await refusal(renamed(await sealed(file('top/aa'), file('top/ab')), 'top/ab', 'top/aa'))).toMatch(/twice/)
  })
  it('files that do not lie in one folder', async () => {
    expect(await refusal(await sealed(file('top/aa'), file('other/aa')))).toContain('one folder')
  })
  it('a file that unfolds to a thousand times its size', async () => {
    const zeros = new Uint8Array(32 * 1024 * 1024)
    expect(await refusal(await sealed((zip) => zip.add('top/aa', new Uint8ArrayReader(zeros))))).toContain('100 times')
  })
  it('one without a seal, or cut short', async () => {
    const zip = await sealed(file('top/aa'))
    expect(await refusal(zip.subarray(0, zip.length - 1))).toContain('no seal')
    expect(await refusal(Buffer.from('PK'))).toContain('no seal')
  })
})

describe('a file whose bytes are not what its CRC says', () => {
  it('is called damaged', async () => {
    const zip = await sealed((writer) => writer.add('top/bagit.txt', new TextReader('hello hello'), { level: 0 }))
    const { failed } = await verifyZip(renamed(zip, 'hello hello', 'hello hellp'))
    expect(failed.map(({ what }) => what).join('\n')).toContain('damaged')
  })
})
