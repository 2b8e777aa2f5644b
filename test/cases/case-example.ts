import { blankCase } from '../../server/contract/blank-case.ts'
import type { CaseContentInput } from '../../server/contract/case-content.ts'

const signed = { at: '2024-05-06T07:08:09.000Z', by: 'Ada' }

/** A case that holds nothing yet. */
export const emptyCase = (name = 'Empty'): CaseContentInput => blankCase(name)

/** A case with one of everything. */
export const fullCase = (name = 'Processors to Vektor'): CaseContentInput => ({
  name,
  description: 'Who sold what.',
  archived: false,
  questions: {
    q1: {
      position: 1,
      name: 'From Germany',
      question: { from: { countries: ['DE'] }, to: { group: 'ru-military' } },
      answer: {
        at: '2024-05-06T07:08:09.000Z',
        version: 3,
        complete: true,
        chainCount: '1',
        measure: 'weight',
        unit: 'kg',
        delivered: 100,
        counts: { movements: 2, parties: 3 },
        movements: {
          'small:S1': ['small:A', 'small:B', '2023-01-05', '2023-01-09', '854231', 120.5],
          'small:S2': ['small:B', 'small:C', '2023-02-01', '2023-02-11', '854231', 100],
        },
      },
      ...signed,
    },
  },
  canvases: {
    c1: {
      position: 1,
      name: 'As drawn',
      question: 'q1',
      view: 'corridor',
      board: { hidden: ['small:D'], pins: { 'small:A': [10, null] } },
      selection: ['small:S1'],
      chain: ['small:S1', 'small:S2'],
      ...signed,
    },
  },
  notes: {
    n1: { position: 1, on: { kind: 'node', id: 'small:B' }, text: 'A shell?', pinned: true, ...signed },
    n2: { position: 2, text: 'Ask the registry.', pinned: false, ...signed },
  },
  claims: {
    k1: {
      position: 1,
      sentence: 'Records show that Alpha sold to Beta.',
      grade: 'documented',
      source: 'B',
      information: '2',
      supports: [{ kind: 'chain', movements: ['small:S1', 'small:S2'] }],
      contradicts: [{ kind: 'edge', id: 'e', from: 'small:A', to: 'small:S1' }],
      open: ['Who paid?'],
      ...signed,
    },
  },
  queries: {
    y1: { position: 1, name: 'All', statement: 'MATCH (p:Party) RETURN p', params: { country: 'DE' }, ...signed },
  },
  evidence: { v1: { position: 1, fact: { kind: 'node', id: 'small:S1' }, ...signed } },
  report: { title: 'Report', author: 'Ada', parts: { p1: { position: 1, kind: 'summary', shown: true } } },
})
