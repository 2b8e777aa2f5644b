import type { Page } from 'playwright-core'
import { workspace } from './workspace.ts'
import type { Scene } from './scene.ts'

async function editor(page: Page, token: RegExp) {
  await workspace(page)
  await page.getByRole('button', { name: token }).click()
  return page.getByRole('dialog')
}

/** The editors of the question's tokens. */
export const questionScenes: readonly Scene[] = [
  {
    name: 'editor-from',
    async show({ page }) {
      const dialog = await editor(page, /^From:/)
      await dialog.getByRole('combobox').fill('germ')
      await dialog.getByRole('option', { name: /Germany/ }).waitFor()
      return dialog
    },
  },
  { name: 'editor-goods', show: ({ page }) => editor(page, /^Goods:/) },
  { name: 'editor-start', show: ({ page }) => editor(page, /^Period starts:/) },
  { name: 'editor-drawn', show: ({ page }) => editor(page, /^Stock is drawn:/) },
  { name: 'editor-conditions', show: ({ page }) => editor(page, /^Add a condition/) },
  {
    name: 'earlier-answers',
    async show({ page }) {
      await workspace(page, '/?q=f-g.eu*t-g.ru-military&view=table')
      await workspace(page)
      await page.getByRole('button', { name: 'Earlier answers' }).click()
      return page.getByRole('dialog')
    },
  },
]
