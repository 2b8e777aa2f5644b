import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadBlock, saveBlock } from '../../server/trace/projection-file.ts'
import { bytesOf } from '../../server/trace/projection-layout.ts'
import { openProjection } from '../../server/trace/projection-open.ts'
import { type BenchFigure, shownMs, timed } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, worlds } from './bench-world.ts'

/** A projection opened from its file, against reading the file; and what it takes. */
export async function benchProjection(): Promise<BenchFigure[]> {
  return [...(await reopened(worlds.D1)), ...(await reopened(worlds.S10))]
}

/** Columns that are counted apart; and those of movements that corridor, flow and attribution read. */
const apart = /^(party|owner|listing)\.|^id/
const needed = /^(consignor|consignee|departed|arrived|code|weight)$|^hs6\.(departing|arriving)\.(order|key|far)$/

async function reopened(world: BenchWorld): Promise<BenchFigure[]> {
  const on = described(world)
  const { block, movements, specs } = await projectionOfBench(world)
  const perMovement = (counts: (column: string) => boolean) => {
    const bytes = specs.reduce((sum, { name, type, length }) => sum + (counts(name) ? length * bytesOf(type) : 0), 0)
    return (bytes / movements.count).toFixed(0)
  }
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  try {
    const file = join(folder, 'movements.wbp')
    saveBlock(block, file)
    const read = timed(5, 1, () => readFileSync(file).length)
    const opened = timed(5, 1, () => {
      const loaded = loadBlock(file, { version: 1, store: 'bench' })
      if ('useless' in loaded) throw new Error(`the projection could not be loaded: ${loaded.useless}`)
      return openProjection(loaded.block)
    })
    return [
      { what: 'projection opened from its file', on, figure: shownMs(opened.ms), aim: '' },
      { what: 'the file read', on, figure: shownMs(read.ms), aim: '' },
      { what: 'times as long', on, figure: (opened.ms / read.ms).toFixed(1), aim: '≤ 3' },
      {
        what: 'columns and index of movements',
        on,
        figure: `${perMovement((name) => !apart.test(name))} bytes a movement, without the texts of their ids`,
        aim: '≤ 40',
      },
      {
        what: 'of it, what no pass can do without',
        on,
        figure: `${perMovement((name) => needed.test(name))} bytes a movement: both parties, days, goods and one amount, and the order and the pools of both ends`,
        aim: '',
      },
      {
        what: 'whole projection',
        on,
        figure: `${perMovement(() => true)} bytes a movement, with ids, names, parties, listings and owners`,
        aim: '',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchProjection())
