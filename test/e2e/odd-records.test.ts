import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { importFiles } from '../support/import-files.ts'
import { type Product, startProduct } from '../support/product.ts'
import { oddNames, oddWorlds } from './odd-worlds.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

const link = (dataset: string, view = 'corridor'): string => `/?q=f-g.eu*t-g.ru-military*s-${dataset}&view=${view}`

describe.skipIf(whyNoChromium() !== undefined)('records as nobody wants them, in a real browser', () => {
  let browser: Browser
  let product: Product
  let screen: Screen
  let page: Page

  beforeAll(async () => {
    product = await startProduct({ demo: false })
    for (const [dataset, files] of Object.entries(oddWorlds)) await importFiles(product, dataset, files)
    browser = await openChromium()
  })
  beforeEach(async () => {
    screen = await openScreen(browser, product.address)
    page = screen.page
  })
  afterEach(() => screen[Symbol.asyncDispose]())
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  const answerFor = async (dataset: string): Promise<TraceAnswer> =>
    (await product.call('/api/v1/trace', {
      from: { group: 'eu' },
      to: { group: 'ru-military' },
      datasets: [dataset],
      limit: 1000,
    })) as TraceAnswer

  const open = async (dataset: string, view: string) => {
    await page.goto(link(dataset, view))
    await on.answered(page)
    if (view !== 'table') await page.getByRole('application').waitFor()
  }

  /** Nothing failed, nothing runs over the edge, and the drawing's own words hold no number that is none. */
  const isWhole = async () => {
    expect(await on.overflow(page)).toBe(0)
    expect(await page.getByText(/\bNaN\b|Infinity|undefined|Invalid Date|This part of the page failed/).count()).toBe(0)
    expect(screen.troubles()).toEqual([])
  }

  for (const dataset of ['day', 'decades', 'busy', 'names', 'amounts'] as const)
    test(`every view shows the world “${dataset}” whole`, async () => {
      const { counts } = (await answerFor(dataset)).corridor
      const all = counts.movements.toLocaleString('en')
      for (const view of ['corridor', 'network', 'map', 'table']) {
        await open(dataset, view)
        expect(await on.statusLine(page)).toContain(`${all} of ${all} shipments on canvas`)
        await isWhole()
      }
      expect(await barriersInBothThemes(page)).toEqual([])
    })

  test('an answer of one day still has a time axis that zooms', async () => {
    await open('day', 'corridor')
    const canvas = page.getByRole('application')
    await canvas.press('+')
    await canvas.press('+')
    await expect.poll(() => page.getByRole('group', { name: 'Zoom' }).innerText()).toMatch(/[3-6] days/)
    await isWhole()
  })

  test('names of 300 signs, from the right, of pictures and of several scripts stand in their columns and open in full', async () => {
    await open('names', 'corridor')
    const gutter = page.getByRole('application').getByRole('button', { includeHidden: true })
    for (const name of Object.values(oddNames)) {
      const row = gutter.filter({ hasText: name === oddNames.emoji ? 'Emoji Trading' : name })
      const box = await row.boundingBox()
      expect(box!.height).toBeLessThanOrEqual(24)
      expect(box!.width).toBeLessThanOrEqual(210)
    }
    await gutter.filter({ hasText: oddNames.unbroken }).click()
    await page.getByTestId('inspector').getByText(oddNames.unbroken).first().waitFor()
    await isWhole()
    await page.setViewportSize({ width: 1024, height: 768 })
    await isWhole()
    await open('names', 'network')
    // One name without a space would shrink everything else to nothing.
    expect(Number(/(\d+) %/.exec(await page.getByRole('group', { name: 'Zoom' }).innerText())?.[1])).toBeGreaterThan(60)
  })

  test('without any amount sums say so and lines are open, not zero', async () => {
    await open('amounts', 'corridor')
    await page.getByText('no bound').first().waitFor()
    await page.getByText(/10 shipments of the corridor have no amount/).waitFor()
    await page
      .getByText(/amounts not recorded/)
      .first()
      .waitFor()
    await isWhole()
  })

  test('a lost connection in the middle of everything takes nothing away and is told where it hurts', async () => {
    await open('decades', 'corridor')
    const said = await on.verdict(page).innerText()
    const shown = await on.statusLine(page)
    await page.context().setOffline(true)
    await page.getByRole('application').getByText('Bosporus Ticaret').click()
    await page.getByText('The server does not answer').first().waitFor()
    await page.getByText('The canvas and the answer stay as they are.').first().waitFor()
    expect(await on.verdict(page).innerText()).toBe(said)
    expect(await on.statusLine(page)).toBe(shown)
    expect(await barriersInBothThemes(page)).toEqual([])
    for (const trouble of screen.troubles()) expect(trouble).toContain('ERR_INTERNET_DISCONNECTED')
    screen.forget()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await page.getByTestId('inspector').getByText('Bosporus Ticaret').first().waitFor()
    screen.forget()
    await isWhole()
  })

  test('two tabs of one browser each keep their own question, selection and view', async () => {
    await open('day', 'corridor')
    const other = await screen.another()
    await other.goto(link('names', 'table'))
    await on.answered(other)
    await page.getByRole('application').press('Home')
    await page.getByRole('application').press(' ')
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).not.toBeNull()
    expect(new URL(other.url()).searchParams.get('sel')).toBeNull()
    expect(await on.statusLine(page)).toContain('12 of 12 shipments')
    expect(await on.statusLine(other)).toContain('10 of 10 shipments')
    await other.close()
    await isWhole()
  })

  test('a link of another version opens what it still means and drops the rest', async () => {
    await page.goto('/?q=f-g.eu*t-g.ru-military*s-day*z-later*m-hs12&view=graph&theme=9&layer=heat&pane=3')
    await on.answered(page)
    await page.getByRole('application', { name: /shipments?/i }).waitFor()
    expect(await on.statusLine(page)).toContain('12 of 12 shipments')
    await isWhole()
  })
})
