import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptAnswer } from '../../client/cases/case-answer.ts'
import { joined, without } from '../../client/cases/case-facts.ts'
import { same, writePart } from '../../client/cases/case-parts.ts'
import { earlierSteps, noSteps, recordStep, redoStep, undoStep } from '../../client/cases/case-undo.ts'
import { words } from '../../client/cases/words.ts'
import { CaseContent, KeptAnswer, type FactRef } from '../../server/contract/case-content.ts'
import { anyContent, claim, emptyContent } from './cases-contents.ts'
import { yasenets } from './canvas-answers.ts'

const step = (label: string, at: number, topic: string | null = null) => ({ label, at, topic })

describe('steps of a case', () => {
  it('are undone and redone one by one, back to the first content and on to the last', () => {
    fc.assert(
      fc.property(fc.array(anyContent, { minLength: 2, maxLength: 6 }), (contents) => {
        let history = noSteps
        for (const [i, content] of contents.entries())
          if (i > 0) history = recordStep(history, step(`step ${i}`, i), contents[i - 1]!, content)
        let now = contents.at(-1)!
        const labels: string[] = []
        for (let to = undoStep(history, now); to !== null; to = undoStep(history, now)) {
          ;({ history, content: now } = to)
          labels.push(to.label)
        }
        expect(same(now, contents[0])).toBe(true)
        for (let to = redoStep(history, now); to !== null; to = redoStep(history, now)) {
          ;({ history, content: now } = to)
          expect(to.label).toBe(labels.pop())
        }
        expect(same(now, contents.at(-1))).toBe(true)
      }),
    )
  })

  it('that follow one another in one field are one step, and a step that comes to nothing is none', () => {
    const write = (sentence: string) => writePart(emptyContent, { list: 'claims', key: 'a' }, claim(1, sentence))
    let history = recordStep(noSteps, step('write', 100, 'a'), write(''), write('o'))
    history = recordStep(history, step('write', 200, 'a'), write('o'), write('on'))
    expect(history.past.length).toBe(1)
    expect(undoStep(history, write('on'))?.content).toEqual(write(''))
    expect(recordStep(history, step('write', 300, 'a'), write('on'), write('')).past).toEqual([])
    expect(recordStep(history, step('write', 60_000, 'a'), write('on'), write('one')).past.length).toBe(2)
  })

  it('leave what somebody else changed since', () => {
    const mine = writePart(emptyContent, { list: 'claims', key: 'a' }, claim(1, 'mine'))
    const history = recordStep(noSteps, step('add', 1), emptyContent, mine)
    const theirs = writePart(mine, { list: 'claims', key: 'b' }, claim(2, 'theirs'))
    expect(Object.keys(undoStep(history, theirs)?.content.claims ?? {})).toEqual(['b'])
    const rewritten = writePart(mine, { list: 'claims', key: 'a' }, claim(1, 'theirs', { by: 'Bo' }))
    expect(undoStep(history, rewritten)?.content).toEqual(rewritten)
  })
})

describe('steps of earlier visits', () => {
  const version = (number: number, text: string, by = 'Ada') => ({ version: number, step: text, by })

  it('are one’s own that were not taken back yet, the last one last', () => {
    const history = [
      version(1, 'Begin the case'),
      version(2, 'add a claim'),
      version(3, 'add a note', 'Bo'),
      version(4, 'change claim 1'),
      version(5, words.steps.undo('change claim 1')),
      version(6, 'add a note'),
    ].toReversed()
    expect(earlierSteps(history, 'Ada', words.steps.undoOf).map(({ version: n }) => n)).toEqual([2, 6])
    expect(earlierSteps(history, 'Bo', words.steps.undoOf).map(({ version: n }) => n)).toEqual([3])
    expect(earlierSteps(history, 'Cy', words.steps.undoOf)).toEqual([])
  })
})

describe('what a case keeps', () => {
  it('of an answer is what the contract asks for, whatever is not known of it', () => {
    const answer = yasenets
    const at = '2026-01-01T00:00:00.000Z'
    const nothing = { delivered: null, upper: null, attributed: null, lower: null, shortfall: null, unit: null }
    for (const each of [answer, { ...answer, chainCount: null, volume: { ...answer.volume, ...nothing } }]) {
      const kept = keptAnswer(each, at)
      expect(KeptAnswer.parse(kept)).toEqual(kept)
      expect(Object.keys(kept.movements).length).toBe(each.corridor.movements.length)
    }
    expect(CaseContent.parse(emptyContent)).toEqual(emptyContent)
  })

  it('of facts is each of them once, in the order they came', () => {
    const one: FactRef = { kind: 'node', id: 'x' }
    const chain: FactRef = { kind: 'chain', movements: ['a', 'b'] }
    const other: FactRef = { kind: 'chain', movements: ['a', 'c'] }
    expect(joined([one, chain], [chain, other, one])).toEqual([one, chain, other])
    expect(without([one, chain, other], { kind: 'chain', movements: ['a', 'b'] })).toEqual([one, other])
  })
})
