import { expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { Endpoint } from '../../server/contract/endpoint.ts'
import { openapi } from '../../server/http/http-openapi.ts'

interface Document {
  openapi: string
  info: Record<string, unknown>
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}
interface Operation {
  operationId: string
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  responses: Record<string, { description: string; content?: Record<string, object> }>
}

const document = openapi('1.2.3') as unknown as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

it('describes every endpoint of the contract, once, under its own name', () => {
  expect(document.openapi).toBe('3.1.0')
  const described = operations.map(({ path, method, operation }) => `${operation.operationId} ${method} ${path}`)
  const declared = Object.entries(api).map(([name, { method, path }]) => `${name} ${method} ${path}`)
  expect(described.toSorted()).toEqual(declared.toSorted())
})

it('refers to nothing that it does not hold', () => {
  const text = JSON.stringify(document)
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target)
  expect(references.length).toBeGreaterThan(20)
  for (const target of new Set(references)) {
    expect(target).toMatch(/^#\/components\/schemas\/\w+$/)
    expect(document.components.schemas).toHaveProperty(target!.slice('#/components/schemas/'.length))
  }
  expect(text).not.toContain('$defs')
  expect(text).not.toContain('"$schema"')
})

it('declares every parameter that a path names, as required', () => {
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(declared.map((parameter) => parameter.name)).toEqual(named)
    expect(declared.every((parameter) => parameter.required)).toBe(true)
  }
})

it('gives every operation an answer and its problems', () => {
  for (const [name, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    const { responses } = document.paths[endpoint.path]![endpoint.method]!
    expect(responses, name).toHaveProperty(String(endpoint.status ?? 200))
    expect(responses, name).toHaveProperty(['421', 'content', 'application/problem+json'])
    if (endpoint.problems?.includes('not-found') === true) expect(responses, name).toHaveProperty('404')
  }
})
