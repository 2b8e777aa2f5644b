import { pathToFileURL } from 'node:url'
import { openChromium } from '../support/chromium.ts'
import { startProduct } from '../support/product.ts'
import type { BenchFigure } from './bench-figure.ts'

/** The most compressed JavaScript that the first screen may load before anything is touched, in kB. */
const most = 350

/** Opens the demo case in a real Chromium and counts what came over the wire until its corridor was drawn. */
export async function benchFirstScreen(): Promise<BenchFigure[]> {
  await using product = await startProduct({ demo: true })
  const browser = await openChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(product.address)
    await page.getByTestId('verdict').waitFor()
    await page.locator('[role="application"] canvas').first().waitFor()
    // Painted in the frame after the one that put it into the page.
    const drawn = await page.evaluate(
      () => new Promise<number>((resolve) => setTimeout(() => resolve(performance.now()), 20)),
    )
    await page.waitForLoadState('networkidle')
    const { scripts, styles, ready } = await page.evaluate(() => {
      const loaded = performance.getEntriesByType('resource') as unknown as { name: string; encodedBodySize: number }[]
      const size = (end: string) =>
        loaded.filter((entry) => entry.name.endsWith(end)).reduce((sum, entry) => sum + entry.encodedBodySize, 0)
      return { scripts: size('.js'), styles: size('.css'), ready: performance.now() }
    })
    const on = 'demo case, before interaction'
    return [
      { what: 'compressed JavaScript', on, figure: `${(scripts / 1000).toFixed(0)} kB`, aim: `≤ ${most} kB` },
      { what: 'compressed styles', on, figure: `${(styles / 1000).toFixed(0)} kB`, aim: '' },
      { what: 'answer on screen and corridor drawn', on, figure: `${drawn.toFixed(0)} ms`, aim: '≤ 2 s' },
      { what: 'answer on screen and network at rest', on, figure: `${ready.toFixed(0)} ms`, aim: '' },
    ]
  } finally {
    await browser.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchFirstScreen())
