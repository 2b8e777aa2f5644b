import { describe, expect, it } from 'vitest'
import { type DraftFile, mappingFor, missingFields, rejectReasons, withField } from '../../client/data/draft.ts'

const draft = (kind: DraftFile['kind'], headers: string[]): DraftFile => ({
  kind,
  mapping: kind === null ? {} : mappingFor(kind, headers),
  upload: {
    id: 'u1',
    name: 'a.csv',
    sha256: '0'.repeat(64),
    size: 1,
    format: kind,
    encoding: 'utf-8',
    delimiter: ',',
    headers,
    sample: [],
    mapping: {},
    dataset: 'a',
    unusable: null,
  },
})

describe('The mapping', () => {
  it('takes columns for the fields whose names they carry, whatever their case and spacing', () => {
    expect(mappingFor('shipments', ['ID', 'Net Weight KG', 'Consignor-Id', 'note'])).toEqual({
      ID: 'id',
      'Net Weight KG': 'net_weight_kg',
      'Consignor-Id': 'consignor_id',
      note: null,
    })
  })

  it('gives each field to one column only', () => {
    expect(withField({ a: 'id', b: null }, 'b', 'id')).toEqual({ a: null, b: 'id' })
    expect(mappingFor('parties', ['name', 'Name'])).toEqual({ name: 'name', Name: null })
  })

  it('says which fields are wanting, with their alternatives', () => {
    expect(missingFields(draft('shipments', ['departed', 'consignor_name', 'hs_code']))).toEqual([
      'consignee_id or consignee_name',
    ])
    expect(missingFields(draft('parties', ['id', 'name']))).toEqual([])
  })
})

describe('The reasons of rejected rows', () => {
  it('are counted, most frequent first', () => {
    const reject = (code: string) => ({ line: 2, code, reason: '', columns: [] })
    expect(rejectReasons([reject('date'), reject('code'), reject('code')])).toEqual([
      { code: 'code', count: 2 },
      { code: 'date', count: 1 },
    ])
  })
})
