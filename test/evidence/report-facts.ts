import { CaseContent, type CaseContentInput } from '../../server/contract/case-content.ts'
import type { TraceQuestionInput } from '../../server/contract/trace.ts'
import { EvidenceFacts } from '../../server/evidence/evidence-facts.ts'

const at = '2024-01-14T12:08:00.000Z'
const signed = { at, by: 'Ida' }
const sha = (digit: string) => digit.repeat(64)

/** A small case with an item of every kind, whose texts and names all pass through `text`. */
export function reportFacts(text: (plain: string) => string = (plain) => plain): EvidenceFacts {
  const t = text
  const party = (id: string, name: string, country: string, role: 'source' | 'between' | 'target') => ({
    id,
    name: t(name),
    country,
    role,
    military: role === 'target',
    listedFrom: null,
  })
  const movement = (
    id: string,
    from: string,
    to: string,
    departed: string,
    arrived: string,
    amount: number | null,
  ) => ({
    id,
    from,
    to,
    departed,
    arrived,
    goods: '854231',
    amount,
    attributed: 80,
    hopsFromSource: 1,
    hopsToTarget: 1,
  })
  const question: TraceQuestionInput = { from: { group: 'eu' }, to: { group: 'ru-military' }, goods: { tiers: ['1'] } }
  const content: CaseContentInput = {
    name: t('The Yasenets line'),
    description: t('Where the processors went.'),
    archived: false,
    questions: { q1: { position: 1, name: t('First question'), question, ...signed } },
    canvases: {
      c1: {
        position: 1,
        name: t('Corridor'),
        question: 'q1',
        view: 'corridor',
        board: {},
        selection: [],
        chain: [],
        picture: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>',
        ...signed,
      },
    },
    notes: {
      n1: { position: 1, on: { kind: 'node', id: 'demo:b' }, text: t('Founded in 2022.'), pinned: true, ...signed },
    },
    claims: {
      k1: {
        position: 1,
        sentence: t('Records show that Brückwald shipped to Kedrimpuls.'),
        grade: 'documented',
        source: 'B',
        information: '2',
        supports: [
          { kind: 'node', id: 'demo:s1' },
          { kind: 'chain', movements: ['demo:s1', 'demo:s2'] },
          { kind: 'edge', id: 'own1', from: 'demo:b', to: 'demo:c' },
        ],
        contradicts: [{ kind: 'node', id: 'demo:gone' }],
        open: [t('Who ordered it?')],
        ...signed,
      },
      k2: {
        position: 2,
        sentence: t('A hypothesis without support.'),
        grade: 'hypothesis',
        source: 'F',
        information: '6',
        supports: [],
        contradicts: [],
        open: [],
        ...signed,
      },
    },
    queries: {
      u1: {
        position: 1,
        name: t('All parties'),
        statement: t('MATCH (p:Party) RETURN p'),
        params: { a: t('x') },
        ...signed,
      },
    },
    evidence: { e1: { position: 1, fact: { kind: 'node', id: 'demo:s2' }, ...signed } },
    report: { title: t('How processors reached Yasenets'), author: t('Ida Example'), parts: {} },
  }
  const node = (id: string, kind: string, name: string, properties = {}) => ({
    id,
    kind,
    labels: kind === 'Company' ? ['Company', 'Party'] : [kind],
    name: t(name),
    properties,
  })
  const edge = (id: string, kind: string, from: string, to: string) => ({ id, kind, from, to, properties: {} })
  const row = (n: number, states: string[], raw: string | null) => ({
    file: 'demo/aa',
    row: n,
    line: n + 1,
    raw: raw === null ? null : t(raw),
    visibleHash: raw === null ? sha('c') : null,
    values: [`s${n}`, raw === null ? 'Company DE-1' : t('Brückwald'), '266'],
    hidden: raw === null ? [1] : [],
    states,
  })
  return EvidenceFacts.parse({
    format: 2,
    product: { name: 'Waybill', version: '0.1.0' },
    engine: { name: 'grafeo', version: '0.6.0' },
    graphVersion: 12,
    case: { id: 'k', version: 3, createdAt: at, changedAt: at, changedBy: 'Ida', content: CaseContent.parse(content) },
    questions: [
      {
        key: 'q1',
        name: t('First question'),
        question: CaseContent.parse(content).questions['q1']?.question,
        answer: {
          complete: true,
          cyclic: false,
          corridor: {
            movements: [
              movement('demo:s1', 'demo:a', 'demo:b', '2022-05-24', '2022-06-01', 266),
              movement('demo:s2', 'demo:b', 'demo:c', '2022-06-20', '2022-07-02', null),
            ],
            parties: [
              party('demo:a', 'Brückwald Elektronik GmbH', 'DE', 'source'),
              party('demo:b', 'OOO Кедримпульс', 'RU', 'between'),
              party('demo:c', 'AO Zavod Yasenets', 'RU', 'target'),
            ],
            counts: { movements: 2, parties: 3 },
            truncated: false,
          },
          chainCount: '1',
          volume: {
            measure: 'weight',
            unit: 'kg',
            bound: true,
            delivered: 266,
            upper: 200,
            attributed: 80,
            attributedRange: { proportional: 80, fifo: 80, lifo: 80 },
            lower: 40,
            shortfall: 12,
            unexplained: 5,
            throughAvoided: null,
            missingAmounts: 1,
            cut: ['demo:s1'],
            unlimitedBy: [],
          },
          chains: [{ movements: ['demo:s1', 'demo:s2'], attributed: null, days: 39 }],
        },
        movements: ['demo:s1', 'demo:s2'],
        records: { movements: 107, unmatchable: 3, shortfall: 12 },
      },
    ],
    graph: {
      nodes: [
        node('demo:a', 'Company', 'Brückwald Elektronik GmbH', { country: 'DE', aliases: [t('Brückwald')] }),
        node('demo:b', 'Company', 'OOO Кедримпульс', { country: 'RU' }),
        node('demo:c', 'Company', 'AO Zavod Yasenets', { country: 'RU', reason: t('contracts') }),
        node('demo:s1', 'Shipment', 'demo:s1', { departed: '2022-05-24', description: t('processors') }),
        node('demo:s2', 'Shipment', 'demo:s2', { departed: '2022-06-20' }),
      ],
      edges: [
        edge('c1', 'CONSIGNED', 'demo:a', 'demo:s1'),
        edge('d1', 'DELIVERED_TO', 'demo:s1', 'demo:b'),
        edge('c2', 'CONSIGNED', 'demo:b', 'demo:s2'),
        edge('d2', 'DELIVERED_TO', 'demo:s2', 'demo:c'),
        edge('own1', 'OWNS', 'demo:b', 'demo:c'),
      ],
    },
    files: [
      {
        id: 'demo/aa',
        dataset: 'demo',
        name: t('bills_2022.csv'),
        sha256: sha('a'),
        size: 12_345,
        kind: 'shipments',
        encoding: 'utf-8',
        delimiter: ';',
        headers: [t('number'), t('consignor'), 'kg'],
        mapping: { [t('number')]: 'id', [t('consignor')]: 'consignor', kg: 'net_weight_kg' },
        importedAt: at,
        path: null,
      },
    ],
    rows: [
      row(2, ['demo:s2', 'c2', 'd2'], null),
      row(1, ['demo:s1', 'c1', 'd1', 'demo:a', 'demo:b', 'demo:c'], 's1;Brückwald;266'),
    ],
    unbacked: [{ id: 'own1', reason: t('decided by hand') }],
    missing: ['demo:gone'],
    redaction: { hide: ['people'], salt: 'x', counts: { people: 2 } },
    pictures: {},
    scope: { kind: 'case' },
    leftOut: { questions: 0, claims: 0, notes: 0, evidence: 0, canvases: 0, queries: 0, texts: 0 },
  })
}
