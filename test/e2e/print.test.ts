import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { inDemoCase } from './case.ts'
import * as on from './steps.ts'

/** Lets the page print to nowhere, and says when it would have. */
async function printed(page: Page, start: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    delete document.body.dataset['printed']
    window.print = () => {
      document.body.dataset['printed'] = 'yes'
    }
  })
  await start()
  await page.waitForFunction(() => document.body.dataset['printed'] === 'yes')
}

/** Pages of a PDF, by its own page tree. */
const pagesOf = (pdf: Buffer): number =>
  Math.max(...Array.from(pdf.toString('latin1').matchAll(/\/Count (\d+)/g), ([, n]) => Number(n)))

inDemoCase('a printed answer', '/', (at) => {
  const sheet = () => at.page.locator('[data-print-sheet]')

  test('holds question, verdict, corridor, routes with a source a row, hashes and assumptions, on A4 and Letter', async () => {
    await at.page.getByRole('application').waitFor()
    const verdict = await on.verdict(at.page).innerText()
    await printed(at.page, () => at.page.keyboard.press('Control+p'))
    expect(await sheet().isVisible()).toBe(false)
    await at.page.emulateMedia({ media: 'print' })
    const text = await sheet().innerText()
    expect(text).toContain(
      'How did tier 1–2 goods from EU sellers reach Russian military end-users between 1 Mar 2022 and 31 Dec 2023?',
    )
    expect(text).toContain(verdict)
    expect(text).toMatch(/In force on every page: by net weight; .*avoiding nobody; /)
    const { chains } = (await at.product.call('/api/v1/trace', {
      from: { group: 'eu' },
      to: { group: 'ru-military' },
      goods: { tiers: ['1', '2'] },
      period: { from: '2022-03-01', to: '2023-12-31' },
      limit: 1000,
    })) as TraceAnswer
    for (const id of chains[0]!.movements)
      expect(text).toMatch(new RegExp(`${id.replace('demo:', '')}\\b.*shipments\\.csv, row \\d+`))
    expect(text).not.toContain('not read')
    expect(text).toMatch(/SHA-256 [0-9a-f]{64}/)
    expect(await sheet().locator('svg text', { hasText: 'OOO Kedrimpuls' }).count()).toBe(1)
    expect(await at.page.getByRole('main').isVisible()).toBe(false)
    for (const format of ['A4', 'Letter']) {
      if ((await sheet().count()) === 0) await printed(at.page, () => at.page.keyboard.press('Control+p'))
      const pages = pagesOf(await at.page.pdf({ format, printBackground: true }))
      expect(pages).toBeGreaterThan(1)
      expect(pages).toBeLessThan(8)
      // Once printed, the sheet is out of the page.
      await sheet().waitFor({ state: 'detached' })
    }
  })

  test('is printed from the palette too, with codes while names are hidden', async () => {
    await at.page.getByRole('button', { name: 'Hide names' }).click()
    await at.page
      .getByText(/^Company RU-\d+$/)
      .first()
      .waitFor()
    await on.answered(at.page)
    await printed(at.page, () => on.search(at.page, '> print', /^Print the answer/))
    await at.page.emulateMedia({ media: 'print' })
    expect(await sheet().innerText()).not.toMatch(/kedrimpuls|yasenets|demirkuyu/i)
  })
})
