import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { openChromium } from '../support/chromium.ts'
import { importFiles } from '../support/import-files.ts'
import { startProduct } from '../support/product.ts'
import { type BenchFigure, median, shownMs } from './bench-figure.ts'
import { bundled } from './bundled.ts'
import { callsOf } from './page-calls.ts'
import { corridorAnswer } from './page/corridor-answer.ts'
import { filesOfAnswer, filesOfHub, hub } from './screen-world.ts'
import type { Watch } from './watch.ts'

const worlds = {
  corridor: { shipments: 2000, parties: 120 },
  network: { shipments: 7200, parties: 1200 },
  large: { shipments: 20_000, parties: 400 },
} as const

/** A link to the question from everybody in the EU to every military end-user in one dataset. */
const link = (dataset: string, more = ''): string => `/?q=f-g.eu*t-g.ru-military*s-${dataset}${more}`

/** The workspace in a real Chromium without a GPU: frames, first pictures, waiting, expansion and memory. */
export async function benchWorkspace(only?: string): Promise<BenchFigure[]> {
  await using product = await startProduct({ demo: false })
  const script = await bundled('watch.ts')
  const browser = await openChromium()
  const opened = async (path: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(script)
    await page.goto(`${product.address}${path}`)
    return page
  }
  const figures: BenchFigure[] = []
  try {
    for (const [name, part] of Object.entries(parts)) {
      if (only !== undefined && name !== only) continue
      const world = name in worlds ? worlds[name as keyof typeof worlds] : worlds.corridor
      await importFiles(
        product,
        name,
        name === 'hub' ? filesOfHub() : filesOfAnswer(corridorAnswer(world.shipments, world.parties)),
      )
      figures.push(...(await part(opened)))
    }
    return figures
  } finally {
    await browser.close()
  }
}

/** By the world each looks at; memory is looked at on the corridor's. */
const parts: Record<string, (open: Open) => Promise<BenchFigure[]>> = {
  corridor: corridorFrames,
  network: networkFrames,
  large: largeAnswer,
  hub: expansion,
  memory,
}

type Open = (path: string) => Promise<Page>

const on = ({ shipments, parties }: { shipments: number; parties: number }): string =>
  `${shipments.toLocaleString('en')} shipments, ${parties.toLocaleString('en')} parties`

const watch = callsOf<Watch>('watch')

async function corridorFrames(open: Open): Promise<BenchFigure[]> {
  const page = await open(link('corridor'))
  await watch(page, 'drawn')
  await settled(page)
  const zoom = await frames(page, () => wheels(page, 160))
  const pan = await frames(page, () => drags(page, 160))
  await page.close()
  return [
    ...frameFigures('corridor: time zoom', on(worlds.corridor), zoom, 45),
    ...frameFigures('corridor: pan', on(worlds.corridor), pan, 45),
  ]
}

async function networkFrames(open: Open): Promise<BenchFigure[]> {
  const page = await open(`${link('network')}&view=network`)
  const first = await watch(page, 'drawn')
  await settled(page)
  const status = await page.getByRole('contentinfo').getByRole('status').innerText()
  const what = /as ([\d,]+ ties of [\d,]+ parties)/.exec(status)?.[1] ?? status
  const zoom = await frames(page, () => wheels(page, 100))
  const pan = await frames(page, () => drags(page, 100))
  await watch(page, 'longest')
  const begun = performance.now()
  await page.getByRole('combobox', { name: 'Arrangement' }).selectOption('force')
  await page.getByText('Arranged: by ties').waitFor({ state: 'attached' })
  await watch(page, 'shown')
  const force = performance.now() - begun
  const longest = await watch(page, 'longest')
  await page.close()
  return [
    {
      what: 'network: first picture after the data',
      on: what,
      figure: shownMs(first.picture - first.answer),
      aim: '≤ 1 s',
    },
    ...frameFigures('network: zoom', what, zoom, 40),
    ...frameFigures('network: pan', what, pan, 40),
    {
      what: 'network: arranged by ties (fcose)',
      on: what,
      figure: `${shownMs(force)}, longest task ${shownMs(longest)}`,
      aim: '',
    },
  ]
}

async function largeAnswer(open: Open): Promise<BenchFigure[]> {
  const page = await open(link('large'))
  const first = await watch(page, 'drawn')
  await settled(page)
  const opening = await watch(page, 'longest')
  await watch(page, 'delay')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('p123456', { delay: 60 })
  await page.keyboard.press('Escape')
  await watch(page, 'shown')
  const typing = await watch(page, 'delay')
  const zoom = await frames(page, () => wheels(page, 100))
  const pan = await frames(page, () => drags(page, 100))
  await page.close()
  const what = on(worlds.large)
  return [
    {
      what: 'opening: first picture after the data',
      on: what,
      figure: shownMs(first.picture - first.answer),
      aim: '≤ 1 s',
    },
    { what: 'opening: longest task', on: what, figure: shownMs(opening), aim: '' },
    { what: 'typing: longest wait', on: what, figure: typing === 0 ? 'under 16 ms' : shownMs(typing), aim: '≤ 100 ms' },
    ...frameFigures('time zoom', what, zoom, null),
    ...frameFigures('pan', what, pan, null),
  ]
}

async function expansion(open: Open): Promise<BenchFigure[]> {
  const page = await open(`${link('hub')}&view=network&sel=hub:${hub.id}`)
  await watch(page, 'drawn')
  await page.getByTestId('inspector').waitFor()
  await settled(page)
  const counts: number[] = []
  const bundles: number[] = []
  for (let i = 0; i < 5; i++) {
    const took = await expanded(page)
    counts.push(took.counts)
    bundles.push(took.bundle)
    await takenBack(page)
    await settled(page)
  }
  await page.close()
  const what = `a party with ${hub.ties.toLocaleString('en')} ties`
  return [
    { what: 'expansion: counts', on: what, figure: shownMs(median(counts)), aim: '≤ 200 ms' },
    {
      what: 'expansion: bundle',
      on: what,
      figure: `${shownMs(median(bundles))}, ${shownMs(bundles[0]!)} the first time`,
      aim: '≤ 500 ms',
    },
  ]
}

/** Adds all that the open party has; how many milliseconds its counts took, and then what was added. */
async function expanded(page: Page): Promise<{ counts: number; bundle: number }> {
  const begun = performance.now()
  await page.getByRole('button', { name: 'Expand', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('label').first().waitFor()
  const counts = performance.now() - begun
  for (const box of await dialog.getByRole('checkbox').all()) if (await box.isEnabled()) await box.check()
  const chosen = performance.now()
  await dialog.getByRole('button', { name: /^Add [\d,]+$/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await watch(page, 'shown')
  return { counts, bundle: performance.now() - chosen }
}

/** Undoes what was added: a step for each kind. */
async function takenBack(page: Page): Promise<void> {
  while ((await page.getByRole('button', { name: /^Undo:/ }).count()) > 0) {
    await page.getByRole('application').press('Control+z')
    await watch(page, 'shown')
  }
}

const questions = 200

async function memory(open: Open): Promise<BenchFigure[]> {
  const page = await open(link('memory'))
  await watch(page, 'drawn')
  const used = async () => {
    const debug = await page.context().newCDPSession(page)
    await debug.send('HeapProfiler.collectGarbage')
    const { usedSize } = (await debug.send('Runtime.getHeapUsage')) as { usedSize: number }
    await debug.detach()
    return usedSize / 2 ** 20
  }
  const parties = corridorAnswer(worlds.corridor.shipments, worlds.corridor.parties).corridor.parties
  /** A question of its own each time, with another party opened beside its answer, all that it has added, and taken back. */
  const visit = async (days: number) => {
    const party = parties[days % parties.length]!
    await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/api/v1/trace')),
      watch(page, 'go', `${link('memory', `*h-${days}`)}&sel=memory:${party.id}`),
    ])
    await page.getByTestId('inspector').getByText(party.name, { exact: true }).first().waitFor()
    await expanded(page)
    await takenBack(page)
  }
  for (let i = 0; i < 10; i++) await visit(190 + i)
  const before = await used()
  for (let i = 0; i < questions; i++) await visit(200 + i)
  const after = await used()
  await page.close()
  return [
    {
      what: `heap after ${questions} questions, a party opened and expanded at each, against the start`,
      on: on(worlds.corridor),
      figure: `${after.toFixed(0)} MiB ÷ ${before.toFixed(0)} MiB = ${(after / before).toFixed(2)}`,
      aim: '≤ 1.20',
    },
  ]
}

/** Nothing is loading and nothing is left to draw. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await watch(page, 'shown')
}

async function frames(page: Page, act: () => Promise<void>): Promise<number[]> {
  await watch(page, 'watchFrames')
  await act()
  return (await watch(page, 'frames')).slice(5)
}

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.getByRole('application').boundingBox())!
  return { x: box.x + box.width * 0.55, y: box.y + box.height * 0.5 }
}

/** In and out again, so that every frame has a picture of its own. */
async function wheels(page: Page, count: number): Promise<void> {
  const { x, y } = await middleOf(page)
  await page.mouse.move(x, y)
  await page.keyboard.down('Control')
  for (let i = 0; i < count; i++) await page.mouse.wheel(0, i % 80 < 40 ? -30 : 30)
  await page.keyboard.up('Control')
}

async function drags(page: Page, count: number): Promise<void> {
  const { x, y } = await middleOf(page)
  await page.keyboard.down('Control')
  for (let i = 0; i < 20; i++) await page.mouse.wheel(0, -30)
  await page.keyboard.up('Control')
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 1; i <= count; i++) await page.mouse.move(x + Math.sin(i / 12) * 180, y + Math.sin(i / 20) * 60)
  await page.mouse.up()
}

function frameFigures(what: string, on: string, times: readonly number[], aim: number | null): BenchFigure[] {
  const rate = 1000 / median(times)
  return [
    {
      what: `${what}, median of ${times.length} frames`,
      on,
      figure: `${rate.toFixed(0)} frames a second`,
      aim: aim === null ? '' : `≥ ${aim}`,
    },
    { what: `${what}, longest frame`, on, figure: shownMs(Math.max(...times)), aim: aim === null ? '' : '≤ 100 ms' },
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchWorkspace(process.argv[2]))
