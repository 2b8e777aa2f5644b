import { z } from 'zod'
import { api } from '../contract/api.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { Problem, type ProblemCode, problemStatus } from '../contract/problem.ts'

type Json = Record<string, unknown>

/** Problems that any call may meet. */
const everywhere: readonly ProblemCode[] = ['foreign-host', 'internal']
const json = (schema: Json): Json => ({ 'application/json': { schema } })

/** The contract as an OpenAPI 3.1 document: what `/openapi.json` serves. */
export function openapi(version: string): Json {
  const components = new Components()
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    const path = (paths[endpoint.path] ??= {})
    path[endpoint.method] = operation(name, endpoint, components)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waybill',
      version,
      description:
        'Follows goods: from sellers through intermediaries to end-users, with the source row behind every fact.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: components.schemas },
  }
}

function operation(name: string, endpoint: Endpoint, components: Components): Json {
  const parameters = [
    ...parametersOf('path', endpoint.params, components),
    ...parametersOf('query', endpoint.query, components),
  ]
  if (endpoint.answer === 'events')
    parameters.push({ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'integer', minimum: 0 } })
  if (endpoint.once !== undefined)
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    })
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(endpoint.body === undefined
      ? {}
      : { requestBody: { required: true, content: bodyOf(endpoint.body, components) } }),
    responses: { ...answerOf(endpoint, components), ...problemsOf(endpoint, components) },
  }
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined, components: Components): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = components.of(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }))
}

const bodyOf = (body: z.ZodType | 'bytes', components: Components): Json =>
  body === 'bytes' ? { 'application/octet-stream': {}, 'text/csv': {} } : json(components.of(body, 'input'))

function answerOf(endpoint: Endpoint, components: Components): Json {
  const status = String(endpoint.status ?? (endpoint.answer === 'none' ? 204 : 200))
  const { answer } = endpoint
  if (answer === 'none') return { [status]: { description: 'Done' } }
  if (answer === 'events')
    return { [status]: { description: 'Server-sent events', content: { 'text/event-stream': {} } } }
  if (answer === 'lines')
    return {
      [status]: {
        description: 'JSON values, one a line',
        content: {
          'application/x-ndjson': endpoint.line === undefined ? {} : { schema: components.of(endpoint.line, 'output') },
        },
      },
    }
  if (answer === 'bytes') return { [status]: { description: 'A file', content: { 'application/octet-stream': {} } } }
  return { [status]: { description: 'The answer', content: json(components.of(answer, 'output')) } }
}

function problemsOf(endpoint: Endpoint, components: Components): Json {
  const codes = new Set<ProblemCode>([...everywhere, ...(endpoint.problems ?? [])])
  if (endpoint.params !== undefined || endpoint.query !== undefined || endpoint.body !== undefined) codes.add('invalid')
  if (endpoint.once !== undefined) codes.add('conflict')
  if (endpoint.method !== 'get') codes.add('forbidden-origin')
  if (endpoint.body !== undefined) codes.add('unsupported-media-type').add('too-large')
  if (endpoint.body !== undefined && endpoint.body !== 'bytes') codes.add('invalid-json')
  const schema = components.of(Problem, 'output')
  const byStatus = Map.groupBy(codes, (code) => problemStatus[code])
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      String(status),
      { description: `Problem: ${same.join(', ')}`, content: { 'application/problem+json': { schema } } },
    ]),
  )
}

/** Schemas with a name of their own, kept once and referred to. */
class Components {
  readonly schemas: Record<string, Json> = {}

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const text = JSON.stringify(z.toJSONSchema(schema, { io }))
    const { $schema: _, $defs, ...own } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
    Object.assign(this.schemas, $defs)
    return own
  }
}
