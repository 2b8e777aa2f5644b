import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadBlock, saveBlock } from '../../server/trace/projection-file.ts'
import { openProjection } from '../../server/trace/projection-open.ts'
import { type BenchFigure, shownMs, timed } from './bench-figure.ts'
import { type BenchWorld, described, projectionOfBench, worlds } from './bench-world.ts'

/** A projection opened from its file, against reading the file; and what it takes. */
export async function benchProjection(): Promise<BenchFigure[]> {
  return [...(await reopened(worlds.D1)), ...(await reopened(worlds.S10))]
}

async function reopened(world: BenchWorld): Promise<BenchFigure[]> {
  const on = described(world)
  const { block, movements } = await projectionOfBench(world)
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
        what: 'projection',
        on,
        figure: `${(block.byteLength / movements.count).toFixed(0)} bytes a movement, with ids, amounts and parties`,
        aim: '',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchProjection())
