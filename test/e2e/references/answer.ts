import type { Page } from 'playwright-core'
import * as on from '../steps.ts'
import { later } from './still-at.ts'
import { workspace } from './workspace.ts'
import type { Scene } from './scene.ts'

const none = '/?q=f-c.ES*t-g.ru-military*g-t1_t2'

/** Opens what a figure of the answer rests on. */
async function proof(page: Page, button: string | RegExp) {
  await workspace(page)
  await page.getByRole('button', { name: button }).click()
  return page.getByRole('dialog')
}

/** Answers a question of the page with what the server says, changed. */
async function changed(page: Page, path: string, change: (answer: Record<string, unknown>) => void): Promise<void> {
  await page.route(`**${path}`, async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as Record<string, unknown>
    change(body)
    await route.fulfill({ response, json: body })
  })
}

/** What the question was answered with, in each of its states. */
export const answerScenes: readonly Scene[] = [
  { name: 'parties', show: ({ page }) => workspace(page, '/?panel=parties').then(() => answer(page)) },
  { name: 'shipments', show: ({ page }) => workspace(page, '/?panel=shipments').then(() => answer(page)) },
  {
    name: 'what-if',
    async show({ page }) {
      await workspace(page, '/?panel=what-if')
      const panel = page.getByRole('tabpanel', { name: 'What if' })
      await panel.getByRole('combobox').first().fill('Kedrimpuls')
      await panel
        .getByRole('option', { name: /Kedrimpuls/ })
        .first()
        .click()
      await panel.getByRole('button', { name: 'Compare', exact: true }).click()
      await panel.getByRole('row', { name: /^Shipments/ }).waitFor()
      await page.getByText('gone without them').waitFor()
    },
  },
  {
    name: 'choke-points',
    async show({ page }) {
      await workspace(page)
      const foot = page.getByRole('region', { name: 'Choke points' })
      await foot.getByRole('button', { name: /breaks every chain/ }).click()
      await page.getByText(/breaks? every chain\. Proved/).waitFor()
      const curve = page.getByText('At most, kg, as parties are listed in turn')
      await curve.waitFor()
      await curve.scrollIntoViewIfNeeded()
      return answer(page)
    },
  },
  { name: 'assumption', show: ({ page }) => proof(page, /^if only .* is missing$/) },
  { name: 'drawing-rule', show: ({ page }) => proof(page, /by the rule$/) },
  { name: 'limits', show: ({ page }) => proof(page, /^limited by/) },
  {
    name: 'months',
    async show({ page }) {
      const dialog = await proof(page, 'When')
      await dialog.getByRole('row').nth(2).waitFor()
      return dialog
    },
  },
  {
    name: 'none-proved',
    async show({ page }) {
      await page.goto(none)
      await page.getByText('Proved, no limit reached').waitFor()
      for (const name of ['Codes agree to 4 digits', 'Any goods on the way', 'Held at most 365 days'])
        await page.getByRole('row', { name: new RegExp(`^${name} (still no chain|\\d+ shipment)`) }).waitFor()
    },
  },
  {
    name: 'partial',
    async show({ page }) {
      await changed(page, '/api/v1/trace', (body) => {
        Object.assign(body, {
          complete: false,
          stoppedBy: { limit: 'time', phase: 'chains', detail: '1,210 of 1,963 chains were ranked' },
        })
      })
      await workspace(page)
      return answer(page)
    },
  },
  {
    name: 'earlier-question',
    async show({ page }) {
      await workspace(page)
      await on.pickOnly(page, /^From:/, 'EU sellers', 'Oriveld', 'Oriveld Components B.V.')
      await page
        .getByText(/answers the earlier question/i)
        .first()
        .waitFor()
      return page.locator('#question')
    },
  },
  {
    name: 'stale',
    async show({ page }) {
      await changed(page, '/api/v1/status', (body) => {
        const graph = body['graph'] as { version: number }
        graph.version += 1
      })
      await workspace(page)
      await page.getByText('The records have changed since this answer.').waitFor()
      return answer(page)
    },
  },
  {
    name: 'refused',
    async show({ page }) {
      await page.goto('/?q=f-p.demo%3Avanished*t-g.ru-military&sel=demo%3AS-9999')
      await page.getByText('It is not in the records any more, or never was.').waitFor()
      await page.getByText('no party has the id demo:vanished').first().waitFor()
    },
  },
  {
    name: 'away',
    async show({ page }) {
      await workspace(page)
      await page.context().setOffline(true)
      await page.keyboard.press('Control+Enter')
      await page.getByRole('alert').filter({ hasText: 'Trying again in' }).waitFor()
      return answer(page)
    },
  },
  {
    name: 'waiting',
    async show({ page }) {
      // The server takes its time: the answer never comes while the picture is taken.
      await page.route('**/api/v1/trace', () => {})
      await page.goto('/')
      await answer(page).getByRole('status').first().waitFor({ state: 'attached' })
      await later(page, 5)
      await page.getByRole('button', { name: 'Stop', exact: true }).waitFor()
    },
  },
  { name: 'nowhere', show: ({ page }) => page.goto('/no-such-screen').then(() => undefined) },
]

const answer = (page: Page) => page.getByRole('complementary', { name: 'Answer' })
