import type { Page } from 'playwright-core'
import * as on from '../steps.ts'
import type { Scene } from './scene.ts'

/** The workspace at this address, its question answered. */
export async function workspace(page: Page, path = '/'): Promise<void> {
  await page.goto(path)
  await on.answered(page)
}

const drawn = (page: Page, path: string) =>
  workspace(page, path).then(() => page.getByRole('application').or(page.getByRole('grid')).first().waitFor())

/** Marks the first chain and opens one of its shipments, with the row that says so. */
export async function legOpen(page: Page): Promise<void> {
  await drawn(page, '/')
  await page.getByRole('list', { name: 'Routes' }).getByRole('button').first().press('ArrowLeft')
  await page.getByTestId('inspector').locator('pre').waitFor()
  await page.getByText(/^Where these/).waitFor()
}

export const workspaceScenes: readonly Scene[] = [
  { name: 'welcome', first: true, show: ({ page }) => drawn(page, '/') },
  { name: 'corridor', small: true, show: ({ page }) => legOpen(page) },
  {
    name: 'network',
    small: true,
    async show({ page }) {
      await drawn(page, '/?view=network')
      await on.networkReady(page)
    },
  },
  {
    name: 'map',
    small: true,
    async show({ page }) {
      await drawn(page, '/?view=map')
      await page.getByText('Novorossiysk', { exact: true }).waitFor()
    },
  },
  { name: 'table', small: true, show: ({ page }) => drawn(page, '/?view=table') },
]
