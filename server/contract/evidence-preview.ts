import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { evidenceBody, EvidenceRequest } from './evidence.ts'
import { ReportDocument } from './report-document.ts'
import { Wording } from './wording.ts'

/** What a bundle would hold and what there is to say about it before it is made. */
export const EvidencePreview = z
  .object({
    /** The file name of the bundle. */
    name: z.string(),
    /** The beginning of its report. */
    page: ReportDocument,
    counts: z.object({
      questions: z.int(),
      claims: z.int(),
      notes: z.int(),
      pictures: z.int(),
      parties: z.int(),
      shipments: z.int(),
      rows: z.int(),
      files: z.int(),
      /** Bytes of the files that are passed on whole. */
      originalBytes: z.int(),
    }),
    /** How many questions, claims, notes … of the case are left out, since they are about other things. */
    leftOut: z.record(z.string(), z.int()),
    /** What would be hidden, by kind, and how often. */
    hidden: z.record(z.string(), z.int()),
    checks: z.object({
      /** Names of questions of which a limit stopped the answer. */
      incomplete: z.array(z.string()),
      /** Names of questions whose kept answer is older than the records; the bundle answers them anew. */
      older: z.array(z.string()),
      /** Claims that nothing supports. */
      withoutSupport: z.int(),
      /** Claims whose source or information cannot be judged. */
      ungraded: z.int(),
      /** Nodes and ties that no row in the bundle states. */
      unbacked: z.int(),
      /** Facts of the case that the records do not hold any more. */
      missing: z.int(),
      wording: z.array(Wording),
    }),
  })
  .meta({ id: 'EvidencePreview' })
export type EvidencePreview = z.infer<typeof EvidencePreview>

export const postEvidencePreview = endpoint({
  method: 'post',
  path: '/api/v1/cases/{id}/evidence/preview',
  summary: 'What the evidence bundle of a case would hold, the beginning of its report, and what to look at before',
  params: z.object({ id: z.string().min(1).max(200) }),
  body: EvidenceRequest,
  bodyLimit: evidenceBody,
  answer: EvidencePreview,
  problems: ['not-found', 'database-away', 'too-large', 'query-timeout', 'conflict', 'cancelled'],
})
