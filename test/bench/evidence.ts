import { monitorEventLoopDelay } from 'node:perf_hooks'
import { evidenceCase } from '../evidence/evidence-case.ts'
import { factsOf, unzip, verifyZip } from '../evidence/opened-bundle.ts'
import { type BenchFigure, shownMs } from './bench-figure.ts'

/** Sellers, traders and works, and how many goods lines go from each rank to the next: all on the way to a target. */
const ranks = { sellers: 300, traders: 200, works: 100, lines: 5000 }

/** How long a bundle of 10,000 movements takes to make, and to verify. */
export async function benchEvidence(): Promise<BenchFigure[]> {
  await using made = await evidenceCase(manyFiles())
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  let begun = performance.now()
  const zip = await made.bundle({ sign: true })
  const making = performance.now() - begun
  loop.disable()
  begun = performance.now()
  const report = await verifyZip(zip)
  const verifying = performance.now() - begun
  if (!report.ok) throw new Error(`the bundle does not verify: ${JSON.stringify(report.failed)}`)
  const facts = factsOf(await unzip(zip))!
  const movements = facts.graph.nodes.filter(({ kind }) => kind === 'Shipment').length
  const on = `${movements.toLocaleString('en')} movements, ${facts.rows.length.toLocaleString('en')} rows, embedded engine`
  const megabytes = `${(zip.length / 1e6).toFixed(1)} MB`
  return [
    { what: 'evidence bundle made', on, figure: shownMs(making), aim: '≤ 10 s' },
    { what: 'longest stop of the event loop meanwhile', on, figure: shownMs(loop.max / 1e6), aim: '≤ 50 ms' },
    { what: 'evidence bundle verified', on, figure: shownMs(verifying), aim: '≤ 5 s' },
    { what: 'size of the bundle', on, figure: megabytes, aim: '' },
  ]
}

function manyFiles(): Record<string, string> {
  const party = (rank: string, country: string, kind: string) => (i: number) =>
    `${rank}-${i},${rank} number ${i},${country},${kind},${kind === 'enduser'}`
  const rank = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i))
  const day = (n: number) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10)
  const line = (id: string, from: string, to: string, at: number, weight: number) =>
    `${id},${day(at)},${day(at + 3)},${from},${to},854231,${weight},${weight * 90},EUR,processors`
  const shipments = rank(ranks.lines, (i) =>
    [
      line(
        `in-${i}`,
        `seller-${i % ranks.sellers}`,
        `trader-${(i * 7) % ranks.traders}`,
        (i * 13) % 300,
        50 + (i % 97),
      ),
      line(
        `out-${i}`,
        `trader-${(i * 11) % ranks.traders}`,
        `work-${i % ranks.works}`,
        20 + ((i * 17) % 300),
        40 + (i % 89),
      ),
    ].join('\n'),
  )
  return {
    'many-parties.csv': `id,name,country,kind,military\n${[
      ...rank(ranks.sellers, party('seller', 'DE', 'company')),
      ...rank(ranks.traders, party('trader', 'KZ', 'company')),
      ...rank(ranks.works, party('work', 'RU', 'enduser')),
    ].join('\n')}\n`,
    'many-shipments.csv': `id,departed,arrived,consignor_id,consignee_id,hs_code,net_weight_kg,value,currency,description\n${shipments.join('\n')}\n`,
  }
}
