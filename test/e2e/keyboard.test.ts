import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

/** The part of the screen that has the focus; undefined once it has left the page. */
const place = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return undefined
    const parts = { question: '#question', answer: '#answer', inspector: '#inspector', bar: 'header', status: 'footer' }
    for (const [name, selector] of Object.entries(parts)) if (focused.closest(selector) !== null) return name
    if (focused.getAttribute('role') === 'slider') return 'timeline'
    return focused.closest('main') === null ? 'elsewhere' : 'canvas'
  })

describe.skipIf(whyNoChromium() !== undefined)('the product by keyboard alone, in a real browser', () => {
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
    await page.getByRole('application').waitFor()
  })
  afterEach(async () => {
    const troubles = screen.troubles()
    await screen[Symbol.asyncDispose]()
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  test('Tab goes through question, answer, canvas, inspector and timeline, and every stop can be seen', async () => {
    await page.getByRole('button', { name: 'Go past the bar' }).focus()
    const passed: string[] = []
    for (let stops = 0; stops < 150; stops++) {
      if (stops > 0) await page.keyboard.press('Tab')
      const here = await place(page)
      if (here === undefined) break
      if (here !== passed.at(-1)) passed.push(here)
      const unseen = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement
        const box = focused.getBoundingClientRect()
        // A field has its ring around its box, a handle around its grip; the canvas draws one above what it holds.
        const outlined = [focused, focused.parentElement ?? focused].some(
          (element) => getComputedStyle(element).outlineStyle !== 'none',
        )
        const marked =
          outlined ||
          getComputedStyle(focused, '::before').outlineStyle !== 'none' ||
          Number.parseFloat(getComputedStyle(focused, '::after').borderTopWidth) >= 2
        const inView =
          box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
        return marked && inView ? '' : focused.outerHTML.slice(0, 160)
      })
      expect(unseen).toBe('')
    }
    expect(passed).toEqual(['bar', 'question', 'answer', 'canvas', 'inspector', 'timeline', 'status'])
  })

  test('the question is changed and asked without a mouse', async () => {
    await page.getByRole('application').focus()
    await page.keyboard.press('q')
    await expect.poll(() => place(page)).toBe('question')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const editor = page.getByRole('dialog')
    await editor.waitFor()
    await page.keyboard.type('germ')
    await editor.getByRole('option', { name: /Germany/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    while (!/Germany/.test((await on.activeOption(page)) ?? '')) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await editor.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^From: .*Germany/ }).waitFor()
    await page.keyboard.press('Control+Enter')
    await on.answered(page)
    expect(page.url()).toContain('c.DE')
  })

  test('arrows walk the corridor in sentences, Enter opens, and the canvas’s own keys work', async () => {
    const canvas = page.getByRole('application')
    await canvas.focus()
    const said = canvas.locator('[aria-live="polite"]')
    const heard = new Set<string>()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) {
      await page.keyboard.press(key)
      await expect.poll(() => said.innerText()).not.toBe('')
      heard.add(await said.innerText())
    }
    expect(heard.size).toBeGreaterThan(2)
    const id = await canvas.getAttribute('data-focused-id')
    expect(id).not.toBeNull()
    await page.keyboard.press('Enter')
    await page.getByTestId('inspector').waitFor()
    expect(new URL(page.url()).searchParams.get('sel')).toBe(id)
    expect(await barriersInBothThemes(page)).toEqual([])

    await canvas.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('h')
    await expect.poll(() => on.statusLine(page)).toMatch(/hidden\./)
    await page.keyboard.press('Control+z')
    await expect.poll(() => on.statusLine(page)).toContain('Nothing is hidden')
    await page.keyboard.press('Home')
    await page.keyboard.press('e')
    await page.getByRole('dialog', { name: /^Expand/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await canvas.focus()
    for (const [key, view, role] of [
      ['2', 'Network', 'application'],
      ['3', 'Map', 'application'],
      ['4', 'Table', 'grid'],
      ['1', 'Corridor', 'application'],
    ] as const) {
      await page.keyboard.press(key)
      await page.getByRole('button', { name: view, exact: true, pressed: true }).waitFor()
      await page.getByRole(role).waitFor()
    }
  })

  test('arrows walk the routes and the legs of the marked chain, and Enter opens the row of the leg', async () => {
    const routes = page.getByRole('list', { name: 'Routes' })
    await routes.getByRole('button').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.getByTestId('inspector').waitFor()
    const chain = on.chainInLink(page)
    expect(new URL(page.url()).searchParams.get('sel')).toBe(chain[0])
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe(chain[1])
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText((chain[1] ?? '').replace('demo:', ''), { exact: true })
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  test('the question mark lists the keys, and single keys can be turned off', async () => {
    await page.getByRole('application').focus()
    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'Keys' })
    await keys.waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    await keys.getByRole('checkbox').uncheck()
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^Ask/ }).focus()
    await page.keyboard.press('4')
    expect(await page.getByRole('grid').count()).toBe(0)
  })

  test('the first stop of all goes past the bar to the canvas', async () => {
    await page.getByRole('button', { name: 'Go past the bar' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => place(page)).toBe('canvas')
  })
})
