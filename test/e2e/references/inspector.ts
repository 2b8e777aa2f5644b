import type { Page } from 'playwright-core'
import * as on from '../steps.ts'
import { workspace } from './workspace.ts'
import type { Scene } from './scene.ts'

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })

async function selected(page: Page, id: string) {
  await workspace(page, `/?sel=${encodeURIComponent(id)}`)
  await page.getByTestId('inspector').getByRole('heading', { name: 'Source row' }).waitFor()
  return inspector(page)
}

/** What the inspector shows of each kind of thing, and what it opens. */
export const inspectorScenes: readonly Scene[] = [
  { name: 'inspector-party', show: ({ page }) => selected(page, 'demo:kedrimpuls') },
  { name: 'inspector-person', show: ({ page }) => selected(page, 'demo:ruslan-tumashov') },
  {
    name: 'inspector-explained',
    async show({ page }) {
      // Sold directly, before the period that the question asks about.
      await selected(page, 'demo:S-0237')
      await page.getByRole('button', { name: 'Explain', exact: true }).click()
      await page.getByRole('button', { name: 'Explain', exact: true }).waitFor({ state: 'hidden' })
      return inspector(page)
    },
  },
  {
    name: 'inspector-bundle',
    async show({ page }) {
      await workspace(page)
      await page.getByRole('application').getByText('1,870 kg').first().click()
      await inspector(page)
        .getByText(/shipments/)
        .first()
        .waitFor()
      return inspector(page)
    },
  },
  {
    name: 'inspector-several',
    async show({ page }) {
      await workspace(page, '/?view=table')
      await page.getByRole('grid').locator('tr[aria-selected]').first().focus()
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
      await inspector(page)
        .getByText(/^3 shipments,/)
        .waitFor()
      return inspector(page)
    },
  },
  {
    // Directors come onto the canvas, and the ties to them with them.
    name: 'related',
    async show({ page }) {
      await workspace(page, '/?view=network&sel=demo%3Akedrimpuls')
      await on.networkReady(page)
      await page.getByRole('button', { name: 'Expand', exact: true }).click()
      const choice = page.getByRole('dialog', { name: 'Expand Kedrimpuls' })
      for (const kind of ['Directors', 'Addresses']) {
        const line = choice.locator('label', { hasText: kind })
        await line.waitFor()
        await line.getByRole('checkbox').check()
      }
      await choice.getByRole('button', { name: /^Add \d+/ }).click()
      await choice.waitFor({ state: 'hidden' })
      await on.networkReady(page)
      return page.getByRole('main')
    },
  },
  {
    name: 'expand',
    async show({ page }) {
      await workspace(page, '/?sel=demo%3Akedrimpuls')
      await page.getByRole('button', { name: 'Expand', exact: true }).click()
      const choice = page.getByRole('dialog', { name: 'Expand Kedrimpuls' })
      await choice.locator('label', { hasText: 'Directors' }).waitFor()
      return choice
    },
  },
  {
    name: 'source-row',
    async show({ page }) {
      await selected(page, 'demo:S-0469')
      await inspector(page).getByRole('button', { name: 'Open row' }).click()
      await page.getByRole('dialog').locator('pre').waitFor()
      return page.getByRole('dialog')
    },
  },
  {
    name: 'paths',
    async show({ page }) {
      await workspace(page)
      await page.getByRole('application').getByRole('button', { name: 'Sarybulak' }).click()
      await page.getByRole('application').getByRole('button', { name: 'Pak Wan' }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Paths to what was selected' }).click()
      const dialog = page.getByRole('dialog', { name: 'Paths between' })
      await dialog.getByRole('listitem').first().waitFor()
      return dialog
    },
  },
]
