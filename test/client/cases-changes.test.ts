import { describe, expect, it } from 'vitest'
import { changedInWords, differenceInWords, keptInWords } from '../../client/cases/case-changes-words.ts'
import type { AnswerChanges, CaseChanges } from '../../server/contract/case-changes.ts'

const answer: AnswerChanges = {
  question: 'q',
  version: 1,
  same: 10,
  changed: 0,
  gone: 0,
  left: 0,
  changedMovements: [],
  goneMovements: [],
}
const none: CaseChanges = {
  case: 1,
  graph: 2,
  moving: false,
  answers: [answer],
  facts: { looked: 3, gone: 0, left: 0, goneFacts: [] },
  notLooked: [],
}
const amount = { field: 'amount' as const, was: 12, now: 15 }
const departed = { field: 'departed' as const, was: '2022-09-22', now: '2022-09-23' }

describe('what changed since a case was kept', () => {
  it('is nothing to speak of where nothing did', () => {
    expect(changedInWords(none)).toBe('')
  })

  it('is told by kind, added up over all answers', () => {
    const changed = {
      ...answer,
      changed: 2,
      gone: 2,
      changedMovements: [
        { movement: 'a', differences: [amount, departed] },
        { movement: 'b', differences: [amount] },
      ],
    }
    expect(changedInWords({ ...none, answers: [changed, { ...answer, gone: 1 }] })).toBe(
      '3 movements gone, 2 amounts corrected, 1 departure corrected',
    )
    expect(changedInWords({ ...none, facts: { ...none.facts, gone: 2 } })).toBe('2 facts gone')
  })

  it('is not told by kind where only a part of it is listed', () => {
    const changed = { ...answer, changed: 1_204, changedMovements: [{ movement: 'a', differences: [amount] }] }
    expect(changedInWords({ ...none, answers: [changed] })).toBe('1,204 movements corrected')
  })

  it('names values with their unit and days, and what is not recorded', () => {
    expect(differenceInWords(amount, 'kg')).toBe('amount 12 kg → 15 kg')
    expect(differenceInWords(departed, 'kg')).toBe('departed 22 Sep 2022 → 23 Sep 2022')
    expect(differenceInWords({ field: 'amount', was: null, now: 5 }, 'kg')).toBe('amount not recorded → 5 kg')
    expect(differenceInWords({ field: 'from', was: 'demo:a', now: 'demo:b' }, 'kg')).toBe('another sender')
    expect(keptInWords(['a', 'b', '2022-09-22', '2022-09-27', '854231', 266], 'kg')).toBe(
      '22 Sep 2022 → 27 Sep 2022, 266 kg',
    )
  })
})
