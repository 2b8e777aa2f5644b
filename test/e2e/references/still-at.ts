import type { Page } from 'playwright-core'

/** The moment at which every reference picture is taken, for the page and for the server. */
export const stillAt = '2026-03-02T09:30:00.000Z'

/** Lets seconds pass for what the page has shown: its clock stands still otherwise, and who waits by it waits for ever. */
export async function later(page: Page, seconds: number): Promise<void> {
  // Whatever is being shown now has looked at the clock before it moves on.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.clock.setFixedTime(Date.parse(stillAt) + seconds * 1000)
}
