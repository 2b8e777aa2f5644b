import type { Page } from 'playwright-core'
import type { Case } from '../../../server/contract/cases.ts'
import { claim, emptyContent } from '../../client/cases-contents.ts'
import { workspace } from './workspace.ts'
import type { Scene, Stage } from './scene.ts'

const panel = (page: Page) => page.getByTestId('case')

/** The demo's case, its panel open. */
async function open(page: Page, id = 'demo'): Promise<void> {
  await workspace(page, `/?case=${id}`)
  await page.getByRole('button', { name: /^Case: / }).click()
  await page.getByRole('menuitem', { name: 'Show the case' }).click()
  await panel(page).waitFor()
}

const fresh = async ({ product }: Stage, name: string) =>
  (await product.call('/api/v1/cases', {
    content: { ...emptyContent, name, claims: { a: claim(1, 'As it was') } },
    by: 'Ada',
  })) as Case

/** Cases, and what one holds. */
export const caseScenes: readonly Scene[] = [
  {
    name: 'cases',
    small: true,
    async show({ page }) {
      await page.goto('/cases')
      await page.getByRole('table').waitFor()
    },
  },
  {
    name: 'case-new',
    async show({ page }) {
      await page.goto('/cases')
      await page.getByRole('button', { name: 'New case' }).first().click()
      return page.getByRole('dialog', { name: 'New case' })
    },
  },
  {
    name: 'case-delete',
    async show({ page }) {
      await page.goto('/cases')
      await page.getByRole('button', { name: 'More for The Yasenets line', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Delete…' }).click()
      return page.getByRole('dialog', { name: 'Delete the case' })
    },
  },
  {
    name: 'case-panel',
    small: true,
    async show({ page }) {
      await open(page)
      await panel(page)
        .getByRole('button', { name: /^Open claim 1/ })
        .click()
    },
  },
  {
    name: 'case-history',
    async show({ page }) {
      await open(page)
      await page.getByRole('button', { name: /^Case: / }).click()
      await page.getByRole('menuitem', { name: 'History…' }).click()
      const history = page.getByRole('dialog', { name: 'History' })
      await history.getByText('Version 1, ').waitFor()
      return history
    },
  },
  {
    name: 'case-menu',
    async show({ page }) {
      await open(page)
      await page.getByRole('button', { name: /^Case: / }).click()
      return page.getByRole('menu')
    },
  },
  {
    name: 'case-gone',
    async show({ page }) {
      await workspace(page, '/?case=no-such-case')
      const bar = page.getByText('The case of this link is not here').locator('..')
      await bar.waitFor()
      return bar
    },
  },
  {
    name: 'export-dialog',
    small: true,
    async show({ page }) {
      await open(page)
      await page.getByRole('button', { name: 'Export evidence' }).click()
      const dialog = page.getByRole('dialog', { name: 'Export evidence' })
      await dialog.getByRole('figure', { name: /First page of the report/ }).waitFor()
      return dialog
    },
  },
  // These begin cases of their own, which the lists above must not hold yet.
  {
    name: 'case-report',
    async show(stage) {
      const { page } = stage
      await open(page, (await fresh(stage, 'To report')).id)
      await panel(page).getByRole('button', { name: 'Arrange the report' }).click()
      const title = panel(page).getByRole('textbox', { name: 'Title of the report' })
      await title.scrollIntoViewIfNeeded()
      return page.getByRole('complementary', { name: 'Inspector' })
    },
  },
  {
    name: 'case-conflict',
    async show(stage) {
      const { page, product } = stage
      const { id, version } = await fresh(stage, 'Two people')
      await open(page, id)
      await panel(page)
        .getByRole('button', { name: /^Open claim 1/ })
        .click()
      const theirs = await fetch(`${product.address}/api/v1/cases/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify({
          patch: { claims: { a: { sentence: 'Records show them selling until May.' } } },
          step: 'change claim 1',
          by: 'Bo',
        }),
      })
      if (!theirs.ok) throw new Error(await theirs.text())
      await page.getByRole('textbox', { name: 'Sentence of claim 1' }).fill('Records show them selling until June.')
      const dialog = page.getByRole('dialog', { name: 'Both of you changed the same' })
      await dialog.getByText('selling until May').waitFor()
      return dialog
    },
  },
]
