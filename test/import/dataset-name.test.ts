import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DatasetId } from '../../server/contract/imports.ts'
import { datasetIdOf } from '../../server/import/dataset-name.ts'

describe('The dataset a file goes to', () => {
  it('is the file name without its extensions, in letters an id may have', () => {
    expect(datasetIdOf('Türkiye exports 2023.csv.gz')).toBe('Turkiye-exports-2023')
    expect(datasetIdOf('kz_exports.csv')).toBe('kz_exports')
    expect(datasetIdOf('Экспорт.csv')).toBe('Eksport')
    expect(datasetIdOf('.csv')).toBe('import')
  })

  it('is a usable id for any file name whatever', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => DatasetId.safeParse(datasetIdOf(name)).success))
  })
})
