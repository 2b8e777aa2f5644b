import type { Page } from 'playwright-core'
import * as on from '../steps.ts'
import type { Scene } from './scene.ts'

/** The workspace at this address, its question answered and its view drawn. */
export async function workspace(page: Page, path = '/'): Promise<void> {
  await page.goto(path)
  await on.answered(page)
  await page.getByRole('application').or(page.getByRole('grid')).first().waitFor()
}

const firstRoute = (page: Page) => page.getByRole('list', { name: 'Routes' }).getByRole('button').first()

/** Opens the menu of this name beside the views, and gives it. */
async function menu(page: Page, button: string, role: 'menu' | 'dialog') {
  await workspace(page)
  await page.getByRole('button', { name: button, exact: true }).click()
  return page.getByRole(role)
}

/** The views, and what can be opened over them. */
export const workspaceScenes: readonly Scene[] = [
  {
    name: 'welcome',
    first: true,
    async show({ page }) {
      await workspace(page)
      return page.getByRole('complementary', { name: 'Inspector' })
    },
  },
  {
    // A chain marked, its last shipment open with the row that says so.
    name: 'corridor',
    small: true,
    async show({ page }) {
      await workspace(page)
      await firstRoute(page).press('ArrowLeft')
      await page.getByTestId('inspector').locator('pre').waitFor()
      await page.getByText(/^Where these/).waitFor()
    },
  },
  {
    name: 'network',
    small: true,
    async show({ page }) {
      await workspace(page, '/?view=network')
      await on.networkReady(page)
    },
  },
  {
    name: 'map',
    small: true,
    async show({ page }) {
      await workspace(page, '/?view=map')
      await page.getByText('Novorossiysk', { exact: true }).waitFor()
    },
  },
  { name: 'table', small: true, show: ({ page }) => workspace(page, '/?view=table') },
  {
    name: 'names-hidden',
    async show({ page }) {
      await workspace(page)
      await page.getByRole('button', { name: 'Hide names' }).click()
      await page
        .getByText(/^Company RU-\d+$/)
        .first()
        .waitFor()
      await on.answered(page)
      return page.getByRole('main')
    },
  },
  {
    name: 'time-frame',
    async show({ page }) {
      await workspace(page, '/?from=2022-06-01&to=2023-03-31')
      return page.getByRole('region', { name: 'Timeline' })
    },
  },
  {
    name: 'palette',
    async show({ page }) {
      await workspace(page)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: /Find/ }).fill('kedr')
      await page
        .getByRole('option', { name: /OOO Kedrimpuls/ })
        .first()
        .waitFor()
      return page.getByRole('listbox')
    },
  },
  {
    name: 'palette-commands',
    async show({ page }) {
      await workspace(page)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: /Find/ }).fill('>')
      await page.getByRole('option', { name: /^Show the map/ }).waitFor()
      return page.getByRole('listbox')
    },
  },
  {
    name: 'keys',
    async show({ page }) {
      await workspace(page)
      await page.keyboard.press('?')
      return page.getByRole('dialog', { name: 'Keys' })
    },
  },
  {
    name: 'theme-menu',
    async show({ page }) {
      await workspace(page)
      await page.getByRole('button', { name: /^Theme/ }).click()
      return page.getByRole('menu')
    },
  },
  { name: 'drawing-menu', show: ({ page }) => menu(page, 'Drawing of the canvas', 'menu') },
  { name: 'filter', show: ({ page }) => menu(page, 'Filter', 'dialog') },
  { name: 'export-menu', show: ({ page }) => menu(page, 'Export', 'menu') },
  {
    name: 'cypher',
    async show({ page }) {
      const dialog = await menu(page, 'Cypher', 'dialog')
      await dialog.getByText('MATCH').first().waitFor()
      return dialog
    },
  },
  {
    name: 'party-menu',
    async show({ page }) {
      await workspace(page)
      await page.getByRole('application').getByRole('button', { name: 'OOO Kedrimpuls' }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Ask from here' }).waitFor()
      return page.getByRole('menu')
    },
  },
  {
    // As wide as a sheet of A4, and the same in both themes.
    name: 'print',
    alike: true,
    async show({ page }) {
      await page.setViewportSize({ width: 794, height: 1123 })
      await workspace(page)
      await page.evaluate(() => {
        window.print = () => void (document.body.dataset['printed'] = 'yes')
      })
      await page.keyboard.press('Control+p')
      await page.waitForFunction(() => document.body.dataset['printed'] === 'yes')
      await page.emulateMedia({ media: 'print' })
      return page.locator('[data-print-sheet]')
    },
  },
]
