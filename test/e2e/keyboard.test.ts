import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { inDemoCase } from './case.ts'
import { barriersInBothThemes } from './screen.ts'
import * as on from './steps.ts'

/** The part of the screen that has the focus; undefined once it has left the page. */
const place = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return undefined
    const parts = { question: '#question', answer: '#answer', inspector: '#inspector', bar: 'header', status: 'footer' }
    for (const [name, selector] of Object.entries(parts)) if (focused.closest(selector) !== null) return name
    if (focused.closest('section[aria-label="Timeline"]') !== null) return 'timeline'
    return focused.closest('main') === null ? 'elsewhere' : 'canvas'
  })

inDemoCase('the product by keyboard alone', '/', (at) => {
  beforeEach(() => at.page.getByRole('application').waitFor())

  test('Tab goes through question, answer, canvas, inspector and timeline, and every stop can be seen', async () => {
    await at.page.getByRole('button', { name: 'Go past the bar' }).focus()
    const passed: string[] = []
    for (let stops = 0; stops < 150; stops++) {
      if (stops > 0) await at.page.keyboard.press('Tab')
      const here = await place(at.page)
      if (here === undefined) break
      if (here !== passed.at(-1)) passed.push(here)
      const unseen = await at.page.evaluate(() => {
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
    await at.page.getByRole('application').focus()
    await at.page.keyboard.press('q')
    await expect.poll(() => place(at.page)).toBe('question')
    await at.page.keyboard.press('Tab')
    await at.page.keyboard.press('Enter')
    const editor = at.page.getByRole('dialog')
    await editor.waitFor()
    await at.page.keyboard.type('germ')
    await editor.getByRole('option', { name: /Germany/ }).waitFor()
    await at.page.keyboard.press('ArrowDown')
    while (!/Germany/.test((await on.activeOption(at.page)) ?? '')) await at.page.keyboard.press('ArrowDown')
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.press('Escape')
    await editor.waitFor({ state: 'hidden' })
    await at.page.getByRole('button', { name: /^From: .*Germany/ }).waitFor()
    await at.page.keyboard.press('Control+Enter')
    await on.answered(at.page)
    expect(at.page.url()).toContain('c.DE')
  })

  test('arrows walk the corridor in sentences, Enter opens, and the canvas’s own keys work', async () => {
    const canvas = at.page.getByRole('application')
    await canvas.focus()
    const said = canvas.locator('[aria-live="polite"]')
    const heard = new Set<string>()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) {
      await at.page.keyboard.press(key)
      await expect.poll(() => said.innerText()).not.toBe('')
      heard.add(await said.innerText())
    }
    expect(heard.size).toBeGreaterThan(2)
    const id = await canvas.getAttribute('data-focused-id')
    expect(id).not.toBeNull()
    await at.page.keyboard.press('Enter')
    await at.page.getByTestId('inspector').waitFor()
    expect(new URL(at.page.url()).searchParams.get('sel')).toBe(id)
    expect(await barriersInBothThemes(at.page)).toEqual([])

    await canvas.focus()
    await at.page.keyboard.press('Home')
    await at.page.keyboard.press('h')
    await expect.poll(() => on.statusLine(at.page)).toMatch(/hidden\./)
    await at.page.keyboard.press('Control+z')
    await expect.poll(() => on.statusLine(at.page)).toContain('Nothing is hidden')
    await at.page.keyboard.press('Home')
    await at.page.keyboard.press('e')
    await at.page.getByRole('dialog', { name: /^Expand/ }).waitFor()
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('dialog').waitFor({ state: 'hidden' })
    await canvas.focus()
    for (const [key, view, role] of [
      ['2', 'Network', 'application'],
      ['3', 'Map', 'application'],
      ['4', 'Table', 'grid'],
      ['1', 'Corridor', 'application'],
    ] as const) {
      await at.page.keyboard.press(key)
      await at.page.getByRole('button', { name: view, exact: true, pressed: true }).waitFor()
      await at.page.getByRole(role).waitFor()
    }
  })

  test('arrows walk the routes and the legs of the marked chain, and Enter opens the row of the leg', async () => {
    const routes = at.page.getByRole('list', { name: 'Routes' })
    await routes.getByRole('button').first().focus()
    await at.page.keyboard.press('ArrowDown')
    await at.page.keyboard.press('ArrowRight')
    await at.page.getByTestId('inspector').waitFor()
    const chain = on.chainInLink(at.page)
    expect(new URL(at.page.url()).searchParams.get('sel')).toBe(chain[0])
    await at.page.keyboard.press('ArrowRight')
    await expect.poll(() => new URL(at.page.url()).searchParams.get('sel')).toBe(chain[1])
    await at.page.keyboard.press('Enter')
    const dialog = at.page.getByRole('dialog')
    await dialog
      .getByText((chain[1] ?? '').replace('demo:', ''), { exact: true })
      .first()
      .waitFor()
    await at.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  test('the question mark lists the keys, and single keys can be turned off', async () => {
    await at.page.getByRole('application').focus()
    await at.page.keyboard.press('?')
    const keys = at.page.getByRole('dialog', { name: 'Keys' })
    await keys.waitFor()
    expect(await barriersInBothThemes(at.page)).toEqual([])
    await keys.getByRole('checkbox').uncheck()
    await at.page.keyboard.press('Escape')
    await keys.waitFor({ state: 'hidden' })
    await at.page.getByRole('button', { name: /^Ask/ }).focus()
    await at.page.keyboard.press('4')
    expect(await at.page.getByRole('grid').count()).toBe(0)
  })

  test('the first stop of all goes past the bar to the canvas', async () => {
    await at.page.getByRole('button', { name: 'Go past the bar' }).focus()
    await at.page.keyboard.press('Enter')
    await expect.poll(() => place(at.page)).toBe('canvas')
  })
})
