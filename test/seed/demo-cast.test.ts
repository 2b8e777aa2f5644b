import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { importKinds } from '../../server/contract/import-kinds.ts'
import { demoFiles } from '../../seed/demo/make.ts'
import { cell, demoFolder, demoRows, rowsOf } from './demo-files.ts'

const parties = demoRows('parties')
const shipments = demoRows('shipments')
const ids = new Set(parties.map((p) => cell(p, 'id')))
const ports = rowsOf(readFileSync(path.join(demoFolder, '../reference/ports.csv'), 'utf8'))
const kinds = [
  'parties',
  'shipments',
  'ownership',
  'supplies',
  'listings',
  'statistics',
  'components',
  'transformations',
] as const

describe('the demo case', () => {
  it('comes out of its program byte for byte', () => {
    const made = demoFiles()
    const committed = new Map([...made.keys()].map((name) => [name, readFileSync(path.join(demoFolder, name), 'utf8')]))
    expect(committed).toEqual(made)
  })

  it('has all files in the own formats, with nothing but a note beside', () => {
    for (const kind of kinds) {
      const known = importKinds[kind].fields.map((f): string => f.name)
      const rows = demoRows(kind)
      const extra = Object.keys(rows[0] ?? {}).filter((c) => !known.includes(c))
      expect(extra.filter((c) => c !== 'note')).toEqual([])
      const required = importKinds[kind].fields.filter((f) => 'required' in f).map((f): string => f.name)
      expect(rows.filter((row) => required.some((name) => cell(row, name) === ''))).toEqual([])
    }
  })

  it('has at least 70 companies and people in 15 countries, 8 military end-users and 1,200 shipments', () => {
    expect(parties.length).toBeGreaterThanOrEqual(70)
    expect(new Set(parties.map((p) => cell(p, 'country'))).size).toBeGreaterThanOrEqual(15)
    const military = parties.filter((p) => cell(p, 'military') === 'true')
    expect(military).toHaveLength(8)
    for (const p of military) expect([cell(p, 'kind'), cell(p, 'country')]).toEqual(['enduser', 'RU'])
    expect(shipments).toHaveLength(1200)
    expect(new Set(shipments.map((s) => cell(s, 'departed').slice(0, 4)))).toEqual(
      new Set(['2021', '2022', '2023', '2024']),
    )
  })

  it('gives every party and every shipment an id of its own', () => {
    expect(ids.size).toBe(parties.length)
    expect(new Set(shipments.map((s) => cell(s, 'id'))).size).toBe(shipments.length)
  })

  it('names only parties that exist', () => {
    const named = [
      ...shipments.flatMap((s) => [cell(s, 'consignor_id'), cell(s, 'consignee_id'), cell(s, 'carrier_id')]),
      ...demoRows('ownership').flatMap((o) => [cell(o, 'owner_id'), cell(o, 'owned_id')]),
      ...demoRows('supplies').flatMap((o) => [cell(o, 'supplier_id'), cell(o, 'enduser_id')]),
      ...demoRows('listings').map((l) => cell(l, 'party_id')),
    ]
    expect(named.filter((id) => id !== '' && !ids.has(id))).toEqual([])
    for (const s of shipments) expect(cell(s, 'consignee_id') !== '' || cell(s, 'consignee_name') !== '').toBe(true)
  })

  it('uses at least 15 ports, airports and crossings, each of them known with its place', () => {
    const known = new Set(ports.map((p) => cell(p, 'locode')))
    const used = new Set(
      shipments
        .flatMap((s) => [cell(s, 'port_of_loading'), cell(s, 'border_post'), cell(s, 'port_of_discharge')])
        .filter((code) => code !== ''),
    )
    expect(used.size).toBeGreaterThanOrEqual(15)
    expect([...used].filter((code) => !known.has(code))).toEqual([])
    for (const p of ports) {
      expect(cell(p, 'locode')).toMatch(/^[A-Z]{2}[A-Z0-9]{3}$/)
      expect(cell(p, 'locode').slice(0, 2)).toBe(cell(p, 'country'))
      expect(['seaport', 'airport', 'rail', 'road']).toContain(cell(p, 'kind'))
      expect(Math.abs(Number(cell(p, 'lat')))).toBeLessThanOrEqual(90)
      expect(Math.abs(Number(cell(p, 'lon')))).toBeLessThanOrEqual(180)
    }
  })

  it('has real dates, weekdays of departure, and no arrival before its departure', () => {
    for (const s of shipments) {
      const [departed, arrived] = [cell(s, 'departed'), cell(s, 'arrived')]
      expect(new Date(departed).toISOString().slice(0, 10)).toBe(departed)
      expect([0, 6]).not.toContain(new Date(departed).getUTCDay())
      expect(arrived === '' || arrived >= departed).toBe(true)
    }
  })

  it('keeps the CSV honest: one name has quotes, a comma and a line break', () => {
    expect(parties.map((p) => cell(p, 'name'))).toContain('OsOO "Tört Kün, Kerben\n& uulu"')
  })

  it('tells its story with ids that exist', () => {
    const readme = readFileSync(path.join(demoFolder, 'README.md'), 'utf8')
    const shipmentIds = new Set(shipments.map((s) => cell(s, 'id')))
    const told = [...readme.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '')
    const shipmentsTold = told.filter((t) => /^S-\d+$/.test(t))
    expect(shipmentsTold.length).toBeGreaterThan(40)
    expect(shipmentsTold.filter((t) => !shipmentIds.has(t))).toEqual([])
    const words = told.filter((t) => /^[a-z-]+$/.test(t))
    expect(words.filter((t) => !ids.has(t))).toEqual([])
  })
})
