import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const projectionStates = ['ready', 'building', 'stale'] as const

export const Status = z
  .object({
    engine: z.object({ name: z.enum(['grafeo', 'neo4j']), version: z.string() }),
    graph: z.object({ parties: z.int(), shipments: z.int(), datasets: z.int(), version: z.int() }),
    projection: z.object({
      state: z.enum(projectionStates),
      movements: z.int(),
      version: z.int(),
      /** When this projection was built or last advanced (ISO time); null before the first. */
      builtAt: z.string().nullable(),
    }),
    /** The dataset that holds the demo case; null where it was not loaded. */
    demo: z.string().nullable(),
    /** The job that is loading the demo case; null when none is. */
    demoJob: z.string().nullable(),
  })
  .meta({ id: 'Status' })
export type Status = z.infer<typeof Status>

export const getStatus = endpoint({
  method: 'get',
  path: '/api/v1/status',
  summary: 'Engine, size of the graph, state of the projection',
  answer: Status,
  problems: ['database-away'],
})

export const Health = z.object({ ok: z.boolean(), missing: z.array(z.string()) }).meta({ id: 'Health' })

export const getHealth = endpoint({ method: 'get', path: '/healthz', summary: 'The process is alive', answer: Health })
export const getReady = endpoint({
  method: 'get',
  path: '/readyz',
  summary: 'Ready to answer; 503 with what is missing otherwise',
  answer: Health,
  problems: ['database-away'],
})
