import { describe, expect, it } from 'vitest'
import { plotOf } from '../../client/console/chart-data.ts'
import { type Answer, gather } from '../../client/console/console-answer.ts'
import { graphOf, jsonOf, shownRows } from '../../client/console/result-values.ts'
import type { CypherLine } from '../../server/contract/console.ts'
import type { GraphNode } from '../../server/contract/graph.ts'

type Line = Exclude<CypherLine, { line: 'problem' }>
const node = (id: string, name: string): GraphNode => ({ id, kind: 'Company', labels: ['Party'], name, properties: {} })
const rowsOf = (rows: Answer['rows'], nodes: GraphNode[] = []): Line => ({
  line: 'rows',
  rows: [...rows] as never,
  graph: { nodes, edges: [] },
})
async function* from(lines: readonly (Line | Error)[]): AsyncGenerator<Line> {
  for (const line of lines) {
    if (line instanceof Error) throw line
    yield line
  }
}
const columns: Line = { line: 'columns', columns: ['party', 'n'] }

describe('an answer that comes in lines', () => {
  it('is shown at once with its first rows, and whole at its end', async () => {
    const shown: Answer[] = []
    const lines = [
      columns,
      rowsOf([[{ $node: 'a' }, 1]], [node('a', 'Alpha')]),
      rowsOf([[{ $node: 'b' }, 2]], [node('b', 'Beta')]),
      { line: 'end', truncated: true, stoppedBy: 'rows', milliseconds: 7 } satisfies Line,
    ]
    await gather(from(lines), new AbortController().signal, (answer) => shown.push(answer))
    expect(shown[0]).toMatchObject({ columns: ['party', 'n'], rows: [[{ $node: 'a' }, 1]], done: false })
    expect(shown.at(-1)).toMatchObject({ done: true, stoppedBy: 'rows', milliseconds: 7 })
    expect(shown.at(-1)?.rows).toHaveLength(2)
    expect(shown[0]?.rows).toHaveLength(1)
  })

  it('keeps what had come where it breaks off, and tells that from being stopped', async () => {
    for (const [stopped, stoppedBy] of [
      [false, 'broken'],
      [true, 'person'],
    ] as const) {
      const shown: Answer[] = []
      const stop = new AbortController()
      if (stopped) stop.abort()
      const lines = [columns, rowsOf([['x', 1]]), new Error('gone')]
      await expect(gather(from(lines), stop.signal, (answer) => shown.push(answer))).rejects.toThrow('gone')
      expect(shown.at(-1)).toMatchObject({ rows: [['x', 1]], done: true, stoppedBy })
    }
    const none: Answer[] = []
    await expect(
      gather(from([new Error('refused')]), new AbortController().signal, (answer) => none.push(answer)),
    ).rejects.toThrow('refused')
    expect(none).toEqual([])
  })
})

const answer: Answer = {
  columns: ['party', 'n'],
  rows: [
    [{ $node: 'b' }, 10],
    [{ $node: 'a' }, 9],
    [null, null],
    ['Item 10', 1],
    ['Item 9', 1],
  ],
  nodes: new Map([
    ['a', node('a', 'Alpha')],
    ['b', node('b', 'Beta')],
  ]),
  edges: new Map([['o', { id: 'o', kind: 'OWNS', from: 'a', to: 'b', properties: {} }]]),
  stoppedBy: null,
  milliseconds: 1,
  done: true,
}

describe('rows as they are shown', () => {
  it('are all of them as they came, unless they are ordered or filtered', () => {
    expect(shownRows(answer, null, ' ')).toBeNull()
    expect(shownRows(answer, { column: 0, down: false }, '')).toEqual([1, 0, 4, 3, 2])
    expect(shownRows(answer, { column: 0, down: true }, '')).toEqual([3, 4, 0, 1, 2])
    expect(shownRows(answer, { column: 1, down: true }, '')).toEqual([0, 1, 3, 4, 2])
    expect(shownRows(answer, null, 'ALPHA')).toEqual([1])
    expect(shownRows(answer, { column: 1, down: false }, 'item')).toEqual([3, 4])
  })

  it('go to other programs with what their cells stand for', () => {
    expect(JSON.parse(jsonOf(answer, answer.rows.slice(0, 1)))).toEqual([
      { party: { id: 'b', name: 'Beta', kind: 'Company' }, n: 10 },
    ])
    const map = [[{ x: [{ $edge: 'o' }] }, 1]] as Answer['rows']
    expect(JSON.parse(jsonOf(answer, map))).toEqual([
      { party: { x: [{ id: 'o', from: 'a', kind: 'OWNS', to: 'b' }] }, n: 1 },
    ])
  })

  it('are drawn with the ties between what they name', () => {
    const graph = graphOf(answer, answer.rows)
    expect(graph.nodes.map(({ id }) => id).toSorted()).toEqual(['a', 'b'])
    expect(graph.edges.map(({ id }) => id)).toEqual(['o'])
    expect(graphOf(answer, [[{ $node: 'a' }, 1]]).edges).toEqual([])
  })
})

describe('a chart', () => {
  const of = (rows: Answer['rows'], shown: number[] | null = null) => plotOf({ ...answer, rows }, shown, 0, 1)

  it('is a line over days, months or numbers, in their order', () => {
    const months = of([
      ['2022-03', 3],
      ['2022-01', 1],
      ['2022-02', null],
    ])
    expect(months).toMatchObject({ kind: 'time', ys: [1, null, 3], labels: ['2022-01', '2022-02', '2022-03'], left: 0 })
    expect(months.xs).toEqual(['2022-01', '2022-02', '2022-03'].map((month) => Date.parse(month) / 1000))
    expect(
      of([
        [2, 20],
        [1, 10],
      ]),
    ).toMatchObject({ kind: 'number', xs: [1, 2], ys: [10, 20] })
  })

  it('is bars for names, and for months that come more than once, and says how many did not fit', () => {
    expect(of(answer.rows, [0, 1])).toMatchObject({ kind: 'bars', labels: ['Beta', 'Alpha'], ys: [10, 9] })
    const twice = [
      ['2022-01', 1],
      ['2022-01', 2],
    ] as Answer['rows']
    expect(of(twice)).toMatchObject({ kind: 'bars', ys: [1, 2], left: 0 })
    const many = Array.from({ length: 100 }, (_, i) => [`x${i}`, i]) as Answer['rows']
    expect(of(many)).toMatchObject({ kind: 'bars', left: 40 })
    expect(of(many).xs).toHaveLength(60)
  })
})
