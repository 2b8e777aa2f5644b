import { layout } from './bundle-layout.ts'
import { chainAlone } from './chain-alone.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import type { EngineParts } from './evidence-parts.ts'
import { leftOutWords } from './report-scope.ts'
import type { Findings } from './verify-report.ts'

/**
 * Holds a bundle against the scope that it says it has: that it holds nothing beyond, and of a chain what can be computed
 * from its own shipments. What its scope leaves unchecked is said.
 */
export function checkScope(facts: EvidenceFacts, parts: EngineParts, findings: Findings): void {
  const { scope, questions, graph, leftOut } = facts
  const beyond = (movements: Iterable<string>): string | undefined => {
    const wanted = new Set(movements)
    return graph.nodes.find(({ id, kind }) => kind === 'Shipment' && !wanted.has(id))?.id
  }
  const left = leftOutWords(leftOut)
  if (scope.kind === 'case' && left !== null)
    findings.fail(layout.evidence, 'calls itself the whole case, and leaves some of it out')
  if (scope.kind !== 'case' && left !== null)
    findings.notChecked.push(`the rest of the case, which is not in this bundle: ${left}`)
  if (scope.kind === 'answer') {
    if (questions.length !== 1) findings.fail(layout.questions, 'does not hold the one answer that this bundle is of')
    const more = beyond(questions.flatMap(({ movements }) => movements))
    if (more !== undefined) findings.fail(layout.graph, `holds ${more}, which no figure of the answer rests on`)
  }
  if (scope.kind === 'chain') checkChain(facts, scope, beyond(scope.movements), parts, findings)
  if (scope.kind === 'canvas')
    findings.notChecked.push('any figure: this bundle holds what was on a canvas, and no answer')
}

function checkChain(
  facts: EvidenceFacts,
  scope: Extract<EvidenceFacts['scope'], { kind: 'chain' }>,
  more: string | undefined,
  parts: EngineParts,
  findings: Findings,
): void {
  if (more !== undefined) return findings.fail(layout.graph, `holds ${more}, which is no shipment of the chain`)
  const again = chainAlone(facts.graph, scope, parts)
  if (again === undefined) return findings.fail(layout.evidence, 'names shipments that are no chain of its question')
  if (JSON.stringify(again) !== JSON.stringify(scope.alone))
    return findings.fail(
      layout.evidence,
      `says that at most ${scope.alone.upper} can have gone by the chain; its own shipments give ${again.upper}`,
    )
  findings.checked.push(
    `the chain of ${scope.movements.length} shipments: that each can hand over to the next as the question has it, and the most that can have gone by them`,
  )
  findings.notChecked.push(
    'what is attributed to the chain and how many chains there are: both rest on shipments that are not in this bundle; a bundle of the whole answer shows them',
  )
}
