import type { TraceQuestion } from './contract/trace.ts'
import type { EngineParts, TraceWorld } from './evidence/evidence-parts.ts'
import { fieldsOf, referenceOf, rowReader } from './import/row-statements.ts'
import { projectionOf } from './trace/projection-build.ts'
import { unlimited } from './trace/trace-clock.ts'
import { trace } from './trace/trace.ts'

/** The engine and the import that made a bundle's figures and facts, to make them again. */
export const engineParts: EngineParts = {
  trace: (world: TraceWorld, question: TraceQuestion) => trace(projectionOf(world), question, unlimited),
  rowReader,
  fieldsOf,
  referenceOf,
}
