import type { ChokepointsQuestion } from '../contract/chokepoints.ts'
import type { CarriersQuestion, MatrixQuestion } from '../contract/trace-details.ts'
import { TraceQuestion } from '../contract/trace.ts'
import type { WhatIfQuestion } from '../contract/what-if.ts'
import { carriers } from './carriers.ts'
import { chokepoints } from './choke-points.ts'
import { loadSolver } from './choke-solver.ts'
import { evidenceScope } from './evidence-scope.ts'
import { explain } from './explain.ts'
import { matrix } from './matrix.ts'
import { months } from './months.ts'
import type { Projection } from './projection.ts'
import { trace } from './trace.ts'
import { startClock } from './trace-clock.ts'
import { traceLots } from './trace-lots.ts'
import { whatIf } from './what-if.ts'

/** What bounds an answer: the time it may take, and whether it is still wanted (non-zero when it is not). */
export interface AskLimit {
  readonly seconds: number
  readonly cancelled: Int32Array
}

interface AboutMovement {
  readonly question: TraceQuestion
  readonly movement: string
}

const clockOf = ({ seconds, cancelled }: AskLimit) => startClock(seconds, cancelled)

/** Everything that can be asked of a projection, by kind. */
export const asks = {
  trace: (p: Projection, question: TraceQuestion, limit: AskLimit) => trace(p, question, clockOf(limit)),
  lots: (p: Projection, { question, movement }: AboutMovement, limit: AskLimit) =>
    traceLots(p, question, movement, clockOf(limit)),
  carriers: (p: Projection, asked: CarriersQuestion, limit: AskLimit) => carriers(p, asked, clockOf(limit)),
  months: (p: Projection, { question }: { question: TraceQuestion }, limit: AskLimit) =>
    months(p, question, clockOf(limit)),
  matrix: (p: Projection, asked: MatrixQuestion, limit: AskLimit) => matrix(p, asked, clockOf(limit)),
  explain: (p: Projection, { question, movement }: AboutMovement, limit: AskLimit) =>
    explain(p, question, movement, clockOf(limit)),
  chokepoints: async (p: Projection, asked: ChokepointsQuestion, limit: AskLimit) =>
    chokepoints(p, asked, await loadSolver(), limit),
  evidence: (p: Projection, { question }: { question: TraceQuestion }, limit: AskLimit) =>
    evidenceScope(p, question, clockOf(limit)),
  whatIf: (p: Projection, asked: WhatIfQuestion, limit: AskLimit) => whatIf(p, asked, limit),
} as const

export type AskKind = keyof typeof asks
export type AskBody<K extends AskKind> = Parameters<(typeof asks)[K]>[1]
export type AskAnswer<K extends AskKind> = Awaited<ReturnType<(typeof asks)[K]>>

/** Those that take long by nature; one thread is always left for the others. */
export const longAsks: ReadonlySet<AskKind> = new Set<AskKind>([
  'carriers',
  'matrix',
  'chokepoints',
  'evidence',
  'whatIf',
])

const questionFields = new Set<string | undefined>(Object.keys(TraceQuestion.shape))

type Field = { readonly pointer: string; readonly detail: string }

/** Fields of the question, as the body has them that the question is a part of. */
export function fieldsInBody(ask: AskKind, fields: readonly Field[]): Field[] {
  const own = (pointer: string) => ask === 'trace' || !questionFields.has(pointer.split('/')[1])
  return fields.map(({ pointer, detail }) => ({ pointer: own(pointer) ? pointer : `/question${pointer}`, detail }))
}
