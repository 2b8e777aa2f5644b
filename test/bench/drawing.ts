import { pathToFileURL } from 'node:url'
import { openChromium } from '../support/chromium.ts'
import { type BenchFigure, notRun, shownMs } from './bench-figure.ts'
import { bundled } from './bundled.ts'
import { type Arguments, callsOf, type Result } from './page-calls.ts'

/** A peer that takes longer is stopped, and its line says so. */
const patience = 90_000

type Crossed = Record<'lines' | 'ties', Record<'ours' | 'ids' | 'elk', number>>

/** What the page measures, as `page/drawing.ts` has it. */
interface Drawing {
  layout(shipments: number, parties: number, rounds: number): { first: number; median: number; marks: number }
  elk(shipments: number, parties: number): number
  fcose(shipments: number, parties: number): number
  crossings(shipments: number, parties: number): Crossed
  least(shipments: number, parties: number): number
  picking(
    shipments: number,
    parties: number,
    points: number,
  ): { each: number; building: number; wrong: number; hits: number; marks: number }
}
const ask = callsOf<Drawing>('drawing')

/** Corridors of 20 shipments a party, by the number of both: 1,000 elements are 950 shipments of 50 parties. */
const elements = [
  { all: 1000, shipments: 950, parties: 50 },
  { all: 5000, shipments: 4750, parties: 250 },
] as const

/** Layout, crossings and picking of the corridor in a real Chromium, against ELK and fcose in the same browser. */
export async function benchDrawing(): Promise<BenchFigure[]> {
  const script = await bundled('drawing.ts')
  const browser = await openChromium()
  /** A page of its own for every figure, so that nothing is warmed up by another; null when it takes too long. */
  const asked: Asked = async (name, ...args) => {
    const page = await browser.newPage()
    try {
      await page.addScriptTag({ content: script })
      return await Promise.race([ask(page, name, ...args), later()])
    } finally {
      await page.close()
    }
  }
  const must: Must = async (name, ...args) => {
    const answer = await asked(name, ...args)
    if (answer === null) throw new Error(`${name} ${args.join(', ')} takes more than ${patience / 1000} s`)
    return answer
  }
  try {
    return [...(await layouts(must)), ...(await peers(must, asked)), ...(await crossed(asked)), ...(await picked(must))]
  } finally {
    await browser.close()
  }
}

type Call<Given> = <Name extends keyof Drawing>(
  name: Name,
  ...args: Arguments<Drawing[Name]>
) => Promise<Result<Drawing[Name]> | Given>
type Must = Call<never>
type Asked = Call<null>

const later = (): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(resolve, patience, null).unref()
  })

const corridorOf = (shipments: number, parties: number): string =>
  `corridor of ${shipments.toLocaleString('en')} shipments, ${parties.toLocaleString('en')} parties`

async function layouts(must: Must): Promise<BenchFigure[]> {
  const small = await must('layout', 5000, 250, 15)
  const large = await must('layout', 50_000, 2500, 7)
  const on = corridorOf(5000, 250)
  return [
    {
      what: 'corridor layout',
      on,
      figure: `${shownMs(small.median)}, ${shownMs(small.first)} the first time`,
      aim: '≤ 100 ms',
    },
    {
      what: 'corridor layout',
      on: corridorOf(50_000, 2500),
      figure: `${shownMs(large.median)}, ${shownMs(large.first)} the first time`,
      aim: '≤ 1 s',
    },
    {
      what: 'times as long for ten times as many',
      on: '5,000 to 50,000 shipments',
      figure: (large.median / small.median).toFixed(1),
      aim: 'about 10',
    },
  ]
}

async function peers(must: Must, asked: Asked): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = []
  for (const { all, shipments, parties } of elements) {
    const on = `${all.toLocaleString('en')} elements: ${corridorOf(shipments, parties)}`
    const ours = await must('layout', shipments, parties, 15)
    figures.push({ what: 'corridor layout', on, figure: shownMs(ours.median), aim: '' })
    for (const [name, peer, aim] of [
      ['elk', 'ELK layered', '≥ 20'],
      ['fcose', 'fcose', '≥ 5'],
    ] as const) {
      const theirs = await asked(name, shipments, parties)
      const stopped = `stopped after ${patience / 1000} s`
      figures.push(
        theirs === null ? notRun(peer, on, stopped) : { what: peer, on, figure: shownMs(theirs), aim: '' },
        theirs === null
          ? { what: `times faster than ${peer}`, on, figure: `more than ${Math.floor(patience / ours.median)}`, aim }
          : { what: `times faster than ${peer}`, on, figure: (theirs / ours.median).toFixed(0), aim },
      )
    }
  }
  return figures
}

async function crossed(asked: Asked): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = []
  for (const { shipments, parties } of [{ shipments: 200, parties: 30 }, ...elements]) {
    const on = corridorOf(shipments, parties)
    const found = await asked('crossings', shipments, parties)
    if (found === null) {
      figures.push(notRun('crossings', on, `ELK was stopped after ${patience / 1000} s`))
      continue
    }
    for (const [what, { ours, ids, elk }] of [
      ['crossings in the timetable', found.lines],
      ['crossings in the layered network', found.ties],
    ] as const)
      figures.push({
        what,
        on,
        figure: `${ours.toLocaleString('en')}; in the order of ids ${ids.toLocaleString('en')} (${(ours / ids).toFixed(2)}), in ELK’s ${elk.toLocaleString('en')} (${(ours / elk).toFixed(2)})`,
        aim: '≤ half of ids, ≤ ELK',
      })
    // Of so many rows a lane, looking at all places of four takes minutes.
    if (parties > 50) continue
    const least = await asked('least', shipments, parties)
    if (least !== null)
      figures.push({
        what: 'crossings in the timetable that no order of rows within lanes avoids',
        on,
        figure: `at least ${least.toLocaleString('en')} (${(least / found.lines.ids).toFixed(2)} of the order of ids)`,
        aim: least > found.lines.ids / 2 ? 'half of ids cannot be reached' : '',
      })
  }
  return figures
}

async function picked(must: Must): Promise<BenchFigure[]> {
  const { each, building, wrong, hits, marks } = await must('picking', 2000, 120, 20_000)
  const on = `${corridorOf(2000, 120)}, ${marks.toLocaleString('en')} marks`
  return [
    { what: 'a pick', on, figure: `${(each * 1000).toFixed(1)} µs`, aim: '≤ 100 µs' },
    {
      what: 'picks that differ from looking at every line',
      on,
      figure: `${wrong} of 20,000 (${hits.toLocaleString('en')} hits)`,
      aim: '0',
    },
    { what: 'building the grid', on, figure: shownMs(building), aim: '' },
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchDrawing())
