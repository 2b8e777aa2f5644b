import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { OwnFile } from './own-case.ts'

/** The answer in one sentence. */
export const verdict = (page: Page): Locator => page.getByTestId('verdict')

/** Waits until the question asked is answered as it stands. */
export async function answered(page: Page): Promise<void> {
  await verdict(page).waitFor()
  await page.getByText(/^Answered in /).waitFor()
}

/** One figure of the answer, by its name. */
export const figure = (page: Page, name: string): Locator =>
  page.getByRole('complementary', { name: 'Answer' }).getByRole('listitem').filter({ hasText: name }).first()

/** A figure as the screen rounds it. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en')

/** A figure with every digit that is known. */
export const digits = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 6 })

/** What the canvas shows, in words. */
export const statusLine = (page: Page): Promise<string> => page.getByRole('contentinfo').getByRole('status').innerText()

/** Movements of the marked chain as the link has them. */
export const chainInLink = (page: Page): string[] =>
  JSON.parse(new URL(page.url()).searchParams.get('chain') ?? '[]') as string[]

/** Types into the search box and picks what is called so. */
export async function search(page: Page, typed: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find/ }).fill(typed)
  await page.getByRole('option', { name }).first().click()
}

/** In an editor of the question takes one choice out and picks another that is found by what is typed. */
export async function pickOnly(page: Page, token: RegExp, out: string, typed: string, name: string): Promise<void> {
  await page.getByRole('button', { name: token }).click()
  const editor = page.getByRole('dialog')
  await editor.getByRole('option', { name: out }).click()
  await editor.getByRole('combobox').fill(typed)
  await editor.getByRole('option', { name }).click()
  await page.keyboard.press('Escape')
  await editor.waitFor({ state: 'hidden' })
  expect(await page.getByRole('button', { name: token }).innerText()).toBe(name)
}

/** Drops files on the page as the mouse would. */
export async function dropFiles(page: Page, files: readonly OwnFile[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, text } of given) data.items.add(new File([text], name, { type: 'text/csv' }))
    return data
  }, files)
  const zone = page.getByText('Drop CSV files here', { exact: false })
  await zone.dispatchEvent('dragover', { dataTransfer: transfer })
  await page.getByText('Let go to send these files').dispatchEvent('drop', { dataTransfer: transfer })
  await transfer.dispose()
}

/** Pixels by which the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))

/** What the keyboard stands on in an open list. */
export const activeOption = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
    return document.getElementById(id)?.innerText
  })

/** Waits until the network is drawn: only then does the toolbar know how it is arranged. */
export const networkReady = (page: Page): Promise<void> => page.getByRole('combobox', { name: 'Arrangement' }).waitFor()

/** Looks again and again until something is so, for as long as a loaded machine may need to save it. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 })
