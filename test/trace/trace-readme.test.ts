import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { projectionOfWorld, questionOf, type World } from './world.ts'

const section = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  .split('## How Waybill counts')[1]!
  .split('\n## ')[0]!

/** The worked example as the README's table has it: "Seller, in the EU" is a party of an EU state. */
function exampleWorld(): World {
  const rows = [...section.matchAll(/^\| (S\d) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (\d+) \|$/gm)]
  const id = (cell: string) => cell.split(',')[0]!
  const cells = rows.flatMap(([, , from, to]) => [from!, to!])
  const iso = (day: string) => new Date(`${day} UTC`).toISOString().slice(0, 10)
  return {
    parties: [...new Set(cells.map(id))].map((party) => ({
      id: party,
      country: cells.some((cell) => cell === `${party}, in the EU`) ? 'DE' : party === 'End-user' ? 'RU' : 'KZ',
      military: party === 'End-user',
      listed: false,
    })),
    movements: rows.map(([, name, from, to, left, arrived, kg]) => ({
      id: name!,
      from: id(from!),
      to: id(to!),
      departed: iso(left!),
      arrived: iso(arrived!),
      goods: '854231',
      weight: Number(kg),
    })),
  }
}

/** The figures that the README states, in the order it states them. */
const stated = [...section.matchAll(/\*\*(\d+) kg\*\*/g)].map(([, kg]) => Number(kg))

describe('the worked example of the README', () => {
  const world = exampleWorld()
  const question = questionOf({ from: { group: 'eu' }, to: { group: 'ru-military' } })

  it('has the figures that the tracer computes', () => {
    expect(world.movements).toHaveLength(4)
    const { volume } = trace(projectionOfWorld(world), question, unlimited)
    const { proportional, fifo, lifo } = volume.attributedRange!
    const computed = [volume.delivered, proportional, fifo, lifo, volume.upper, volume.lower]
    expect(computed.map((kg) => Number(kg!.toFixed(6)))).toEqual(stated)
    expect(volume.cut).toEqual(['S1'])
    expect(section).toContain('the cut is S1')
    expect(volume.attributed).toBe(volume.attributedRange!.proportional)
  })

  it('loses its lower bound with the amount of S2, as it says', () => {
    const movements = world.movements.map((m) => (m.id === 'S2' ? { ...m, weight: null } : m))
    expect(trace(projectionOfWorld({ ...world, movements }), question, unlimited).volume.lower).toBe(0)
    expect(section).toContain('Had S2 no recorded amount, it could have filled all of S3')
  })
})
