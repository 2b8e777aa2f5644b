import { eu27 } from '../../server/contract/countries.ts'
import { highPriority } from '../../server/contract/high-priority.ts'
import { cell, type CsvRow, demoRows } from './demo-files.ts'

interface Movement {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly departed: string
  readonly arrived: string
  readonly code: string
}

const eu = new Set<string>(eu27)
const tiers = highPriority.filter((h) => h.tier === '1' || h.tier === '2').map((h) => h.code)
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

const movementOf = (row: CsvRow): Movement => ({
  id: cell(row, 'id'),
  from: cell(row, 'consignor_id'),
  to: cell(row, 'consignee_id'),
  departed: cell(row, 'departed'),
  arrived: cell(row, 'arrived') || cell(row, 'departed'),
  code: cell(row, 'hs_code').slice(0, 6),
})

/** Every chain of the question that the case opens with, by walking all of them: fit for a small world alone. */
export function openingChains(): Movement[][] {
  const role = new Map<string, 'source' | 'target'>()
  for (const party of demoRows('parties')) {
    if (cell(party, 'military') === 'true') role.set(cell(party, 'id'), 'target')
    else if (eu.has(cell(party, 'country'))) role.set(cell(party, 'id'), 'source')
  }
  const movements = demoRows('shipments')
    .map(movementOf)
    .filter((m) => m.departed >= '2022-03-01' && m.departed <= '2023-12-31' && tiers.some((t) => m.code === t))
  const leaving = Map.groupBy(movements, (m) => `${m.from} ${m.code}`)
  const chains: Movement[][] = []
  const walk = (chain: Movement[], last: Movement) => {
    if (role.get(last.to) === 'target') chains.push(chain)
    if (role.has(last.to)) return
    for (const next of leaving.get(`${last.to} ${last.code}`) ?? []) {
      const held = days(last.arrived, next.departed)
      if (!chain.includes(next) && held >= 0 && held <= 180) walk([...chain, next], next)
    }
  }
  for (const m of movements) if (role.get(m.from) === 'source') walk([m], m)
  return chains
}
