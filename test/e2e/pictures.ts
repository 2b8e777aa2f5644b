import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openChromium } from '../support/chromium.ts'
import { startProduct } from '../support/product.ts'
import { openScreen, themes } from './screen.ts'
import { smallPng } from './small-png.ts'
import * as on from './steps.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'docs')
const most = 300_000

/** The moment that says most: a route marked, its last shipment open with the row that says so. */
async function setScene(page: Page): Promise<void> {
  await page.goto('/')
  await on.answered(page)
  await page.getByRole('button', { name: 'Put this away' }).click()
  await page.getByRole('list', { name: 'Routes' }).getByRole('button').first().press('ArrowLeft')
  await page.getByTestId('inspector').locator('pre').waitFor()
  await page.getByText(/^Where these/).waitFor()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.mouse.move(700, 20)
  await page.waitForLoadState('networkidle')
}

/** The pictures of the README, from the real product with the real demo case. */
async function takeForReadme(): Promise<void> {
  await using product = await startProduct({ demo: true })
  const browser = await openChromium()
  try {
    await mkdir(folder, { recursive: true })
    for (const colorScheme of themes) {
      await using screen = await openScreen(browser, product.address, { colorScheme, reducedMotion: 'reduce' })
      await setScene(screen.page)
      const path = join(folder, `workspace-${colorScheme}.png`)
      const picture = smallPng(await screen.page.screenshot())
      if (picture.length > most) throw new Error(`${path} would have ${picture.length} bytes, more than ${most}`)
      await writeFile(path, picture)
      console.log(`${path}: ${Math.round(picture.length / 1000)} kB`)
    }
  } finally {
    await browser.close()
  }
}

/** The references, by the test that otherwise compares them; more words name the scenes to take, as `vitest -t` has it. */
function takeReferences(scenes: readonly string[]): void {
  const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs')
  const test = [vitest, 'run', '--config', 'vitest.e2e.config.ts', 'test/e2e/references.test.ts']
  const named = scenes.length === 0 ? [] : ['-t', scenes.join(' ')]
  const { status } = spawnSync(process.execPath, [...test, ...named], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, WAYBILL_PICTURES: 'renew' },
  })
  process.exitCode = status ?? 1
}

const [which, ...scenes] = process.argv.slice(2)
if (which !== undefined && which !== 'readme' && which !== 'references') {
  console.error('Usage: npm run pictures [-- readme | -- references [words of a scene]]')
  process.exit(2)
}
if (which !== 'references') await takeForReadme()
if (which !== 'readme') takeReferences(scenes)
