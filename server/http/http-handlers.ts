import type { api } from '../contract/api.ts'
import { WaybillError } from '../errors.ts'
import { definedQueries } from '../graph/query.ts'
import type { Handler } from './http-endpoint.ts'
import type { Event } from './http-events.ts'
import { NotReady } from './http-problem.ts'
import type { Services } from './http-services.ts'

export type Handlers = { readonly [Name in keyof typeof api]: Handler<(typeof api)[Name]> }

/** Milliseconds that `/readyz` gives the engine to answer. */
const readyPatience = 2_000

/**
 * What each endpoint of the contract does.
 *
 * @param services gives the features, or throws `database-away` or `database-refused` while the graph is not open.
 */
export function handlers(services: () => Services): Handlers {
  return {
    getHealth: async () => ({ ok: true, missing: [] }),
    getReady: async () => {
      try {
        await services().graph.ready(readyPatience)
      } catch (error) {
        if (error instanceof WaybillError) throw new NotReady(error)
        throw error
      }
      return { ok: true, missing: [] }
    },
    getStatus: async () => {
      const { graph, size, tracer, demo } = services()
      const { version, parties, shipments, datasets } = await size()
      return {
        engine: { name: graph.engine.name, version: graph.engine.version },
        graph: { parties, shipments, datasets: datasets.length, version },
        projection: tracer.status(),
        demo: demo.dataset !== null && datasets.includes(demo.dataset) ? demo.dataset : null,
        demoJob: demo.job,
      }
    },

    postTrace: ({ body }, asker) => services().tracer.json('trace', body, asker),
    postTraceLots: ({ body }, asker) => services().tracer.json('lots', body, asker),
    postCarriers: ({ body }, asker) => services().tracer.json('carriers', body, asker),
    postMonths: ({ body }, asker) => services().tracer.json('months', body, asker),
    postMatrix: ({ body }, asker) => services().tracer.json('matrix', body, asker),
    postExplain: ({ body }, asker) => services().tracer.json('explain', body, asker),
    postChokepoints: ({ body }, asker) => services().tracer.json('chokepoints', body, asker),
    postWhatIf: ({ body }, asker) => services().tracer.json('whatIf', body, asker),

    getSearch: ({ query }) => services().searcher.search(query),
    getNode: ({ params }, { signal }) => services().explorer.node(params.id, { signal }),
    postExpand: ({ body }, { signal }) => services().explorer.expand(body, { signal }),
    postPaths: ({ body }, { signal }) => services().pathfinder.paths(body, { signal }),
    postPlaces: ({ body }, { signal }) => services().explorer.places(body.shipments, { signal }),
    getSourceRow: ({ params, query }) => services().importer.sourceRow({ ...params, dataset: query.dataset }),
    getOriginal: async ({ params }) => ({
      ...(await services().importer.original(params.sha256)),
      type: 'application/octet-stream',
      sha256: params.sha256,
    }),
    getStatements: async () => ({
      items: definedQueries()
        .filter((query) => query.access === 'read')
        .map(({ name, sentence, cypher }) => ({ name, sentence, cypher })),
    }),

    postCypher: ({ body }, { signal }) => services().console.run(body, signal),
    getSchema: () => services().schema(),
    postCypherRows: async ({ body }, { signal }) => services().console.stream(body, signal),

    getQueries: async ({ query }) => services().queries.list(query),
    postQuery: async ({ body }) => services().queries.create(body),
    getQuery: async ({ params }) => services().queries.read(params.id),
    putQuery: async ({ params, body }, { fits }) => services().queries.replace(params.id, body, fits),
    deleteQuery: async ({ params }, { fits }) => services().queries.remove(params.id, fits),
    getQueryHistory: async ({ params }) => ({ items: services().queries.history(params.id) }),

    getWatches: async () => ({ items: services().watches.list() }),
    postWatch: async ({ body }) => services().watches.create(body),
    getWatch: async ({ params }) => services().watches.read(params.id),
    putWatch: async ({ params, body }, { fits }) => services().watches.replace(params.id, body.every, fits),
    deleteWatch: async ({ params }, { fits }) => services().watches.remove(params.id, fits),
    postWatchRun: ({ params }) => services().watches.run(params.id),
    getWatchRuns: async ({ params, query }) => services().watches.runs(params.id, query),
    getWatchChanges: async ({ params }) => services().watches.changes(params.id, params.run),
    postWatchSeen: async ({ params, body }) => services().watches.see(params.id, body.run),

    getCases: async ({ query }) => services().cases.list(query),
    postCase: async ({ body }) => services().cases.create(body),
    postCaseImport: ({ body, query }) => services().cases.take(body, query),
    getCase: async ({ params }) => services().cases.read(params.id),
    putCase: async ({ params, body }, { fits }) => services().cases.replace(params.id, body, fits),
    patchCase: async ({ params, body }, { fits }) => services().cases.patch(params.id, body, fits),
    deleteCase: async ({ params }, { fits }) => services().cases.remove(params.id, fits),
    postCaseDuplicate: async ({ params, body }) => services().cases.duplicate(params.id, body),
    getCaseHistory: async ({ params, query }) => services().cases.history(params.id, query),
    getCaseVersion: async ({ params }) => services().cases.version(params.id, params.version),
    getCaseFile: async ({ params }) => ({ ...services().cases.file(params.id), type: 'application/octet-stream' }),
    getCaseChanges: ({ params, query }, { signal }) => services().cases.changes(params.id, query.limit, signal),

    postEvidence: async ({ params, body }) => services().evidence.start(params.id, body),
    postEvidencePreview: async ({ params, body }, { signal }) => services().evidence.preview(params.id, body, signal),
    getEvidence: async ({ params }) => ({
      ...(await services().evidence.bundle(params.id)),
      type: 'application/octet-stream',
    }),

    postCanvasPdf: async ({ body }) => ({
      ...(await services().evidence.canvasPdf(body)),
      type: 'application/octet-stream',
    }),

    postUpload: ({ body, query }) => services().importer.upload(body, query.name),
    postImport: ({ body }) => services().importer.start(body),
    getJobs: async () => ({ items: services().importer.jobs() }),
    getJob: async ({ params }) => jobsOf(services(), params.id).job(params.id),
    getJobEvents: async ({ params }, { signal, lastEvent }) => {
      const jobs = jobsOf(services(), params.id)
      // Asked first, so that an unknown job is a 404 and not a stream that ends.
      jobs.job(params.id)
      return progress(jobs.events(params.id, lastEvent, signal))
    },
    deleteJob: async ({ params }) => {
      await jobsOf(services(), params.id).cancel(params.id)
      return { job: params.id }
    },
    getJobRejects: async ({ params, query }) => ({
      ...(await services().importer.rejects(params.id, query.file)),
      type: 'text/csv; charset=utf-8',
    }),
    getDatasets: async () => ({ items: await services().importer.datasets() }),
    deleteDataset: ({ params }) => services().importer.undo(params.id),
  }
}

/** Who runs a job: bundles are made beside imports. */
const jobsOf = (
  { evidence, importer }: Services,
  id: string,
): Pick<Services['importer'], 'job' | 'events' | 'cancel'> => (evidence.has(id) ? evidence : importer)

async function* progress(events: ReturnType<Services['importer']['events']>): AsyncGenerator<Event> {
  for await (const { id, job } of events) yield { id, event: 'progress', data: job }
}
