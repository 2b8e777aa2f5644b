import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { eu27 } from '../../server/contract/countries.ts'
import { generate, type GeneratePlan } from '../../seed/generate.ts'
import { cell, rowsOf } from './demo-files.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'waybill-generate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const plan: GeneratePlan = { parties: 300, movements: 5000, goods: 4, skew: 1, density: 5, seed: 7, out: '' }

async function made(name: string, change: Partial<GeneratePlan> = {}) {
  const files = await generate({ ...plan, ...change, out: path.join(folder, name) })
  const texts = [readFileSync(files.parties, 'utf8'), readFileSync(files.shipments, 'utf8')] as const
  return { texts, hash: createHash('sha256').update(texts.join('')).digest('hex') }
}

describe('the generator', () => {
  it('gives the same bytes for the same arguments and others for another seed', async () => {
    const [first, second, other] = [await made('a'), await made('b'), await made('c', { seed: 8 })]
    expect(second.hash).toBe(first.hash)
    expect(other.hash).not.toBe(first.hash)
  })

  it('writes as many parties, movements and goods as asked, each with an id of its own', async () => {
    const { texts } = await made('counts')
    const [parties, shipments] = [rowsOf(texts[0]), rowsOf(texts[1])]
    expect([parties.length, shipments.length]).toEqual([300, 5000])
    const ids = new Set(parties.map((p) => cell(p, 'id')))
    expect(ids.size).toBe(300)
    expect(new Set(shipments.map((s) => cell(s, 'id'))).size).toBe(5000)
    expect(new Set(shipments.map((s) => cell(s, 'hs_code'))).size).toBe(4)
    for (const s of shipments) {
      expect(ids.has(cell(s, 'consignor_id')) && ids.has(cell(s, 'consignee_id'))).toBe(true)
      expect(cell(s, 'consignor_id')).not.toBe(cell(s, 'consignee_id'))
      expect(cell(s, 'arrived') >= cell(s, 'departed')).toBe(true)
      expect(cell(s, 'hs_code')).toMatch(/^\d{6}$/)
    }
  })

  it('pads ids with zeros, so that they sort as they count', async () => {
    const { texts } = await made('padded')
    for (const text of texts) {
      const ids = rowsOf(text).map((row) => cell(row, 'id'))
      expect(ids.toSorted()).toEqual(ids)
    }
  })

  it('holds to the density: a seller has at most so many buyers in each of the two layers it sells to', async () => {
    const { texts } = await made('dense', { density: 2, skew: 0 })
    const buyers = new Map<string, Set<string>>()
    for (const s of rowsOf(texts[1])) {
      const seller = cell(s, 'consignor_id')
      buyers.set(seller, (buyers.get(seller) ?? new Set()).add(cell(s, 'consignee_id')))
    }
    // Three layers at most: onward within the ring, to the next, and to Russia.
    expect(Math.max(...[...buyers.values()].map((b) => b.size))).toBeLessThanOrEqual(6)
  })

  it('gathers trade at few parties with more skew', async () => {
    const largest = async (skew: number) => {
      const { texts } = await made(`skew${skew}`, { skew })
      const counts = Map.groupBy(rowsOf(texts[1]), (s) => cell(s, 'consignor_id'))
      return Math.max(...[...counts.values()].map((rows) => rows.length))
    }
    expect(await largest(2)).toBeGreaterThan(2 * (await largest(0)))
  })

  it('makes chains from the EU to military end-users in Russia', async () => {
    const { texts } = await made('chains')
    const country = new Map(rowsOf(texts[0]).map((p) => [cell(p, 'id'), cell(p, 'country')]))
    const military = new Set(
      rowsOf(texts[0])
        .filter((p) => cell(p, 'military') === 'true')
        .map((p) => cell(p, 'id')),
    )
    const eu = new Set<string>(eu27)
    // Rows come by departure: a party is reached with goods once a movement that arrived in time brought them.
    const reached = new Map<string, string>()
    let delivered = 0
    for (const s of rowsOf(texts[1])) {
      const [from, to, code] = [cell(s, 'consignor_id'), cell(s, 'consignee_id'), cell(s, 'hs_code')]
      const since = reached.get(`${from} ${code}`)
      if (!eu.has(country.get(from) ?? '') && (since === undefined || since > cell(s, 'departed'))) continue
      if (military.has(to)) delivered++
      else if (!reached.has(`${to} ${code}`)) reached.set(`${to} ${code}`, cell(s, 'arrived'))
    }
    expect(delivered).toBeGreaterThan(50)
  })

  it('makes the smallest world there can be', async () => {
    const { texts } = await made('small', { parties: 5, movements: 40, density: 1, goods: 1 })
    expect(rowsOf(texts[0])).toHaveLength(5)
    expect(rowsOf(texts[1])).toHaveLength(40)
  })

  it('refuses what is out of range by name', async () => {
    await expect(made('bad', { parties: 4 })).rejects.toThrow('parties must be a whole number from 5')
    await expect(made('bad', { skew: Number.NaN })).rejects.toThrow('skew must be a number')
    await expect(made('bad', { movements: 1.5 })).rejects.toThrow('movements must be a whole number')
  })
})
