import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FairLine } from '../../server/trace/trace-line.ts'

const takeAll = (line: FairLine<string>): string[] => {
  const taken: string[] = []
  for (let item = line.take(() => true); item !== undefined; item = line.take(() => true)) taken.push(item)
  return taken
}

describe('the line of questions', () => {
  it('lets clients take turns, whoever came first with however many', () => {
    const line = new FairLine<string>()
    for (let i = 0; i < 100; i++) line.add('a', `a${i}`)
    line.add('b', 'b0')
    line.add('c', 'c0')
    line.add('b', 'b1')
    expect(takeAll(line).slice(0, 6)).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'a2'])
  })

  it('takes what two clients wait for once, in the turn that comes first', () => {
    const line = new FairLine<string>()
    for (const item of ['a0', 'a1', 'both']) line.add('a', item)
    line.add('b', 'both')
    expect(takeAll(line)).toEqual(['a0', 'both', 'a1'])
  })

  it('passes over what may not be taken yet, and keeps its place', () => {
    const line = new FairLine<string>()
    for (const item of ['long', 'a1', 'a2']) line.add('a', item)
    expect(line.take((item) => item !== 'long')).toBe('a1')
    expect(takeAll(line)).toEqual(['long', 'a2'])
  })

  it('keeps nobody waiting while another client is served twice', () => {
    const asked = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 2 })))
    fc.assert(
      fc.property(asked, (steps) => {
        const line = new FairLine<[string, number]>()
        const waiting = new Map<string, number>()
        const passed = new Map<string, string[]>()
        let count = 0
        for (const [client, takes] of steps) {
          line.add(client, [client, count++])
          waiting.set(client, (waiting.get(client) ?? 0) + 1)
          for (let i = 0; i < takes; i++) {
            const [served] = line.take(() => true) ?? []
            if (served === undefined) continue
            waiting.set(served, waiting.get(served)! - 1)
            passed.delete(served)
            for (const [other, left] of waiting) {
              if (left === 0 || other === served) continue
              const before = passed.get(other) ?? []
              expect(before).not.toContain(served)
              passed.set(other, [...before, served])
            }
          }
        }
      }),
    )
  })
})
