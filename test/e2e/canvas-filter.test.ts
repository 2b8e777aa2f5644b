import { expect, test } from 'vitest'
import { inDemoCase } from './case.ts'
import { barriersInBothThemes } from './screen.ts'
import * as on from './steps.ts'

inDemoCase('what the canvas shows and how', '/', (at) => {
  const filter = () => at.page.getByRole('dialog', { name: 'Show on the canvas' })

  test('a filter says exactly what each choice holds, and shows that', async () => {
    await at.page.getByRole('button', { name: 'Filter', exact: true }).click()
    const choice = filter().getByRole('group', { name: 'Departed' }).locator('label').first()
    const [year, count] = (await choice.innerText()).split(/\s+/)
    expect(await barriersInBothThemes(at.page)).toEqual([])
    for (const box of await filter().getByRole('group', { name: 'Departed' }).getByRole('checkbox').all())
      if ((await box.locator('..').innerText()).split(/\s+/)[0] !== year) await box.uncheck()
    await expect.poll(() => on.statusLine(at.page)).toMatch(new RegExp(`^${count} of `))
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('contentinfo').getByRole('button', { name: 'Clear the filter' }).click()
    await expect.poll(() => on.statusLine(at.page)).toContain('Nothing is hidden')
  })

  test('the same without a mouse, and undo takes it back', async () => {
    const all = await on.statusLine(at.page)
    await at.page.getByRole('button', { name: 'Filter', exact: true }).focus()
    await at.page.keyboard.press('Enter')
    await filter().getByRole('checkbox').first().focus()
    await at.page.keyboard.press('Space')
    await expect.poll(() => on.statusLine(at.page)).not.toBe(all)
    await at.page.keyboard.press('Escape')
    await filter().waitFor({ state: 'hidden' })
    await at.page.keyboard.press('Control+z')
    await expect.poll(() => on.statusLine(at.page)).toBe(all)
  })

  test('the network groups parties by country, owner and address', async () => {
    await at.page.goto('/?view=network')
    await on.networkReady(at.page)
    const arrangement = at.page.getByRole('combobox', { name: 'Arrangement' })
    for (const name of ['By country', 'By owner', 'By address', 'Concentric', 'By ties', 'Layered']) {
      await arrangement.selectOption(name)
      await at.page.getByText(`Arranged: ${name.toLowerCase()}`).waitFor()
    }
    expect(await at.page.getByRole('alert').count()).toBe(0)
  })
})
