import { projectionOf } from '../../server/trace/projection-build.ts'
import type { SharedProjection } from '../../server/trace/projection.ts'

const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
const countryOf = (party: number): string => (party < 10 ? 'DE' : party < 50 ? 'KZ' : 'RU')

/** Few parties with so much trade among them that carriers take long to answer: for what is given up before. */
export const busyWorld = (movements = 20_000): SharedProjection =>
  projectionOf({
    parties: Array.from({ length: 60 }, (_, i) => ({
      id: `d:p${i}`,
      name: `Party ${i}`,
      country: countryOf(i),
      military: i >= 50,
      endUser: i >= 50,
      listings: [],
    })),
    movements: Array.from({ length: movements }, (_, i) => ({
      id: `d:s${i}`,
      consignor: `d:p${(i * 7) % 50}`,
      consignee: `d:p${10 + ((i * 13 + (i >> 4)) % 50)}`,
      departed: dayOf(19_000 + (i % 900)),
      arrived: dayOf(19_003 + (i % 900)),
      code: '854231',
      weight: 1 + (i % 10),
      value: null,
      quantity: null,
      unit: null,
      dataset: 'd',
      post: null,
    })),
  })
