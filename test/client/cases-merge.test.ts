import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decided, mergeCases, withoutStep } from '../../client/cases/case-merge.ts'
import { lastPosition, moveItem } from '../../client/cases/case-order.ts'
import { changesBetween, inOrder, partId, same, writeAll, writePart } from '../../client/cases/case-parts.ts'
import { anyContent, claim, emptyContent } from './cases-contents.ts'

describe('the parts that differ', () => {
  it('lead from one content to the other', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        expect(same(writeAll(before, changesBetween(before, after)), after)).toBe(true)
      }),
    )
  })
})

describe('a merge of three', () => {
  it('takes whoever changed something', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (base, changed) => {
        expect(same(mergeCases(base, changed, base).content, changed)).toBe(true)
        expect(same(mergeCases(base, base, changed).content, changed)).toBe(true)
        expect(same(mergeCases(base, changed, changed).content, changed)).toBe(true)
        expect(mergeCases(base, changed, changed)).toMatchObject({ overlaps: [], fromThem: 0 })
      }),
    )
  })

  it('loses no part that one of the two changed, unless it asks about it', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (base, mine, theirs) => {
        const { content, overlaps } = mergeCases(base, mine, theirs)
        const asked = new Set(overlaps.map(({ part }) => partId(part)))
        const [my, their] = [changesBetween(base, mine), changesBetween(base, theirs)]
        const both = new Set(
          my.map(({ part }) => partId(part)).filter((id) => their.some((c) => partId(c.part) === id)),
        )
        const got = changesBetween(base, content)
        for (const change of [...my, ...their]) {
          const id = partId(change.part)
          if (asked.has(id) || both.has(id)) continue
          expect(got.find(({ part }) => partId(part) === id)?.after).toEqual(change.after)
        }
        for (const id of asked) expect(both.has(id)).toBe(true)
      }),
    )
  })

  it('gives each person their own where they choose it, and all of theirs where they take over', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (base, mine, theirs) => {
        const { content, overlaps } = mergeCases(base, mine, theirs)
        const keep = decided(content, overlaps, new Map(overlaps.map(({ part }) => [partId(part), 'mine'])))
        const take = decided(content, overlaps, new Map(overlaps.map(({ part }) => [partId(part), 'theirs'])))
        for (const { part, mine: my, theirs: their } of overlaps) {
          const read = (from: typeof base) => changesBetween(base, from).find((c) => partId(c.part) === partId(part))
          expect(same(read(keep)?.after, my)).toBe(true)
          expect(same(read(take)?.after, their)).toBe(true)
        }
      }),
    )
  })

  it('does not ask about an item that one moved and the other wrote in', () => {
    const base = { ...emptyContent, claims: { a: claim(1, 'one'), b: claim(2, 'two') } }
    const mine = moveItem(base, 'claims', 'a', 1)
    const theirs = writePart(base, { list: 'claims', key: 'a' }, claim(1, 'written', { by: 'Bo' }))
    const { content, overlaps } = mergeCases(base, mine, theirs)
    expect(overlaps).toEqual([])
    expect(inOrder(content, 'claims').map(([, { sentence }]) => sentence)).toEqual(['two', 'written'])
  })

  it('asks where one deleted what the other wrote in', () => {
    const base = { ...emptyContent, claims: { a: claim(1, 'one') } }
    const gone = writePart(base, { list: 'claims', key: 'a' }, undefined)
    const written = writePart(base, { list: 'claims', key: 'a' }, claim(1, 'written'))
    expect(mergeCases(base, gone, written).overlaps).toMatchObject([
      { mine: undefined, theirs: { sentence: 'written' } },
    ])
    expect(mergeCases(base, written, gone).overlaps).toMatchObject([{ theirs: undefined }])
  })
})

describe('a step taken back', () => {
  it('leaves what was there before it', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        const { content, kept } = withoutStep(after, changesBetween(before, after))
        expect(kept).toEqual([])
        expect(same(content, before)).toBe(true)
      }),
    )
  })

  it('leaves alone what was changed again since', () => {
    const before = { ...emptyContent, claims: { a: claim(1, 'one') } }
    const after = writePart(before, { list: 'claims', key: 'a' }, claim(1, 'two'))
    const since = writePart(after, { list: 'claims', key: 'a' }, claim(1, 'three'))
    const { content, kept } = withoutStep(since, changesBetween(before, after))
    expect(content).toEqual(since)
    expect(kept).toEqual([{ list: 'claims', key: 'a' }])
  })
})

describe('an order', () => {
  const keys = ['a', 'b', 'c', 'd', 'e']
  const five = { ...emptyContent, claims: Object.fromEntries(keys.map((key, i) => [key, claim(i + 1, key)])) }

  it('is what a list would be after the same moves, however many', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.nat(4)), { maxLength: 150 }), (moves) => {
        let content = five
        let expected = keys
        for (const [key, to] of moves) {
          content = moveItem(content, 'claims', key, to)
          expected = expected.filter((k) => k !== key).toSpliced(to, 0, key)
          expect(inOrder(content, 'claims').map(([k]) => k)).toEqual(expected)
        }
      }),
    )
  })

  it('changes one item only, as long as numbers lie between', () => {
    expect(changesBetween(five, moveItem(five, 'claims', 'e', 0)).map(({ part }) => partId(part))).toEqual(['claims/e'])
    expect(lastPosition(moveItem(five, 'claims', 'a', 4), 'claims')).toBe(7)
  })
})
