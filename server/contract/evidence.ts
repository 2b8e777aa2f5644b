import { z } from 'zod'
import { BundleScope } from './bundle-scope.ts'
import { endpoint } from './endpoint.ts'
import { JobRef } from './imports.ts'

/** What can be hidden before export; it is then in no file of the bundle. */
export const hideKinds = ['people', 'contacts', 'names'] as const

/** What a bundle shall hold. */
export const EvidenceRequest = z
  .strictObject({
    scope: BundleScope.default({ kind: 'case' }),
    /** `people`: names of people; `contacts`: addresses, phones, e-mails, sites; `names`: of every party. */
    hide: z.array(z.enum(hideKinds)).max(3).default([]),
    /** The original files whole, or only the rows used, where the files may not be passed on. Hiding leaves rows alone. */
    originals: z.enum(['whole', 'rows']).default('whole'),
    /** Signed with the key of the data folder, which is made when it is first needed. */
    sign: z.boolean().default(false),
  })
  .meta({ id: 'EvidenceRequest' })
export type EvidenceRequest = z.output<typeof EvidenceRequest>

/** Bytes of a request: a canvas comes with its picture. */
export const evidenceBody = 16_000_000

export const postEvidence = endpoint({
  method: 'post',
  once: 'while-running',
  path: '/api/v1/cases/{id}/evidence',
  summary: 'Make the evidence bundle of a case, as a job: its progress is at /api/v1/jobs/{job}',
  params: z.object({ id: z.string().min(1).max(200) }),
  body: EvidenceRequest,
  bodyLimit: evidenceBody,
  status: 202,
  answer: JobRef,
  problems: ['not-found', 'database-away'],
})

export const getEvidence = endpoint({
  method: 'get',
  path: '/api/v1/evidence/{id}',
  summary: 'The bundle that a job made, as a zip; it is kept until the server ends or newer ones push it out',
  params: z.object({ id: z.string().min(1).max(200) }),
  answer: 'bytes',
  problems: ['not-found', 'conflict'],
})
