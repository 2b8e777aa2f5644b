import { expect, it } from 'vitest'
import { stepCaption } from '../../client/explore/path-sentence.ts'
import { pathEnds } from '../../client/canvas/canvas-path-ends.ts'

it('reads the ties of a step in the direction of the path', () => {
  const owns = { id: 'o', kind: 'OWNS', from: 'a', to: 'b', properties: { percent: 60 } } as const
  const directs = { id: 'd', kind: 'DIRECTS', from: 'b', to: 'a', properties: {} } as const
  expect(stepCaption('a', [owns, directs])).toBe('owns 60 %, directed by')
  expect(stepCaption('b', [owns, directs])).toBe('owned by (60 %), directs')
  expect(stepCaption('a', [owns, { ...owns, id: 'o2' }])).toBe('owns 60 %')
})

it('asks for paths between things of the records alone, as many as can be asked about', () => {
  expect(pathEnds(['demo:a', 'tie:demo:a>demo:b', 'demo:b', 'demo:a'])).toEqual(['demo:a', 'demo:b'])
  expect(pathEnds(['demo:a', 'bundle:x'])).toBeNull()
  expect(pathEnds(Array.from({ length: 13 }, (_, i) => `demo:${i}`))).toBeNull()
})
