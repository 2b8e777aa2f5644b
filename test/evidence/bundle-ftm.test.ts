import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layout } from '../../server/evidence/bundle-layout.ts'
import { evidenceCase, type EvidenceCase } from './evidence-case.ts'
import { unzip } from './opened-bundle.ts'

/*
 * What FollowTheMoney 4 knows of these schemas (followthemoney/schema/*.yaml), inherited properties included; after the
 * arrow the schemas that a property of kind entity may name.
 */
const thing = 'name alias country address addressEntity description summary'
const legal = `${thing} phone email website registrationNumber incorporationDate dissolutionDate`
const interval = 'startDate endDate description summary'
const known: Record<string, string> = {
  Company: legal,
  Person: `${legal} birthDate deathDate`,
  Address: `${thing} full`,
  Sanction: `${interval} entity>Company|Person authority program reason sourceUrl`,
  Ownership: `${interval} owner>Company|Person asset>Company|Person percentage`,
  Directorship: `${interval} director>Company|Person organization>Company|Person`,
  UnknownLink: `${interval} subject>Company|Person object>Company|Person role`,
  EconomicActivity: `${interval} ccdNumber vedCode goodsDescription invoiceAmount directionOfTransportation destinationCountry sender>Company|Person receiver>Company|Person`,
}

let made: EvidenceCase
beforeAll(async () => {
  made = await evidenceCase()
})
afterAll(() => made[Symbol.asyncDispose]())

describe('the graph as FollowTheMoney', () => {
  it('holds known schemas with known properties, and names only what is there', async () => {
    const lines = (await unzip(await made.bundle())).get(layout.ftm)!.toString().trimEnd().split('\n')
    const entities = lines.map(
      (line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> },
    )
    const schemas = new Map(entities.map(({ id, schema }) => [id, schema]))
    expect(new Set(schemas.values())).toEqual(
      new Set([
        'Company',
        'Person',
        'Address',
        'Sanction',
        'Ownership',
        'Directorship',
        'UnknownLink',
        'EconomicActivity',
      ]),
    )
    for (const { id, schema, properties } of entities)
      for (const [name, values] of Object.entries(properties)) {
        const property = known[schema]!.split(' ').find((each) => each.split('>')[0] === name)
        expect(property, `${name} of ${schema} ${id}`).toBeDefined()
        expect(values.every((value) => typeof value === 'string' && value !== '')).toBe(true)
        const range = property!.split('>')[1]?.split('|') ?? (name === 'addressEntity' ? ['Address'] : undefined)
        for (const value of range === undefined ? [] : values) expect(range).toContain(schemas.get(value))
        if (name === 'country') expect(values[0]).toMatch(/^[a-z]{2}$/)
      }
  })
})
