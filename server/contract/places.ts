import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const PlacesQuestion = z
  .strictObject({ shipments: z.array(z.string().min(1)).min(1).max(20_000) })
  .meta({ id: 'PlacesQuestion' })

/** A seaport, airport or crossing; degrees north and east, null where the reference list has none. */
const Port = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
})

export const Places = z
  .object({
    /** By id. */
    ports: z.array(Port),
    /**
     * In the order asked, without those that the graph does not have. `loaded`, `crossed` and `discharged` are places in
     * `ports`; null where the row names none. `declared` is the country that the papers name as destination.
     */
    shipments: z.array(
      z.object({
        id: z.string(),
        loaded: z.int().nullable(),
        crossed: z.int().nullable(),
        discharged: z.int().nullable(),
        declared: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Places' })
export type Places = z.infer<typeof Places>

export const postPlaces = endpoint({
  method: 'post',
  path: '/api/v1/places',
  summary:
    'Where shipments were loaded, crossed a border and were discharged, and where their papers said they would go',
  body: PlacesQuestion,
  answer: Places,
  problems: ['database-away', 'cancelled'],
})
