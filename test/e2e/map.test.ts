import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

describe.skipIf(whyNoChromium() !== undefined)('the map, in a real browser', () => {
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
    await page.goto('/?view=map')
    await on.answered(page)
    await page.getByRole('application', { name: /^Map\./ }).waitFor()
  })
  afterEach(() => screen[Symbol.asyncDispose]())
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  test('shows the parties where their goods left and arrived, offline and without a barrier', async () => {
    await page.getByText('Novorossiysk', { exact: true }).waitFor()
    await page.getByText('Russia', { exact: true }).waitFor()
    await page.getByText('Demirkuyu', { exact: true }).first().waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    expect(screen.troubles()).toEqual([])
  })

  test('is walked with arrow keys, opens what it stands on, and lets Back return', async () => {
    const map = page.getByRole('application', { name: /^Map\./ })
    await page.getByText('Novorossiysk', { exact: true }).waitFor()
    await map.focus()
    await page.keyboard.press('ArrowRight')
    const first = await map.getAttribute('data-focused-id')
    expect(first).not.toBeNull()
    await page.keyboard.press('ArrowLeft')
    expect(await map.getAttribute('data-focused-id')).not.toBe(first)
    await page.keyboard.press('Enter')
    const opened = await map.getAttribute('data-focused-id')
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe(opened)
    await page.goBack()
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBeNull()
    await page.keyboard.press('1')
    await page.getByRole('application', { name: /^Corridor timetable/ }).waitFor()
    expect(screen.troubles()).toEqual([])
  })
})
