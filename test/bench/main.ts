import { benchAdvance } from './advance.ts'
import { benchAnswer } from './answer.ts'
import { benchAttribution } from './attribution.ts'
import type { BenchFigure } from './bench-figure.ts'
import { benchCases } from './cases.ts'
import { benchConsole } from './console.ts'
import { benchCorridor } from './corridor.ts'
import { benchCount } from './count.ts'
import { benchDrawing } from './drawing.ts'
import { benchEvidence } from './evidence.ts'
import { benchFirstScreen } from './first-screen.ts'
import { benchFlow } from './flow.ts'
import { benchImport } from './import.ts'
import { benchProjection } from './projection.ts'
import { load, machine, writeResults } from './results.ts'
import { benchServed } from './served.ts'
import { benchWorkspace } from './workspace.ts'

/** Import of a small and a large file: against a bare loader, in memory, and how the cost of a row grows. */
async function importFigures(): Promise<BenchFigure[]> {
  const small = await benchImport(100_000, 3)
  const large = await benchImport(1_000_000)
  const growth = small.importRate / large.importRate
  return [
    ...[small, large].flatMap(({ shipments, importRate, bareRate, ratio, residentMb }): BenchFigure[] => {
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

const parts: Record<string, () => Promise<BenchFigure[]>> = {
  screen: benchFirstScreen,
  drawing: benchDrawing,
  workspace: () => benchWorkspace(),
  console: benchConsole,
  corridor: benchCorridor,
  count: benchCount,
  flow: benchFlow,
  attribution: benchAttribution,
  answer: benchAnswer,
  projection: benchProjection,
  served: () => benchServed(),
  advance: () => benchAdvance(),
  evidence: benchEvidence,
  cases: benchCases,
  import: importFigures,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
console.log(machine().join('\n'))
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n${name}`)
  const busy = load()
  const begun = performance.now()
  const figures = await run()
  console.table(figures)
  // After each part, so that one that fails costs nothing but itself.
  writeResults([{ name, figures, seconds: (performance.now() - begun) / 1000, load: busy }])
}
