import { createCases } from '../../server/cases/cases.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { openState } from '../../server/state/state.ts'

/*
 * Saves the case `id` of a state file again and again, until it is killed; says each number on standard output as soon as
 * the change that holds it is acknowledged. No graph is asked for that.
 */

const [file = '', id = '', from = '1'] = process.argv.slice(2)
const cases = createCases({ state: openState(file), graph: {} as Graph, seconds: 0 })
const save = (number: number) => {
  const patch = { description: `${number}`, notes: { n1: { text: `${number}` } } }
  cases.patch(id, { patch, step: `${number}`, by: '' }, () => true)
  process.stdout.write(`${number}\n`)
  setImmediate(save, number + 1)
}
save(Number(from))
