import type { EvidencePreview } from '../contract/evidence-preview.ts'
import type { EvidenceRequest } from '../contract/evidence.ts'
import type { ProblemCode } from '../contract/problem.ts'
import type { GatheredEvidence } from './gathered.ts'

/** What is made of what was gathered. */
export type Making =
  | { kind: 'preview'; request: EvidenceRequest }
  | {
      kind: 'bundle'
      request: EvidenceRequest
      /** The zip, under its final name. */
      target: string
      /** The data folder, where the signing key lies. */
      folder: string
      /** Where the originals lie that go in, by their SHA-256. */
      originals: ReadonlyMap<string, string>
    }

export interface Made {
  preview: EvidencePreview
  /** The file's name for whoever fetches it. */
  bundle: { name: string }
}

/** What was gathered crosses in lots: the copying of all at once would hold the server up. */
export type ToEvidenceWorker =
  | { [K in 'nodes' | 'edges' | 'rows']: { kind: K; lot: GatheredEvidence[K] } }['nodes' | 'edges' | 'rows']
  | { kind: 'make'; making: Making; head: GatheredEvidence['head'] }

export type FromEvidenceWorker =
  | { stage: string }
  | { bytes: number }
  | { made: Made[keyof Made] }
  /** A `WaybillError` as it crosses; code null for any other, with the stack for the log. */
  | { error: { code: ProblemCode | null; message: string; next: string | undefined; stack: string | undefined } }
