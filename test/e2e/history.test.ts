import { expect, test } from 'vitest'
import { inDemoCase } from './case.ts'
import { barriersInBothThemes } from './screen.ts'
import * as on from './steps.ts'

inDemoCase('earlier answers', '/', (at) => {
  const history = () => at.page.getByRole('list', { name: 'Earlier answers' })
  const open = () => at.page.getByRole('button', { name: 'Earlier answers' })

  test('are asked again from the list, by mouse and by keyboard, and forgotten on request', async () => {
    const first = await on.verdict(at.page).innerText()
    await at.page.goto('/?q=f-c.ES*t-g.ru-military*g-t1_t2')
    await at.page.getByText('Proved, no limit reached').waitFor()
    await open().click()
    expect(await history().getByRole('button').count()).toBe(2)
    expect(await history().innerText()).toMatch(/398 chains/)
    expect(await barriersInBothThemes(at.page)).toEqual([])
    await history()
      .getByRole('button', { name: /EU sellers/ })
      .click()
    await on.answered(at.page)
    await expect.poll(() => on.verdict(at.page).innerText(), { timeout: 20_000 }).toBe(first)

    await open().press('Enter')
    await history().getByRole('button', { name: /Spain/ }).press('Enter')
    await at.page.getByText('Proved, no limit reached').waitFor()
    await open().press('Enter')
    await at.page.getByRole('button', { name: 'Forget them' }).press('Enter')
    await at.page.getByText('None yet.').waitFor()
  })
})
