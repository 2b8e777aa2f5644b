import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

describe.skipIf(whyNoChromium() !== undefined)('states of the product, in a real browser', () => {
  let browser: Browser
  let product: Product
  let screen: Screen
  let page: Page

  beforeAll(async () => {
    product = await startProduct({ demo: true })
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

  const isSound = async () => {
    expect(await barriersInBothThemes(page)).toEqual([])
    expect(screen.troubles()).toEqual([])
  }

  test('a question that no chain answers is proved, and looser ones are tried already', async () => {
    await page.goto('/?q=f-c.ES*t-g.ru-military*g-t1_t2')
    await page.getByText('Proved, no limit reached').waitFor()
    expect(await on.verdict(page).innerText()).toBe('No chain exists in these records.')
    const { ends } = (await product.call('/api/v1/trace', {
      from: { countries: ['ES'] },
      to: { group: 'ru-military' },
      goods: { tiers: ['1', '2'] },
    })) as TraceAnswer
    const drawn = ends!.fromSources.count + ends!.toTargets.count
    expect(await on.statusLine(page)).toContain(`${drawn} of ${drawn} shipments on canvas, none on a chain`)
    const looser = page.getByRole('region', { name: 'Answer' }).or(page.getByRole('complementary', { name: 'Answer' }))
    for (const [name, handover] of Object.entries({
      'Codes agree to 4 digits': { match: 'hs4' },
      'Any goods on the way': { match: 'any' },
      'Held at most 365 days': { maxHoldDays: 365 },
      'Any goods, 365 days': { match: 'any', maxHoldDays: 365 },
    })) {
      const { corridor } = (await product.call('/api/v1/trace', {
        from: { countries: ['ES'] },
        to: { group: 'ru-military' },
        goods: { tiers: ['1', '2'] },
        handover,
      })) as TraceAnswer
      const found = corridor.counts.movements
      await looser
        .getByRole('row', { name: new RegExp(`^${name} ${found === 0 ? 'still no chain' : `${found} shipment`}`) })
        .waitFor()
    }
    await isSound()
  })

  test('a server that dies takes nothing off the screen, and comes back by itself', async () => {
    await page.goto('/')
    await on.answered(page)
    const said = await on.verdict(page).innerText()
    const shown = await on.statusLine(page)
    await product.kill()
    await page.keyboard.press('Control+Enter')
    const note = page.getByRole('alert').filter({ hasText: 'Trying again in' })
    await note.waitFor()
    expect(await on.verdict(page).innerText()).toBe(said)
    expect(await on.statusLine(page)).toBe(shown)
    expect(await page.getByRole('application').count()).toBe(1)
    expect(await barriersInBothThemes(page)).toEqual([])
    // The look for barriers warns of styles that it cannot read: those of parts that were to be fetched ahead.
    for (const trouble of screen.troubles())
      expect(trouble).toMatch(/ERR_CONNECTION_\w+|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|load preload assets/)
    await product.restart()
    await note.waitFor({ state: 'hidden', timeout: 60_000 })
    await on.answered(page)
    expect(await on.verdict(page).innerText()).toBe(said)
    screen.forget()
    await page.getByRole('tab', { name: 'Parties' }).click()
    await isSound()
  })

  test('a part of the page that cannot be loaded says so, and comes with the page loaded anew', async () => {
    await page.route('**/assets/queries-drawer-*.js', (route) => route.abort('connectionrefused'))
    await page.goto('/')
    await on.answered(page)
    await page.getByRole('button', { name: 'Queries', exact: true }).click()
    const note = page.getByRole('alert').filter({ hasText: 'This part of the page could not be loaded' })
    await note.waitFor()
    await on.answered(page)
    expect(await barriersInBothThemes(page)).toEqual([])
    for (const trouble of screen.troubles()) expect(trouble).toMatch(/ERR_CONNECTION_REFUSED/)
    await page.unroute('**/assets/queries-drawer-*.js')
    await note.getByRole('button', { name: 'Load the page anew' }).click()
    await note.waitFor({ state: 'hidden' })
    await on.answered(page)
    screen.forget()
    await page.getByRole('button', { name: 'Queries', exact: true }).click()
    await page.getByRole('region', { name: 'Queries', exact: true }).waitFor()
    await isSound()
  })

  test('a link to what is gone says so, and leaves a way on', async () => {
    await page.goto('/?q=f-p.demo%3Avanished*t-g.ru-military&sel=demo%3AS-9999')
    await page.getByText('It is not in the records any more, or never was.').waitFor()
    await page.getByRole('button', { name: 'From: vanished' }).waitFor()
    await page.getByText('no party has the id demo:vanished').first().waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    // The browser itself reports every answer of 400 and more.
    for (const trouble of screen.troubles()) expect(trouble).toMatch(/(status of|refused: \w+ \S+) (404|422|400)/)
    screen.forget()
    await on.pickOnly(page, /^From:/, 'vanished', 'Oriveld', 'Oriveld Components B.V.')
    await page.keyboard.press('Control+Enter')
    await on.answered(page)
    await on.verdict(page).getByText('Oriveld Components B.V.').waitFor()

    await page.goto('/no-such-screen')
    await page.getByText('There is nothing at this address.').waitFor()
    await page.getByRole('link', { name: 'Open the workspace' }).click()
    await on.answered(page)
    screen.forget()
  })

  test('mangled links open the workspace all the same', async () => {
    for (const link of [
      '/?q=%00*zz&view=moon&chain=7&panel=[]&from=yesterday',
      '/?q=f-g.eu*t-&chain=["x"]',
      '/?sel=%E0%A4%A',
    ]) {
      await page.goto(link)
      await page.getByRole('button', { name: /^From:/ }).waitFor()
      await page.getByRole('application').or(page.getByRole('alert').first()).first().waitFor()
      expect(await page.getByText('This part of the page failed').count()).toBe(0)
    }
    // What the browser itself reports of an answer of 400 and more is all there may be.
    for (const trouble of screen.troubles()) expect(trouble).toMatch(/(status of|refused: \w+ \S+) (404|422)/)
  })

  test('on a small screen nothing runs over the edge, and on a narrow one tables stand in for drawings', async () => {
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.goto('/')
    await on.answered(page)
    await page.getByRole('application').waitFor()
    expect(await on.overflow(page)).toBe(0)
    await isSound()
    await page.getByRole('list', { name: 'Routes' }).getByRole('button').first().press('ArrowRight')
    await page.getByTestId('inspector').waitFor()
    expect(await on.overflow(page)).toBe(0)
    await isSound()
    await page.setViewportSize({ width: 760, height: 1000 })
    await page.goto('/')
    await on.answered(page)
    await page.getByRole('grid').waitFor()
    expect(await page.getByRole('application').count()).toBe(0)
    expect(await on.overflow(page)).toBe(0)
    await isSound()
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    await page.getByRole('heading', { name: 'Import files' }).waitFor()
    expect(await on.overflow(page)).toBe(0)
    await isSound()
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('whoever asks for less motion gets none', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto('/?view=network&sel=demo%3Akedrimpuls')
    await on.answered(page)
    await page.getByRole('application', { name: /^Network/ }).waitFor()
    await page.getByRole('button', { name: 'Expand', exact: true }).click()
    await page.getByRole('dialog').locator('label').first().waitFor()
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => effect?.getComputedTiming())
        .filter((timing) => Number(timing?.duration) > 1 || timing?.iterations === Infinity),
    )
    expect(moving).toEqual([])
    await page.keyboard.press('Escape')
    await page.emulateMedia({ reducedMotion: null })
    expect(screen.troubles()).toEqual([])
  })
})
