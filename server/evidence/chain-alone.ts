import type { GraphEdge, GraphNode } from '../contract/graph.ts'
import type { TraceQuestion } from '../contract/trace.ts'
import { worldOf } from './bundle-world.ts'
import type { EngineParts } from './evidence-parts.ts'
import type { ChainAlone } from './scope-facts.ts'

/** As many chains as the engine lists. */
const mostChains = 1000

/**
 * What a chain's own shipments show of it: that each can hand over to the next as the question has it, and the most that
 * can have gone by them. What is attributed to it, or went by it at least, rests on other shipments and is not asked.
 *
 * @returns undefined where these shipments are no chain of that question.
 */
export function chainAlone(
  graph: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] },
  { question, movements }: { question: TraceQuestion; movements: readonly string[] },
  parts: Pick<EngineParts, 'trace'>,
): ChainAlone | undefined {
  const world = worldOf(graph, new Set(movements))
  const here = new Set(world.movements.map(({ dataset }) => dataset))
  // Of a dataset without any shipment nobody may ask.
  const datasets = question.datasets?.filter((name) => here.has(name))
  if (datasets?.length === 0) return undefined
  let answer: ReturnType<typeof parts.trace>
  try {
    answer = parts.trace(world, { ...question, limit: mostChains, ...(datasets === undefined ? {} : { datasets }) })
  } catch {
    // Where an end of the question is missing there is no chain.
    return undefined
  }
  const { chains, volume } = answer
  if (!chains.some((chain) => chain.movements.join('\n') === movements.join('\n'))) return undefined
  const { upper, unit, cut, missingAmounts } = volume
  return { upper, unit, cut, missingAmounts }
}
