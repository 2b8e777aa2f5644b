import { z } from 'zod'
import { CaseContent, Signed } from './case-content.ts'
import { Case, caseParams, storing } from './cases.ts'
import { endpoint } from './endpoint.ts'
import type { JsonObject } from './merge-patch.ts'

/** The version of the case file's format that this program writes, and the newest that it reads. */
export const caseFileVersion = 1
/** Bytes that a case file may have; the oldest steps of a history that does not fit are left out. */
export const caseFileLimit = 100_000_000

const FileStep = z.strictObject({
  version: z.int().positive(),
  at: z.iso.datetime(),
  by: Signed.by,
  step: z.string().max(300),
})

/**
 * A case by itself: what it holds, and how it came to that. Content of every version is that of `first` after the patches
 * up to it, and after all of them it is `content`.
 */
export const CaseFile = z
  .strictObject({
    format: z.literal('waybill-case'),
    formatVersion: z.literal(caseFileVersion),
    /** Of the rest, as JSON without spaces. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    createdAt: z.iso.datetime(),
    content: CaseContent,
    history: z.strictObject({
      /** The oldest version that the file has, whole. */
      first: FileStep.extend({ content: CaseContent }),
      /** Those after it, each with the merge patch (RFC 7396) that made it of the one before. */
      steps: z.array(FileStep.extend({ patch: z.record(z.string(), z.unknown()) as unknown as z.ZodType<JsonObject> })),
    }),
  })
  .meta({ id: 'CaseFile' })
export type CaseFile = z.output<typeof CaseFile>

export const getCaseFile = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/file',
  summary: 'A case with its history as a file that another Waybill takes in',
  params: caseParams,
  answer: 'bytes',
  problems: ['not-found', 'data-damaged'],
})

export const postCaseImport = endpoint({
  method: 'post',
  path: '/api/v1/cases/import',
  summary: 'Take in a case file (raw bytes) as a case of its own; taking it in is one more step of its history',
  query: z.object({ step: z.string().max(300).default(''), by: Signed.by.default('') }),
  body: 'bytes',
  status: 201,
  document: true,
  answer: Case,
  problems: ['file-unusable', ...storing],
})
