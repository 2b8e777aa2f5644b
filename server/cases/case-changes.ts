import {
  type AnswerChanges,
  type CaseChanges,
  type FactGone,
  keptFields,
  type MovementChange,
} from '../contract/case-changes.ts'
import type { CaseContent, FactRef, KeptAnswer, KeptMovement } from '../contract/case-content.ts'
import type { Graph } from '../graph/graph.ts'
import { factsOf } from './case-facts.ts'
import type { MovementNow } from './case-queries.ts'
import { edgeName, Records } from './case-records.ts'

/**
 * Holds what a case keeps and refers to against the graph as it is.
 *
 * @param seconds for the whole of it; what is not looked at by then is counted and named.
 * @param limit movements listed of each answer, and facts.
 * @throws what the graph throws, save that it took too long.
 */
export async function changesOf(
  graph: Graph,
  { version, content }: { readonly version: number; readonly content: CaseContent },
  { limit, seconds, signal }: { limit: number; seconds: number; signal: AbortSignal | undefined },
): Promise<CaseChanges> {
  const records = new Records(graph, { seconds, signal })
  const before = await graph.version()
  const questions = Object.entries(content.questions).sort(([, a], [, b]) => a.position - b.position)
  const facts = factsOf(content)
  const movements = await records.movements(
    new Set([
      ...questions.flatMap(([, { answer }]) => Object.keys(answer?.movements ?? {})),
      ...facts.flatMap(({ fact }) => (fact.kind === 'chain' ? fact.movements : [])),
    ]),
  )
  const found = await findFacts(
    records,
    facts.map(({ fact }) => fact),
    movements,
  )
  const after = await graph.version()

  const answers: AnswerChanges[] = []
  const notLooked: CaseChanges['notLooked'] = []
  for (const [key, { answer }] of questions) {
    if (answer === undefined) continue
    const compared = compareAnswer(key, answer, movements, limit)
    answers.push(compared)
    const at = `/questions/${key}/answer/movements`
    if (compared.left > 0) notLooked.push({ at, count: compared.left, why: 'time' })
    const more = answer.counts.movements - Object.keys(answer.movements).length
    if (more > 0) notLooked.push({ at, count: more, why: 'not-kept' })
  }
  const gone: FactGone[] = []
  let left = 0
  for (const [i, { fact, at }] of facts.entries()) {
    const missing = found[i]
    if (missing === undefined) {
      left++
      for (const place of at) notLooked.push({ at: place, count: 1, why: 'time' })
    } else if (missing.length > 0) gone.push({ fact, at, missing })
  }
  return {
    case: version,
    graph: after,
    moving: before !== after,
    answers,
    facts: { looked: facts.length - left, gone: gone.length, left, goneFacts: gone.slice(0, limit) },
    notLooked,
  }
}

type Found<T> = { readonly found: T; readonly left: ReadonlySet<string> }

function compareAnswer(
  question: string,
  { version, measure, movements }: KeptAnswer,
  { found, left }: Found<ReadonlyMap<string, MovementNow>>,
  limit: number,
): AnswerChanges {
  const gone: string[] = []
  const changed: MovementChange[] = []
  let [same, unlooked] = [0, 0]
  for (const [movement, was] of Object.entries(movements).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const now = found.get(movement)
    if (now === undefined) {
      if (left.has(movement)) unlooked++
      else gone.push(movement)
      continue
    }
    const differences = differencesOf(was, [
      now.consignor,
      now.consignee,
      now.departed,
      now.arrived,
      now.code ?? '',
      now[measure],
    ])
    if (differences.length === 0) same++
    else changed.push({ movement, differences })
  }
  return {
    question,
    version,
    same,
    changed: changed.length,
    gone: gone.length,
    left: unlooked,
    changedMovements: changed.slice(0, limit),
    goneMovements: gone.slice(0, limit),
  }
}

const differencesOf = (was: KeptMovement, now: KeptMovement): MovementChange['differences'] =>
  keptFields.flatMap((field, i) => (was[i] === now[i] ? [] : [{ field, was: was[i] ?? null, now: now[i] ?? null }]))

/** What is missing of each fact; undefined where there was no time to look. */
async function findFacts(
  records: Records,
  facts: readonly FactRef[],
  movements: Found<ReadonlyMap<string, MovementNow>>,
): Promise<(string[] | undefined)[]> {
  const ties = facts.filter((fact) => fact.kind === 'edge')
  const edges = await records.edges(ties)
  const nodes = await records.nodes(
    new Set([
      ...facts.flatMap((fact) => (fact.kind === 'node' ? [fact.id] : [])),
      // Of an edge that is gone, whether its ends are.
      ...ties.flatMap((tie) => (edges.found.has(edgeName(tie)) ? [] : [tie.from, tie.to])),
    ]),
  )
  const missing = (ids: readonly string[], { found, left }: Found<{ has(id: string): boolean }>) =>
    ids.some((id) => left.has(id)) ? undefined : ids.filter((id) => !found.has(id))
  return facts.map((fact) => {
    switch (fact.kind) {
      case 'node':
        return missing([fact.id], nodes)
      case 'chain':
        return missing([...new Set(fact.movements)], movements)
      case 'edge': {
        if (edges.found.has(edgeName(fact))) return []
        const ends = missing([...new Set([fact.from, fact.to])], nodes)
        return ends === undefined || edges.left.has(fact.from) ? undefined : [fact.id, ...ends]
      }
    }
  })
}
