import type { Page } from 'playwright-core'
import { later } from './still-at.ts'
import { workspace } from './workspace.ts'
import type { Scene } from './scene.ts'

const drawer = (page: Page) => page.getByRole('region', { name: 'Queries', exact: true })
const result = (page: Page) => drawer(page).getByRole('region', { name: 'Result' })

async function open(page: Page): Promise<void> {
  await workspace(page)
  await page.getByRole('button', { name: 'Queries', exact: true }).click()
  await drawer(page)
    .getByRole('button', { name: /^Pass-through within 60 days/ })
    .waitFor()
}

async function run(page: Page, query: RegExp): Promise<void> {
  await open(page)
  await drawer(page).getByRole('button', { name: query }).click()
  await drawer(page).getByRole('button', { name: 'Run' }).click()
  await result(page)
    .getByText(/^\d+ rows/)
    .waitFor()
}

/** The console over the foot of the workspace. */
export const queryScenes: readonly Scene[] = [
  {
    name: 'queries',
    small: true,
    show: ({ page }) => run(page, /^Suppliers to end-users/),
  },
  {
    name: 'queries-graph',
    async show({ page }) {
      await run(page, /^Shared telephone, mail or site/)
      await result(page)
        .getByText(/^\d+ things and \d+ ties are named in these rows/)
        .waitFor()
      return drawer(page)
    },
  },
  {
    name: 'queries-chart',
    async show({ page }) {
      await run(page, /^Suppliers to end-users/)
      await result(page).getByRole('button', { name: 'Chart' }).click()
      await result(page).getByRole('figure').locator('canvas').waitFor()
      return drawer(page)
    },
  },
  {
    name: 'queries-vocabulary',
    async show({ page }) {
      await open(page)
      await drawer(page).getByRole('tab', { name: 'Vocabulary' }).click()
      await drawer(page).getByRole('button', { name: 'Properties of Shipment' }).waitFor()
      return drawer(page)
    },
  },
  {
    name: 'queries-refused',
    async show({ page }) {
      await open(page)
      await drawer(page).getByRole('textbox', { name: 'Cypher statement' }).click()
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await page.keyboard.insertText('MATCH (s:Shipment)\nSET s.checked = true')
      await later(page, 5)
      await drawer(page).locator('.cm-lintRange-error').first().waitFor()
      await drawer(page).getByRole('button', { name: 'Run' }).click()
      await result(page)
        .getByText(/^Refused, /)
        .waitFor()
      return drawer(page)
    },
  },
  {
    name: 'queries-watch',
    async show({ page }) {
      await run(page, /^Suppliers to end-users/)
      await drawer(page).getByRole('button', { name: 'More', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Watch…' }).click()
      return page.getByRole('dialog', { name: /^Watch/ })
    },
  },
]
