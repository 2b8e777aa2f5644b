import type { BundleScope } from '../contract/bundle-scope.ts'
import type { CaseContent, CaseQuestion, FactRef } from '../contract/case-content.ts'
import type { Case } from '../contract/cases.ts'
import { TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import type { LeftOut } from './scope-facts.ts'

/** Under which a question or canvas stands that the case does not hold. */
const here = 'here'

export const byPosition = (a: [string, { position: number }], b: [string, { position: number }]): number =>
  a[1].position - b[1].position || (a[0] < b[0] ? -1 : 1)

/**
 * The question that a scope names: by key, by name, or as it is asked.
 *
 * @throws WaybillError `not-found`.
 */
export function questionOf(of: Case, asked: string | TraceQuestion): [string, CaseQuestion] {
  const all = Object.entries(of.content.questions).sort(byPosition)
  if (typeof asked === 'string') {
    const found = all.find(([key]) => key === asked) ?? all.find(([, { name }]) => name === asked)
    if (found !== undefined) return found
    throw new WaybillError('not-found', `The case holds no question “${asked.slice(0, 100)}”.`, {
      next:
        all.length === 0 ? 'Keep one in it first.' : `It holds ${all.map(([, { name }]) => `“${name}”`).join(', ')}.`,
    })
  }
  // How many chains are listed is no part of what is asked.
  const same = (question: TraceQuestion) => canonical({ ...question, limit: 0 })
  const kept = all.find(([, { question }]) => same(question) === same(asked))
  return kept ?? [here, { position: 0, name: '', question: asked, at: of.changedAt, by: '' }]
}

/** What of a case's content belongs to a scope, and how much does not. */
export function scopedContent(
  { content }: Case,
  scope: BundleScope,
  question: [string, CaseQuestion] | undefined,
  /** Whether the bundle holds a fact anyway. */
  holds: (ref: FactRef) => boolean,
): { content: CaseContent; leftOut: LeftOut } {
  if (scope.kind === 'case') return { content, leftOut: countLeft(content, content) }
  const within = (refs: readonly FactRef[]) => refs.length > 0 && refs.every(holds)
  const some = <T>(items: Record<string, T>, belongs: (item: T) => boolean) =>
    Object.fromEntries(Object.entries(items).filter(([, item]) => belongs(item)))
  const asked = scope.kind === 'answer' && question !== undefined ? Object.fromEntries([question]) : {}
  const kept: CaseContent = {
    ...content,
    description: '',
    questions: asked,
    canvases:
      scope.kind === 'canvas'
        ? { [here]: scope.canvas }
        : some(content.canvases, (canvas) => canvas.question !== undefined && Object.hasOwn(asked, canvas.question)),
    claims: some(content.claims, ({ supports, contradicts }) => within([...supports, ...contradicts])),
    notes: some(content.notes, ({ on }) => on !== undefined && holds(on)),
    evidence: some(content.evidence, ({ fact }) => holds(fact)),
    queries: {},
    report: { ...content.report, title: titleOf(scope, question), parts: ownParts(content.report.parts) },
  }
  return { content: kept, leftOut: countLeft(content, kept) }
}

function titleOf(scope: BundleScope, question: [string, CaseQuestion] | undefined): string {
  if (scope.kind === 'canvas') return scope.canvas.name
  const name = question?.[1].name ?? ''
  if (scope.kind === 'answer') return name
  return name === '' ? 'One chain' : `One chain: ${name}`.slice(0, 300)
}

/** What somebody wrote into the report is about the whole case. */
const ownParts = (parts: CaseContent['report']['parts']): CaseContent['report']['parts'] =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([key, { kind, position, shown }]) =>
      kind === 'text' ? [] : [[key, { kind, position, shown }]],
    ),
  )

function countLeft(all: CaseContent, kept: CaseContent): LeftOut {
  const left = (kind: 'questions' | 'claims' | 'notes' | 'evidence' | 'canvases' | 'queries') =>
    Object.keys(all[kind]).filter((key) => !Object.hasOwn(kept[kind], key)).length
  const texts = ({ description, report }: CaseContent) =>
    [description, ...Object.values(report.parts).map(({ text = '' }) => text)].filter((text) => text !== '').length
  return {
    questions: left('questions'),
    claims: left('claims'),
    notes: left('notes'),
    evidence: left('evidence'),
    canvases: left('canvases'),
    queries: left('queries'),
    texts: texts(all) - texts(kept),
  }
}

/** Equal for equal values, whatever the order of members. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
