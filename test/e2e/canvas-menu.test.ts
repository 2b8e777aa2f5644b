import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

describe.skipIf(whyNoChromium() !== undefined)('the menu of the canvas, in a real browser', () => {
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
    await page.goto('/')
    await on.answered(page)
  })
  afterEach(() => screen[Symbol.asyncDispose]())
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  const row = () => page.getByRole('application').getByRole('button', { name: 'OOO Kedrimpuls' })
  const item = (name: string | RegExp) => page.getByRole('menuitem', { name })

  test('avoids a party that was clicked with the right button, and Back allows it again', async () => {
    const before = await on.verdict(page).innerText()
    await row().click({ button: 'right' })
    await item('Ask from here').waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    await item(/^Avoid Kedrimpuls/).click()
    await page.getByText('avoiding OOO Kedrimpuls').waitFor()
    await on.answered(page)
    expect(await on.verdict(page).innerText()).not.toBe(before)
    await page.goBack()
    await on.answered(page)
    await expect.poll(() => on.verdict(page).innerText()).toBe(before)
    expect(screen.troubles()).toEqual([])
  })

  test('does the same from the keyboard alone', async () => {
    await row().click()
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe('demo:kedrimpuls')
    await page.getByRole('application').focus()
    await page.keyboard.press('a')
    await page.getByText('avoiding OOO Kedrimpuls').waitFor()
    await on.answered(page)
    expect(screen.troubles()).toEqual([])
  })

  test('has its commands in the palette too', async () => {
    await on.search(page, 'dark', /^Theme: dark/)
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await on.search(page, '> map', /^Show the map/)
    await page.getByRole('application', { name: /^Map\./ }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /Find/ }).fill('>')
    await page.getByRole('option', { name: /^Show the corridor/ }).waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    expect(screen.troubles()).toEqual([])
  })

  test('hides every name at once, and shows them again', async () => {
    const figures = await page.getByRole('complementary', { name: 'Answer' }).getByRole('listitem').first().innerText()
    await row().click()
    await page.getByRole('heading', { name: 'Source row' }).waitFor()
    await page.getByRole('button', { name: 'Hide names' }).click()
    await page
      .getByText(/^Company RU-\d+$/)
      .first()
      .waitFor()
    await page.getByRole('heading', { name: 'Source row' }).waitFor()
    await expect
      .poll(() => page.evaluate(() => `${document.title} ${document.body.innerText}`))
      .not.toMatch(/kedrimpuls|Yasenets|Br\u00fcckwald|Demirkuyu/i)
    expect(await page.getByRole('complementary', { name: 'Answer' }).getByRole('listitem').first().innerText()).toBe(
      figures,
    )
    expect(await barriersInBothThemes(page)).toEqual([])
    await page.reload()
    await page
      .getByText(/^Company RU-\d+$/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Hide names' }).click()
    await row().waitFor()
    expect(screen.troubles()).toEqual([])
  })

  test('hides what it was opened on, and undo brings it back', async () => {
    const shown = await on.statusLine(page)
    await row().click({ button: 'right' })
    await item(/^Hide/).click()
    await expect.poll(() => row().count()).toBe(0)
    await page.keyboard.press('Control+z')
    await row().waitFor()
    expect(await on.statusLine(page)).toBe(shown)
    expect(screen.troubles()).toEqual([])
  })
})
