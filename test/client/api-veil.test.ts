import { afterEach, describe, expect, it } from 'vitest'
import { codeOf, isVeiled, setVeiled, unveiled, veil } from '../../client/api/veil.ts'
import { yasenets } from './canvas-answers.ts'

afterEach(() => setVeiled(false))

const names = yasenets.corridor.parties.map(({ name }) => name)

describe('hidden names', () => {
  it('leave an answer as it came while they are shown', () => {
    expect(isVeiled()).toBe(false)
    expect(veil(yasenets)).toBe(yasenets)
  })

  it('are in no part of an answer, and every figure stays', () => {
    setVeiled(true)
    const answer = veil(yasenets)
    const text = JSON.stringify(answer)
    for (const name of names) expect(text).not.toContain(name)
    expect(answer.volume).toEqual(yasenets.volume)
    expect(answer.corridor.movements).toEqual(yasenets.corridor.movements)
    expect(answer.chains).toEqual(yasenets.chains)
    expect(new Set(answer.corridor.parties.map(({ name }) => name)).size).toBe(names.length)
  })

  it('are not in a sentence that explains a shipment', () => {
    setVeiled(true)
    const parties = [
      { id: 'd:a', name: 'Nord', country: 'DE' },
      { id: 'd:b', name: 'Nord Handel (Tic.)', country: 'TR' },
    ]
    const sentence = 'It went from Nord to Nord Handel (Tic.), which the question avoids.'
    const told = veil({ movement: 'd:s', parties, fails: { condition: 'role', sentence, nearest: null } })
    const [from, to] = told.parties.map(({ name }) => name)
    expect(told.fails.sentence).toBe(`It went from ${from} to ${to}, which the question avoids.`)
    expect(JSON.stringify(told)).not.toContain('Nord')
  })

  it('are neither in a line of a console’s answer nor in what a watch found', () => {
    setVeiled(true)
    const node = { id: 'd:n', kind: 'Company', labels: [], name: 'Nord', properties: { country: 'DE' } }
    const row = [{ $node: 'd:n' }, 'Nord', 12, '2022-03', { name: 'Nord' }]
    const line = veil({ line: 'rows', rows: [row], graph: { nodes: [node], edges: [] } })
    const changes = veil({
      columns: ['party'],
      new: [row],
      gone: [row],
      things: [{ id: 'd:n', kind: 'Company', name: 'Nord', country: 'DE' }],
    })
    expect(JSON.stringify([line, changes])).not.toContain('Nord')
    expect(changes.new[0]?.slice(2, 4)).toEqual([12, '2022-03'])
    expect(changes.things[0]?.name).toBe(line.graph.nodes[0]?.name)
  })

  it('have one code for each party, whatever answer it is in', () => {
    setVeiled(true)
    const [party] = yasenets.corridor.parties
    const other = veil({ party: { id: party!.id, name: party!.name } })
    expect(other.party.name).toBe(veil(yasenets).corridor.parties[0]!.name)
    expect(codeOf('x:new', 'Person', 'KZ')).toBe('Person KZ-1')
    expect(codeOf('x:newer', 'Person', 'KZ')).toBe('Person KZ-2')
  })

  it('take what a record says of somebody with them, and leave dates, codes and amounts', () => {
    setVeiled(true)
    const node = {
      id: 'd:x',
      kind: 'Company',
      name: 'Secret GmbH',
      labels: ['Company'],
      properties: {
        name: 'Secret GmbH',
        aliases: ['Sekret'],
        country: 'DE',
        founded: '2022-04-01',
        registrationNumber: '1',
      },
    }
    const shown = veil({ node })
    expect(shown.node.properties).toEqual({
      name: 'hidden',
      aliases: ['hidden'],
      country: 'DE',
      founded: '2022-04-01',
      registrationNumber: 'hidden',
    })
    expect(unveiled(shown.node)).toBe(node)
    const row = veil({
      raw: 'S1,2022-01-01,Secret GmbH',
      columns: [
        { header: 'departed', value: '2022-01-01', field: 'departed' },
        { header: 'consignor', value: 'Secret GmbH', field: 'consignor_name' },
        { header: 'remark', value: 'for Secret', field: null },
      ],
    })
    expect(row.raw).toBe('hidden')
    expect(row.columns.map(({ value }) => value)).toEqual(['2022-01-01', 'hidden', 'hidden'])
  })

  it('are no texts of a table, while numbers, days and ids stay', () => {
    setVeiled(true)
    const table = veil({
      columns: ['a'],
      rows: [['Secret GmbH', 3, '2022-01-01', 'demo:x', '854231', 'DE', { $node: 'demo:x' }]],
      graph: { nodes: [], edges: [] },
    })
    expect(table.rows).toEqual([['hidden', 3, '2022-01-01', 'demo:x', '854231', 'DE', { $node: 'demo:x' }]])
  })

  it('do not touch ports, goods, files or queries', () => {
    setVeiled(true)
    const others = {
      ports: [{ id: 'port:LTKLJ', name: 'Klaipėda', country: 'LT', latitude: 55.7, longitude: 21.1 }],
      node: { id: 'good:854231', kind: 'Good', name: '854231 processors', labels: ['Good'], properties: { tier: '1' } },
      query: { id: 'q1', name: 'Longest chains' },
    }
    expect(veil(others)).toEqual(others)
  })
})
