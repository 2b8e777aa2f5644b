import type { BundleScope, ScopeKind } from '../../server/contract/bundle-scope.ts'
import { useAnswer } from '../workspace/answer.ts'
import { keptCanvas } from '../workspace/canvas-kept.ts'
import { canvas, useCanvas } from '../workspace/canvas.ts'
import { factsOf, useMarked } from '../workspace/facts.ts'
import { partiesOf } from '../workspace/routes.ts'
import { usePlace } from '../workspace/place.ts'
import { whole } from '../workspace/question.ts'
import { canvasGraph } from './canvas-graph.ts'
import { words } from './words.ts'

const w = words.export.scopes

/** Something of the case that can be exported for itself. */
export interface ScopeOffer {
  kind: ScopeKind
  hint: string
  /** How many shipments it has, where that is known before it is gathered. */
  shipments: number | null
}

/** What can be exported here besides the case as a whole, and how each is asked for. */
export function useScopes(): { offers: ScopeOffer[]; scopeOf: (kind: ScopeKind) => Promise<BundleScope> } {
  const { data, isEarlier } = useAnswer()
  const chain = useMarked()
  const { place } = usePlace()
  const { answer: drawn } = useCanvas()
  const answer = data === undefined || isEarlier ? undefined : data.answer
  const facts = answer === undefined ? undefined : factsOf(answer)
  const legs = chain.flatMap((id) => facts?.movements.get(id) ?? [])
  const offers: ScopeOffer[] = [{ kind: 'case', hint: w.caseMeans, shipments: null }]
  if (answer !== undefined && facts !== undefined)
    offers.push({
      kind: 'answer',
      hint: w.answerMeans(facts.routes.length, answer.chainCount),
      shipments: answer.corridor.counts.movements,
    })
  if (facts !== undefined && legs.length > 0 && legs.length === chain.length) {
    const parties = partiesOf({ movements: [...chain], attributed: null, days: 0 }, facts.movements)
    offers.push({
      kind: 'chain',
      hint: w.chainMeans(
        facts.short(parties[0] ?? ''),
        facts.short(parties.at(-1) ?? ''),
        legs[0]!.departed,
        legs.at(-1)!.arrived,
      ),
      shipments: legs.length,
    })
  }
  const onCanvas = drawn === null ? [] : canvasGraph(canvas, false).nodes
  if (onCanvas.length > 0)
    offers.push({
      kind: 'canvas',
      hint: w.canvasMeans,
      shipments: onCanvas.filter(({ kind }) => kind === 'Shipment').length,
    })

  const scopeOf = async (kind: ScopeKind): Promise<BundleScope> => {
    if (kind === 'canvas')
      return {
        kind,
        things: canvasGraph(canvas, false).nodes.map(({ id }) => id),
        canvas: {
          ...(await keptCanvas(place)),
          position: 0,
          name: w.canvasName(place.view ?? 'corridor'),
          at: new Date().toISOString(),
          by: '',
        },
      }
    if (data === undefined || kind === 'case') return { kind: 'case' }
    const question = whole(data.question)
    return kind === 'answer' ? { kind, question } : { kind, question, movements: [...chain] }
  }
  return { offers, scopeOf }
}
