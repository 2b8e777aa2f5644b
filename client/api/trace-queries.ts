import { queryOptions } from '@tanstack/react-query'
import type { CarriersQuestion, MatrixQuestion } from '../../server/contract/trace-details.ts'
import type { TraceQuestionInput } from '../../server/contract/trace.ts'
import type { WhatIfQuestion } from '../../server/contract/what-if.ts'
import { call } from './client.ts'

type Asked = TraceQuestionInput
/** What is asked about an answer stays true as long as the answer does. */
const kept = { staleTime: Infinity, retry: false } as const

/** Further questions about an answer; `version` is that of the records it was computed on. */
export const traceQueries = {
  carriers: (question: Asked, version: number, limit: CarriersQuestion['limit']) =>
    queryOptions({
      queryKey: ['trace-carriers', question, version, limit],
      queryFn: ({ signal }) => call('post /api/v1/trace/carriers', { body: { question, limit }, signal }),
      ...kept,
    }),
  chokepoints: (question: Asked, version: number) =>
    queryOptions({
      queryKey: ['trace-chokepoints', question, version],
      queryFn: ({ signal }) => call('post /api/v1/trace/chokepoints', { body: { question }, signal }),
      ...kept,
    }),
  whatIf: (question: Asked, version: number, without: Partial<WhatIfQuestion['without']>) =>
    queryOptions({
      queryKey: ['trace-what-if', question, version, without],
      queryFn: ({ signal }) => call('post /api/v1/trace/what-if', { body: { question, without }, signal }),
      ...kept,
    }),
  months: (question: Asked, version: number) =>
    queryOptions({
      queryKey: ['trace-months', question, version],
      queryFn: ({ signal }) => call('post /api/v1/trace/months', { body: { question }, signal }),
      ...kept,
    }),
  matrix: (question: Asked, version: number, rows: MatrixQuestion['rows'], columns: MatrixQuestion['columns']) =>
    queryOptions({
      queryKey: ['trace-matrix', question, version, rows, columns],
      queryFn: ({ signal }) => call('post /api/v1/trace/matrix', { body: { question, rows, columns }, signal }),
      ...kept,
    }),
  explain: (question: Asked, version: number, movement: string) =>
    queryOptions({
      queryKey: ['trace-explain', question, version, movement],
      queryFn: ({ signal }) => call('post /api/v1/trace/explain', { body: { question, movement }, signal }),
      ...kept,
    }),
}
