import { readdirSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { difference, kept, referenceOf, renew, renewing, report } from './references/compare.ts'
import type { Scene } from './references/scene.ts'
import { stillAt } from './references/still-at.ts'
import { workspaceScenes } from './references/workspace.ts'
import { openScreen, themes } from './screen.ts'

const scenes: readonly Scene[] = [...workspaceScenes]
const sizes = { usual: { width: 1440, height: 900 }, small: { width: 1024, height: 768 } } as const
type Size = keyof typeof sizes
const sizesOf = ({ small }: Scene): Size[] => (small ? ['usual', 'small'] : ['usual'])
const fileOf = (scene: Scene, size: Size, theme: string) =>
  `${scene.name}${size === 'usual' ? '' : `-${sizes[size].width}`}-${theme}`

/** Puts what no clock keeps still, how long something took, to one value. */
const withoutDurations = (page: Page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode
      const still = text.nodeValue?.replace(/(Answered in |, )\d[\d.,]*( s| ms)$/, '$10.25$2')
      if (still !== undefined && still !== text.nodeValue) text.nodeValue = still
    }
  })

/** The part as it stands when nothing in it moves, and every letter has its own shape. */
async function pictureOf(page: Page, part: Locator | void): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await withoutDurations(page)
  return (part ?? page).screenshot({ animations: 'disabled' })
}

/** Takes pictures until one is as it should be, or until looking again has changed nothing so many times. */
async function takeUntil(
  page: Page,
  part: Locator | void,
  good: (picture: Buffer) => boolean,
  looks: number,
): Promise<Buffer> {
  let last = await pictureOf(page, part)
  for (let still = 0; !good(last) && still < looks;) {
    await page.waitForTimeout(250)
    const next = await pictureOf(page, part)
    still = next.equals(last) ? still + 1 : 0
    last = next
  }
  return last
}

// The references are the pictures of the Chromium that comes with the dependencies: another one draws other letters.
describe.skipIf(whyNoChromium() !== undefined)('screens and states look as they were looked at', () => {
  let browser: Browser
  let product: Product

  beforeAll(async () => {
    const clock = new URL('references/still-clock.ts', import.meta.url)
    product = await startProduct({ demo: true, env: { NODE_OPTIONS: `--import=${clock.href}` } })
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  for (const scene of scenes)
    for (const size of sizesOf(scene))
      test(`${scene.name}, ${sizes[size].width} × ${sizes[size].height}`, async () => {
        await using screen = await openScreen(browser, product.address, {
          viewport: sizes[size],
          reducedMotion: 'reduce',
        })
        const { page } = screen
        await page.clock.setFixedTime(stillAt)
        await page.context().addInitScript((first) => {
          localStorage.setItem('waybill.workspace', JSON.stringify({ welcomed: !first }))
          localStorage.setItem('waybill.person', 'Ada')
        }, scene.first ?? false)
        await page.mouse.move(0, 0)
        const part = await scene.show({ product, screen, page })
        const wrong: string[] = []
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme })
          const name = fileOf(scene, size, theme)
          if (renewing) {
            renew(name, await takeUntil(page, part, () => false, 4))
            continue
          }
          const reference = referenceOf(name)
          let off: ReturnType<typeof difference> = null
          const asKept = (picture: Buffer) => {
            off = reference === null ? { words: 'there is none', picture } : difference(picture, reference)
            return off === null
          }
          const actual = await takeUntil(page, part, asKept, reference === null ? 0 : 12)
          if (off !== null) wrong.push(report(name, off['words'], actual, off['picture']))
        }
        expect(wrong.join('\n\n')).toBe('')
      })

  test('no reference is of a picture that is not taken any more', () => {
    const taken = scenes.flatMap((scene) =>
      sizesOf(scene).flatMap((size) => themes.map((theme) => `${fileOf(scene, size, theme)}.png`)),
    )
    expect(readdirSync(kept).toSorted()).toEqual(taken.toSorted())
  })
})
