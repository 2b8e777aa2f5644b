import type { CaseContent, Claim, FactRef, Note } from '../../server/contract/case-content.ts'
import { usualParts } from '../../server/contract/report-parts.ts'
import { factKey, joined } from './case-facts.ts'
import { lastPosition, moveItem } from './case-order.ts'
import { inOrder, itemsOf, writePart, type Item, type List } from './case-parts.ts'
import { personName } from './case-person.ts'
import { editCase } from './case-store.ts'
import { words } from './words.ts'

const w = words.steps

const signed = () => ({ at: new Date().toISOString(), by: personName() })

/** Which of its list an item is, counted from one: names may be hidden, so that steps are named by place. */
const nth = (content: CaseContent, list: List, key: string): number =>
  inOrder(content, list).findIndex(([k]) => k === key) + 1

type Fresh<L extends List> = Omit<Item<L>, 'position' | 'at' | 'by'>

/** Adds an item at the end of its list and gives its key. */
function add<L extends List>(list: L, item: Fresh<L>, step: string): string {
  const key = crypto.randomUUID()
  editCase(step, (content) =>
    writePart(content, { list, key }, { ...item, ...signed(), position: lastPosition(content, list) }),
  )
  return key
}

function change<L extends List>(
  list: L,
  key: string,
  to: Partial<Item<L>>,
  step: (n: number) => string,
  topic?: string,
): void {
  editCaseAt(list, key, step, topic, (content) => {
    const item = itemsOf(content, list)[key]
    return item === undefined ? content : writePart(content, { list, key }, { ...item, ...to, ...signed() })
  })
}

function editCaseAt(
  list: List,
  key: string,
  step: (n: number) => string,
  topic: string | undefined,
  work: (content: CaseContent) => CaseContent,
): void {
  editCase((content) => step(nth(content, list, key)), work, topic === undefined ? null : `${list}/${key}/${topic}`)
}

export const addClaim = (supports: FactRef[] = []): string =>
  add(
    'claims',
    { sentence: '', grade: 'hypothesis', source: 'F', information: '6', supports, contradicts: [], open: [] },
    w.addClaim,
  )

export const changeClaim = (key: string, to: Partial<Claim>, topic?: string): void =>
  change('claims', key, to, w.changeClaim, topic)

/** Adds facts to one side of a claim. */
export const addFacts = (key: string, side: 'supports' | 'contradicts', facts: readonly FactRef[]): void =>
  editCaseAt(
    'claims',
    key,
    (n) => w.addFacts(facts.length, side, n),
    undefined,
    (content) => {
      const claim = content.claims[key]
      if (claim === undefined) return content
      const next = joined(claim[side], facts)
      if (next.length === claim[side].length) return content
      return writePart(content, { list: 'claims', key }, { ...claim, [side]: next, ...signed() })
    },
  )

export const addNote = (on: FactRef | undefined): string =>
  add('notes', { ...(on && { on }), text: '', pinned: false }, w.addNote)

export const changeNote = (key: string, to: Partial<Note>, topic?: string): void =>
  change('notes', key, to, w.changeNote, topic)

/** Puts facts aside that are not among the evidence yet. */
export function addEvidence(facts: readonly FactRef[]): void {
  editCase(w.addEvidence(facts.length), (content) => {
    const here = new Set(Object.values(content.evidence).map(({ fact }) => factKey(fact)))
    return facts
      .filter((fact) => !here.has(factKey(fact)))
      .reduce(
        (now, fact) =>
          writePart(
            now,
            { list: 'evidence', key: crypto.randomUUID() },
            { fact, position: lastPosition(now, 'evidence'), ...signed() },
          ),
        content,
      )
  })
}

export const addQuestion = (question: Fresh<'questions'>): string => add('questions', question, w.keepQuestion)
export const changeQuestion = (key: string, to: Partial<Item<'questions'>>, topic?: string): void =>
  change('questions', key, to, w.changeQuestion, topic)
export const addCanvas = (drawn: Fresh<'canvases'>): string => add('canvases', drawn, w.keepCanvas)
export const changeCanvas = (key: string, to: Partial<Item<'canvases'>>, topic?: string): void =>
  change('canvases', key, to, w.changeCanvas, topic)
/** Puts another drawing in the place of a kept one; a picture of the one before would show what it no longer is. */
export const redrawCanvas = (key: string, to: Partial<Item<'canvases'>>): void =>
  editCaseAt('canvases', key, w.changeCanvas, undefined, (content) => {
    const item = itemsOf(content, 'canvases')[key]
    if (item === undefined) return content
    const redrawn = { ...item, ...to, ...signed() }
    if (to.picture === undefined) delete redrawn.picture
    return writePart(content, { list: 'canvases', key }, redrawn)
  })
export const addQuery = (query: Fresh<'queries'>): string => add('queries', query, w.keepQuery)

export const removeItem = (list: List, key: string): void =>
  editCaseAt(
    list,
    key,
    (n) => w.remove(list, n),
    undefined,
    (content) => writePart(content, { list, key }, undefined),
  )

export const move = (list: List, key: string, to: number): void =>
  editCaseAt(
    list,
    key,
    (n) => w.move(list, n),
    undefined,
    (content) => moveItem(content, list, key, to),
  )

/** Puts every part that the report does not have after those that it has. */
export const arrangeReport = (): void =>
  editCase(w.arrangeReport, (content) => {
    const here = new Set(Object.values(content.report.parts).map(({ kind }) => kind))
    return usualParts
      .filter((kind) => !here.has(kind))
      .reduce(
        (now, kind) =>
          writePart(
            now,
            { list: 'parts', key: crypto.randomUUID() },
            { kind, shown: true, position: lastPosition(now, 'parts') },
          ),
        content,
      )
  })

export const addReportText = (): void =>
  editCase(w.addReportText, (content) =>
    writePart(
      content,
      { list: 'parts', key: crypto.randomUUID() },
      { kind: 'text', shown: true, text: '', position: lastPosition(content, 'parts') },
    ),
  )

export const changeReportPart = (key: string, to: Partial<Item<'parts'>>, topic?: string): void =>
  editCaseAt('parts', key, w.changePart, topic, (content) => {
    const part = itemsOf(content, 'parts')[key]
    return part === undefined ? content : writePart(content, { list: 'parts', key }, { ...part, ...to })
  })

export const changeField = (field: 'name' | 'description' | 'title' | 'author', value: string): void =>
  editCase(w.changeField(field), (content) => writePart(content, { field }, value), field)

/** Makes what the case held at one version what it holds now; those in between stay in the history. */
export const restoreVersion = ({ version, content }: { version: number; content: CaseContent }): void =>
  editCase(w.restore(version), () => content)
