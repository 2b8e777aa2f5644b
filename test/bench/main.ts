import { cpus, totalmem } from 'node:os'
import { benchFirstScreen } from './first-screen.ts'
import { benchImport } from './import.ts'
import { benchTrace, type TraceFigure } from './trace-corridor.ts'

/** Import of a small and a large file: against a bare loader, in memory, and how the cost of a row grows. */
async function importFigures(): Promise<TraceFigure[]> {
  const small = await benchImport(100_000, 3)
  const large = await benchImport(1_000_000)
  const growth = small.importRate / large.importRate
  return [
    ...[small, large].flatMap(({ shipments, importRate, bareRate, ratio, residentMb }): TraceFigure[] => {
      const on = `${shipments.toLocaleString('en')} shipments, embedded engine`
      return [
        { what: 'import', on, figure: `${importRate.toLocaleString('en')} rows/s`, aim: '' },
        { what: 'bare loader, same batches', on, figure: `${bareRate.toLocaleString('en')} rows/s`, aim: '' },
        { what: 'import ÷ bare loader', on, figure: ratio.toFixed(2), aim: '≥ 0.70' },
        { what: 'memory of the importing process', on, figure: `${residentMb} MB`, aim: '≤ 512 MB' },
      ]
    }),
    { what: 'cost of a row, 1,000,000 ÷ 100,000', on: 'embedded engine', figure: growth.toFixed(2), aim: '≤ 1.30' },
  ]
}

const parts: Record<string, () => Promise<TraceFigure[]>> = {
  screen: benchFirstScreen,
  trace: benchTrace,
  import: importFigures,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
const [cpu] = cpus()
console.log(
  `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
)
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n${name}`)
  console.table(await run())
}
