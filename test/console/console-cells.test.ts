import { describe, expect, it } from 'vitest'
import { createCells } from '../../server/console/console-cells.ts'
import { EdgeCell, NodeCell } from '../../server/graph/graph.ts'

const party = (id: string) => new NodeCell(['Party', 'Company'], { id, name: `Party ${id}` })

describe('what a console answer gathers', () => {
  it('gives a node once, however many rows name it', () => {
    const cells = createCells(10_000)
    expect(cells.take([party('a')])).toEqual([{ $node: 'a' }])
    expect(cells.take([[party('a'), 1]])).toEqual([[{ $node: 'a' }, 1]])
    expect(cells.fresh().nodes.map(({ id }) => id)).toEqual(['a'])
    expect(cells.take([party('a'), party('b')])).toEqual([{ $node: 'a' }, { $node: 'b' }])
    expect(cells.fresh().nodes.map(({ id }) => id)).toEqual(['b'])
  })

  it('gathers nothing of a row that there is no room for', () => {
    const cells = createCells(1000)
    expect(cells.take([party('a')])).toBeDefined()
    const many = Array.from({ length: 100 }, (_, i) => party(`p${i}`))
    const owns = new EdgeCell('OWNS', { id: 'o', percent: 60 }, party('a'), party('b'))
    expect(cells.take([[...many, owns]])).toBeUndefined()
    expect(cells.fresh()).toMatchObject({ nodes: [{ id: 'a' }], edges: [] })
    expect(cells.take([party('c'), party('p0')])).toBeDefined()
    expect(cells.fresh().nodes.map(({ id }) => id)).toEqual(['c', 'p0'])
  })
})
