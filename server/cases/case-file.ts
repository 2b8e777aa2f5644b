import { hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { badFields, fieldWords } from '../contract/bad-fields.ts'
import { CaseFile, caseFileLimit, caseFileVersion } from '../contract/case-file.ts'
import { deeper, jsonDepth, protoPointer } from '../contract/json-limits.ts'
import { type Json, type JsonObject, mergeDifference, mergePatch } from '../contract/merge-patch.ts'
import { WaybillError } from '../errors.ts'

type Rest = Omit<CaseFile, 'format' | 'formatVersion' | 'sha256'>

/** The text of a case file. */
export function writeCaseFile({ createdAt, content, history }: Rest): string {
  const rest = { createdAt, content, history }
  return JSON.stringify({ format: 'waybill-case', formatVersion: caseFileVersion, sha256: sumOf(rest), ...rest })
}

const sumOf = (rest: object): string => hash('sha256', JSON.stringify(rest), 'hex')

/**
 * Reads a case file that may be anything.
 *
 * @throws WaybillError `too-large`, and `file-unusable` with what is the matter: no case file, one of a newer Waybill,
 * damaged, or one whose history does not lead to what it holds.
 */
export async function readCaseFile(bytes: Readable): Promise<CaseFile> {
  const value = parsed(await collect(bytes))
  if (typeof value !== 'object' || value === null || (value as JsonObject)['format'] !== 'waybill-case')
    throw noCaseFile()
  const { format: _, formatVersion, sha256, ...rest } = value as Record<string, unknown>
  if (typeof formatVersion === 'number' && formatVersion > caseFileVersion)
    throw unusable(
      `This case file was written by a newer Waybill: it has format ${formatVersion}, this program knows ${caseFileVersion}.`,
      'Update Waybill, and take the file in then.',
    )
  if (formatVersion !== caseFileVersion) throw noCaseFile()
  const proto = protoPointer(value)
  if (proto !== undefined) throw damaged(`it has a field ${proto}, which no case has`)
  if (sha256 !== sumOf(rest)) throw damaged('its contents are not those that its checksum was made of')
  const file = CaseFile.safeParse(value, { reportInput: true })
  if (!file.success) throw damaged(fieldWords(badFields(file.error)).replace(/\.$/, ''))
  checkHistory(file.data)
  return file.data
}

/** The steps come one after the other, and lead to what the case holds. */
function checkHistory({ content, history: { first, steps } }: CaseFile): void {
  let held: Json = first.content as unknown as JsonObject
  for (const [i, { version, patch }] of steps.entries()) {
    if (version !== first.version + i + 1) throw damaged(`its history lacks version ${first.version + i + 1}`)
    held = mergePatch(held, patch)
  }
  if (mergeDifference(held, content as unknown as JsonObject) !== undefined)
    throw damaged('its history does not lead to what it holds')
}

async function collect(bytes: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > caseFileLimit)
      throw new WaybillError(
        'too-large',
        `The file is larger than ${caseFileLimit.toLocaleString('en-GB')} bytes, which no case file is.`,
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parsed(bytes: Buffer): unknown {
  const begins = bytes.subarray(0, 200).toString().includes('"waybill-case"')
  if (deeper(bytes)) throw begins ? damaged(`it is nested deeper than ${jsonDepth} levels`) : noCaseFile()
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw begins ? damaged('it breaks off or was changed', cause) : noCaseFile(cause)
  }
}

const noCaseFile = (cause?: unknown) =>
  unusable('This is no case file.', 'A case file is what “Save as a file” of a case gives.', cause)
const damaged = (why: string, cause?: unknown) =>
  unusable(`This case file is damaged: ${why}.`, 'Save it once more where it came from. Nothing was taken in.', cause)
const unusable = (message: string, next: string, cause?: unknown) =>
  new WaybillError('file-unusable', message, { next, ...(cause === undefined ? {} : { cause }) })
