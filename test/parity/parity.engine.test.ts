import { beforeAll, describe, expect, inject, it } from 'vitest'
import { temporaryNeo4j } from '../support/graphs.ts'
import { type Answers, questions, tell } from './parity-story.ts'
import { wholeServer } from './whole-server.ts'

const given = inject('neo4j')

describe('the embedded engine', () => {
  let answers: Answers

  beforeAll(async () => {
    await using server = await wholeServer()
    answers = await tell(server)
  })

  it('answers the story’s questions as it should', () => {
    expect(answers.get('trace: the opening question')).toMatchObject({
      complete: true,
      corridor: { counts: { movements: 144 } },
      chainCount: '398',
    })
    expect(answers.get('trace: an empty corridor')).toMatchObject({ complete: true, chainCount: '0', chains: [] })
    expect(answers.get('trace: nobody to begin from')).toMatchObject({ code: 'no-source' })
    expect(answers.get('trace: own files')).toMatchObject({ cyclic: true, complete: true })
    expect(answers.get('own files')).toMatchObject({ state: 'done', files: [{ rejected: 2 }, { rejected: 4 }] })
    expect(answers.get('the same again')).toMatchObject({ files: [{ accepted: 0, unchanged: 9, rejected: 4 }] })
    expect(answers.get('the graph after the undo')).toEqual(answers.get('the graph after the update'))
  })

  describe.skipIf('missing' in given)(`and Neo4j${'missing' in given ? ` (skipped: ${given.missing})` : ''}`, () => {
    let others: Answers

    beforeAll(async () => {
      if ('missing' in given) return
      await using _emptied = await temporaryNeo4j(given)
      await using server = await wholeServer(given)
      others = await tell(server)
    })

    it('were asked the same, lot by lot', () => {
      expect([...others.keys()]).toEqual([...answers.keys()])
      expect(answers.size).toBeGreaterThan(150)
    })

    it.each(Object.keys(questions))('trace alike: %s', (name) => {
      for (const [key, answer] of answers)
        if (key === `trace: ${name}` || key.startsWith(`lots: ${name}, `)) expect(others.get(key), key).toEqual(answer)
    })

    it.each(['search: ', 'node: ', 'neighbours: '])('answer alike: %s…', (kind) => {
      for (const [key, answer] of answers) if (key.startsWith(kind)) expect(others.get(key), key).toEqual(answer)
    })

    it('hold the same graph and say the same of everything else', () => {
      for (const [key, answer] of answers)
        if (!/^(trace|lots|search|node|neighbours): /.test(key)) expect(others.get(key), key).toEqual(answer)
    })
  })
})
