import { expect, test } from 'vitest'
import type { PathsAnswer } from '../../server/contract/paths.ts'
import { inDemoCase } from './case.ts'
import { barriersInBothThemes } from './screen.ts'
import * as on from './steps.ts'

inDemoCase('paths between things', '/', (at) => {
  const row = (name: string) => at.page.getByRole('application').getByRole('button', { name })
  const dialog = () => at.page.getByRole('dialog', { name: 'Paths between' })

  test('are found from the menu, say how far they are whole, and are put on the canvas in one step', async () => {
    await row('Sarybulak').click()
    await row('Pak Wan').click({ button: 'right' })
    await at.page.getByRole('menuitem', { name: 'Paths to what was selected' }).click()
    const { paths } = (await at.product.call('/api/v1/paths', {
      ids: ['demo:sarybulak', 'demo:pakwan'],
      edges: [
        'CONSIGNED',
        'DELIVERED_TO',
        'OWNS',
        'DIRECTS',
        'RELATED_TO',
        'SUPPLIES',
        'REGISTERED_AT',
        'REACHED_BY',
        'SAME_AS',
        'LISTED_IN',
      ],
    })) as PathsAnswer
    expect(paths.length).toBeGreaterThan(0)
    const list = dialog().getByRole('listitem')
    await list.first().waitFor()
    expect(await list.count()).toBe(paths.length)
    expect(await barriersInBothThemes(at.page)).toEqual([])
    await dialog().getByRole('combobox').selectOption('1 step')
    await dialog().getByText('No path of up to 1 step in these records.').waitFor()
    await dialog().getByRole('combobox').selectOption('4 steps')
    await dialog()
      .getByRole('button', { name: /^Put all/ })
      .click()
    await at.page.getByRole('application', { name: /^Network\./ }).waitFor()
    await on.networkReady(at.page)
    await at.page.getByRole('button', { name: /^Undo: add \d+ paths?$/ }).click()
    await expect.poll(() => on.statusLine(at.page)).not.toContain('related')
  })

  test('are found without a mouse too', async () => {
    await at.page.getByRole('application').focus()
    await at.page.keyboard.press('4')
    await at.page.getByRole('button', { name: 'Parties', exact: true }).press('Enter')
    await at.page.getByRole('grid').locator('tr[aria-selected]').first().focus()
    await at.page.keyboard.press('Shift+ArrowDown')
    await on.search(at.page, '> paths', /^Paths between what is selected/)
    await dialog().waitFor()
    await at.page.keyboard.press('Tab')
    await at.page.keyboard.press('Space')
    await dialog().getByRole('status').first().waitFor()
    await at.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })
})
