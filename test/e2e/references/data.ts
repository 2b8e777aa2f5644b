import type { Page } from 'playwright-core'
import { ownMapping, ownParties, ownShipments } from '../own-case.ts'
import * as on from '../steps.ts'
import type { Scene } from './scene.ts'

async function open(page: Page): Promise<void> {
  await page.goto('/data')
  await page.getByRole('region', { name: 'demo' }).waitFor()
}

async function dropped(page: Page): Promise<void> {
  await open(page)
  await on.dropFiles(page, [ownParties, ownShipments])
  await page.getByRole('region', { name: ownParties.name }).waitFor()
  const shipments = page.getByRole('region', { name: ownShipments.name })
  await shipments.waitFor()
  await page.getByLabel('Into dataset').fill('nord')
  await shipments.getByLabel('Format').selectOption('shipments')
  for (const [header, field] of Object.entries(ownMapping))
    await shipments.getByLabel(`Field of column ${header}`).selectOption(field)
}

/** Files, and what became of them. The last one changes the records. */
export const dataScenes: readonly Scene[] = [
  { name: 'data', small: true, show: ({ page }) => open(page) },
  {
    name: 'data-undo',
    async show({ page }) {
      await open(page)
      await page.getByRole('button', { name: 'Undo import…' }).click()
      return page.getByRole('dialog')
    },
  },
  { name: 'data-mapping', small: true, show: ({ page }) => dropped(page) },
  {
    name: 'data-dry-run',
    async show({ page }) {
      await dropped(page)
      await page.getByRole('button', { name: 'Dry run' }).click()
      await page.getByText('Dry run, nothing written').waitFor()
      await page.getByText('Why it cannot be used').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'data-imported',
    async show({ page }) {
      await dropped(page)
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByText('Imported', { exact: true }).waitFor()
      await page.getByText('Why it cannot be used').scrollIntoViewIfNeeded()
    },
  },
]

/** Before there is anything. */
export const emptyScenes: readonly Scene[] = [
  {
    name: 'empty-workspace',
    empty: true,
    async show({ page }) {
      await page.goto('/')
      await page.getByText('There are no shipments to follow yet.').waitFor()
    },
  },
  {
    name: 'empty-data',
    empty: true,
    async show({ page }) {
      await page.goto('/data')
      await page.getByText('Nothing is imported yet.').waitFor()
    },
  },
  {
    name: 'empty-cases',
    empty: true,
    async show({ page }) {
      await page.goto('/cases')
      await page.getByText('There is no case yet').waitFor()
    },
  },
]
