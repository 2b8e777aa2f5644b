import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inDemoCase } from './case.ts'
import { barriersInBothThemes } from './screen.ts'
import * as on from './steps.ts'

/** Draws a line around a part of a drawing, given in shares of its width and height, with Shift held. */
async function lasso(page: Page, drawing: Locator, [left, top, right, bottom]: [number, number, number, number]) {
  const box = (await drawing.boundingBox())!
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.keyboard.down('Shift')
  await page.mouse.move(...at(left, top))
  await page.mouse.down()
  for (const corner of [at(right, top), at(right, bottom), at(left, bottom)]) await page.mouse.move(...corner)
  await page.mouse.up()
  await page.keyboard.up('Shift')
}

inDemoCase('several things at once', '/', (at) => {
  const inspector = () => at.page.getByRole('complementary', { name: 'Inspector' })
  const drawing = () => at.page.getByRole('application')
  const view = async (key: string, name: RegExp) => {
    await drawing().or(at.page.getByRole('grid')).first().focus()
    await at.page.keyboard.press(key)
    await at.page.getByRole('application', { name }).waitFor()
  }

  test('a lasso in the corridor selects the shipments that leave and arrive within', async () => {
    await drawing().waitFor()
    await lasso(at.page, drawing(), [0.28, 0.06, 0.9, 0.97])
    await inspector()
      .getByText(/^\d+ shipments,/)
      .waitFor()
    await at.page.keyboard.press('Escape')
    await inspector().getByText('What this answer rests on').waitFor()
  })

  test('a lasso in the network selects parties, and one undo brings back what was hidden together', async () => {
    await view('2', /^Network\./)
    await on.networkReady(at.page)
    const before = await on.statusLine(at.page)
    await lasso(at.page, drawing(), [0.01, 0.02, 0.45, 0.98])
    await inspector()
      .getByRole('heading', { name: /^\d+ things selected$/ })
      .waitFor()
    await inspector().getByText('Between them').waitFor()
    expect(await barriersInBothThemes(at.page)).toEqual([])
    await inspector().getByRole('button', { name: 'Pin them' }).click()
    await at.page.getByRole('button', { name: /^Undo: pin \d+ things/ }).waitFor()
    await inspector().getByRole('button', { name: 'Unpin them' }).click()
    await at.page.getByRole('button', { name: /^Undo: unpin \d+ things/ }).waitFor()
    await inspector().getByRole('button', { name: 'Hide them' }).click()
    await expect.poll(() => on.statusLine(at.page)).toMatch(/hidden\./)
    await at.page.keyboard.press('Control+z')
    await expect.poll(() => on.statusLine(at.page)).toBe(before)
  })

  test('a lasso on the map selects the places within', async () => {
    await view('3', /^Map\./)
    await at.page.getByText('Novorossiysk', { exact: true }).waitFor()
    await lasso(at.page, drawing(), [0.01, 0.02, 0.99, 0.99])
    await inspector()
      .getByRole('heading', { name: /^\d+ things selected$/ })
      .waitFor()
  })

  test('Shift and the arrows select rows of the table, Space one more', async () => {
    await drawing().focus()
    await at.page.keyboard.press('4')
    const rows = at.page.getByRole('grid').locator('tr[aria-selected]')
    await rows.first().focus()
    await at.page.keyboard.press('Shift+ArrowDown')
    await at.page.keyboard.press('Shift+ArrowDown')
    const chosen = () => at.page.getByRole('grid').locator('tr[aria-selected="true"]').count()
    await expect.poll(chosen).toBe(3)
    await inspector()
      .getByText(/^3 shipments,/)
      .waitFor()
    await at.page.keyboard.press('ArrowDown')
    await at.page.keyboard.press('Space')
    await expect.poll(chosen).toBe(4)
    await at.page.keyboard.press('Space')
    await expect.poll(chosen).toBe(3)
    await at.page.keyboard.press('Shift+ArrowUp')
    await expect.poll(chosen).toBe(2)
    expect(await barriersInBothThemes(at.page)).toEqual([])
  })

  test('without a mouse a node is pinned, let go and pinned again by undo', async () => {
    await view('2', /^Network\./)
    await on.networkReady(at.page)
    await drawing().focus()
    await at.page.keyboard.press('ArrowRight')
    await at.page.keyboard.press('p')
    const undo = at.page.getByRole('button', { name: /^Undo: pin / })
    await undo.waitFor()
    await at.page.keyboard.press('p')
    await at.page.getByRole('button', { name: /^Undo: unpin / }).waitFor()
    await at.page.keyboard.press('Control+z')
    await undo.waitFor()
    expect(await barriersInBothThemes(at.page)).toEqual([])
  })
})
