import { z } from 'zod'
import { CaseContent, caseItems, Signed } from './case-content.ts'
import { endpoint } from './endpoint.ts'
import type { Json, JsonObject } from './merge-patch.ts'

/** Bytes that a case may have as JSON, and a request that writes one. */
export const caseLimit = 32_000_000

const Step = z.string().max(300).default('')
const By = Signed.by.default('')

/** A JSON merge patch (RFC 7396) of a case's content. */
const CasePatch = z.unknown().refine((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  message: 'is a JSON merge patch: an object',
}) as unknown as z.ZodType<JsonObject, JsonObject>

export const CaseCounts = z
  .object(Object.fromEntries(caseItems.map((kind) => [kind, z.int()])) as Record<(typeof caseItems)[number], z.ZodInt>)
  .meta({ id: 'CaseCounts' })
export type CaseCounts = z.output<typeof CaseCounts>

const changed = {
  id: z.string(),
  /** Raised by one with every change; the ETag holds it. */
  version: z.int().positive(),
  createdAt: z.string(),
  changedAt: z.string(),
  /** As they call themselves; empty where nobody said. */
  changedBy: z.string(),
}

/** A case without its content. */
export const CaseHead = z
  .object({ ...changed, name: z.string(), description: z.string(), archived: z.boolean(), counts: CaseCounts })
  .meta({ id: 'CaseHead' })
export type CaseHead = z.output<typeof CaseHead>

export const Case = z.object({ ...changed, content: CaseContent }).meta({ id: 'Case' })
export type Case = z.output<typeof Case>

/** One step of a case's history. */
export const CaseStep = z
  .object({ version: z.int().positive(), at: z.string(), by: z.string(), step: z.string() })
  .meta({ id: 'CaseStep' })
export type CaseStep = z.output<typeof CaseStep>

export const CaseVersion = z
  .object({ ...CaseStep.shape, id: z.string(), content: CaseContent })
  .meta({ id: 'CaseVersion' })
export type CaseVersion = z.output<typeof CaseVersion>

/** Content with the name of the step that made it and who took the step. */
export const CaseDraft = z.strictObject({ content: CaseContent, step: Step, by: By }).meta({ id: 'CaseDraft' })
export type CaseDraft = z.output<typeof CaseDraft>

export const CaseChange = z.strictObject({ patch: CasePatch, step: Step, by: By }).meta({ id: 'CaseChange' })
export interface CaseChange {
  readonly patch: Json
  readonly step: string
  readonly by: string
}

export const caseParams = z.object({ id: z.string().min(1).max(200) })
const limit = z.coerce.number().int().min(1).max(500).default(100)
const cursor = z.string().max(200).optional()
export const storing = ['storage-full', 'storage-read-only', 'too-large'] as const
const changing = ['not-found', 'precondition-required', 'precondition-failed', ...storing] as const

export const getCases = endpoint({
  method: 'get',
  path: '/api/v1/cases',
  summary: 'Cases, the last changed first',
  query: z.object({
    limit,
    cursor,
    /** Archived ones alone, or those that are not; left out: both. */
    archived: z.enum(['true', 'false']).optional(),
  }),
  answer: z
    .object({
      items: z.array(CaseHead),
      next: z.string().nullable(),
      /** How many the whole list holds. */
      total: z.int(),
    })
    .meta({ id: 'Cases' }),
})

export const postCase = endpoint({
  method: 'post',
  once: 'for-a-day',
  path: '/api/v1/cases',
  summary: 'Begin a case',
  body: CaseDraft,
  bodyLimit: caseLimit,
  status: 201,
  document: true,
  answer: Case,
  problems: storing,
})

export const getCase = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}',
  summary: 'A case, with its ETag',
  params: caseParams,
  document: true,
  answer: Case,
  problems: ['not-found', 'data-damaged'],
})

export const putCase = endpoint({
  method: 'put',
  path: '/api/v1/cases/{id}',
  summary: 'Replace what a case holds; If-Match holds the ETag of what is replaced',
  params: caseParams,
  body: CaseDraft,
  bodyLimit: caseLimit,
  document: true,
  answer: CaseHead,
  problems: changing,
})

export const patchCase = endpoint({
  method: 'patch',
  path: '/api/v1/cases/{id}',
  summary: 'Change a case by a JSON merge patch (RFC 7396) of its content; If-Match holds the ETag of what is changed',
  params: caseParams,
  body: CaseChange,
  bodyLimit: caseLimit,
  document: true,
  answer: CaseHead,
  problems: changing,
})

export const deleteCase = endpoint({
  method: 'delete',
  path: '/api/v1/cases/{id}',
  summary: 'Delete a case with its history; If-Match holds the ETag of what is deleted',
  params: caseParams,
  status: 204,
  answer: 'none',
  problems: ['not-found', 'precondition-required', 'precondition-failed'],
})

export const postCaseDuplicate = endpoint({
  method: 'post',
  once: 'for-a-day',
  path: '/api/v1/cases/{id}/duplicate',
  summary: 'Begin a case with what another one holds; its history begins anew',
  params: caseParams,
  body: z.strictObject({ name: CaseContent.shape.name.optional(), step: Step, by: By }).meta({ id: 'CaseDuplicate' }),
  status: 201,
  document: true,
  answer: Case,
  problems: ['not-found', ...storing],
})

export const getCaseHistory = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/history',
  summary: 'Every step of a case, newest first',
  params: caseParams,
  query: z.object({ limit, cursor }),
  answer: z
    .object({ items: z.array(CaseStep), next: z.string().nullable(), total: z.int() })
    .meta({ id: 'CaseHistory' }),
  problems: ['not-found'],
})

export const getCaseVersion = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/versions/{version}',
  summary: 'What a case held at one version; writing it again restores it',
  params: caseParams.extend({ version: z.coerce.number().int().min(1) }),
  answer: CaseVersion,
  problems: ['not-found', 'data-damaged'],
})
