import type { TraceAnswer, TraceMovement, TraceParty } from '../../server/contract/trace.ts'

/** `a>b 2022-01-01 2022-01-05 10` → a movement of 10 kg, all of it attributed. */
export const movement = (id: string, text: string): TraceMovement => {
  const [ends = '', departed = '', arrived = '', amount = ''] = text.split(' ')
  const [from = '', to = ''] = ends.split('>')
  const known = amount === '' ? null : Number(amount)
  return {
    id,
    from,
    to,
    departed,
    arrived,
    goods: '854231',
    amount: known,
    attributed: known ?? 0,
    hopsFromSource: 1,
    hopsToTarget: 1,
  }
}

export const party = (id: string, role: TraceParty['role'], name = id): TraceParty => ({
  id,
  name,
  country: null,
  role,
  military: role === 'target',
  listedFrom: null,
})

export const answerOf = (parts: {
  movements?: TraceMovement[]
  parties?: TraceParty[]
  chains?: TraceAnswer['chains']
  chainCount?: string | null
  volume?: Partial<TraceAnswer['volume']>
  complete?: boolean
  stoppedBy?: TraceAnswer['stoppedBy']
}): TraceAnswer => {
  const { movements = [], parties = [], chains = [] } = parts
  return {
    complete: parts.complete ?? true,
    ...(parts.stoppedBy && { stoppedBy: parts.stoppedBy }),
    cyclic: false,
    unmatchable: 0,
    corridor: {
      movements,
      parties,
      counts: { movements: movements.length, parties: parties.length },
      truncated: false,
    },
    chainCount: parts.chainCount === undefined ? String(chains.length) : parts.chainCount,
    volume: {
      measure: 'weight',
      unit: 'kg',
      bound: true,
      delivered: 100,
      upper: 60,
      attributed: 40,
      attributedRange: { proportional: 40, fifo: 42, lifo: 38 },
      lower: 20,
      shortfall: 5,
      unexplained: 10,
      throughAvoided: 0,
      missingAmounts: 0,
      cut: [],
      unlimitedBy: [],
      ...parts.volume,
    },
    chains,
    departures: [],
    ends: null,
    projection: { version: 1, movements: movements.length },
    timings: {},
  }
}
