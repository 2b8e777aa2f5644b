import { readdirSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bundled, openChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { answerScenes } from './references/answer.ts'
import { caseScenes } from './references/cases.ts'
import { difference, kept, referenceOf, renew, renewing, report } from './references/compare.ts'
import { dataScenes, emptyScenes } from './references/data.ts'
import { inspectorScenes } from './references/inspector.ts'
import { queryScenes } from './references/queries.ts'
import { questionScenes } from './references/question.ts'
import type { Scene } from './references/scene.ts'
import { stillAt } from './references/still-at.ts'
import { workspaceScenes } from './references/workspace.ts'
import { openScreen, type Screen, themes } from './screen.ts'

const scenes: readonly Scene[] = [
  ...workspaceScenes,
  ...questionScenes,
  ...answerScenes,
  ...inspectorScenes,
  ...caseScenes,
  ...queryScenes,
  ...dataScenes,
  ...emptyScenes,
]
const sizes = { usual: { width: 1440, height: 900 }, small: { width: 1024, height: 768 } } as const
type Size = keyof typeof sizes
const themesOf = ({ alike }: Scene) => (alike ? themes.slice(0, 1) : themes)
const sizesOf = ({ small }: Scene): Size[] => (small ? ['usual', 'small'] : ['usual'])
const fileOf = (scene: Scene, size: Size, theme: string) =>
  `${scene.name}${size === 'usual' ? '' : `-${sizes[size].width}`}-${theme}`

/** Puts what no clock keeps still, how long something took and the number of a request, to one value. */
const withoutChance = (page: Page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode
      const still = text.nodeValue
        ?.replace(/(Answered in |, )\d[\d.,]*( m?s)\b/, '$10.25$2')
        .replace(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, '00000000-0000-4000-8000-000000000000')
        .replace(/^(request )?[\da-f]{8}$/, '$100000000')
      if (still !== undefined && still !== text.nodeValue) text.nodeValue = still
    }
  })

/** The part as it stands when nothing in it moves, and every letter has its own shape. */
async function pictureOf(page: Page, part: Locator | void): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await withoutChance(page)
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
describe.skipIf(!bundled)('screens and states look as they were looked at', () => {
  let browser: Browser
  let product: Product
  let empty: Product
  // One for all scenes of a product: a new one would load and compile the page anew each time.
  let screen: Screen
  let emptyScreen: Screen

  beforeAll(async () => {
    const clock = new URL('references/still-clock.ts', import.meta.url)
    const env = { NODE_OPTIONS: `--import=${clock.href}`, WAYBILL_STILL_AT: stillAt }
    product = await startProduct({ demo: true, env })
    empty = await startProduct({ demo: false, env })
    browser = await openChromium()
    screen = await openScreen(browser, product.address, { reducedMotion: 'reduce' })
    emptyScreen = await openScreen(browser, empty.address, { reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
    await empty?.[Symbol.asyncDispose]()
  })

  /** A page as somebody has it who was here before, or on the first visit; nothing of another scene is left in it. */
  const open = async (scene: Scene, size: Size): Promise<Page> => {
    const page = await (scene.empty ? emptyScreen : screen).another()
    await page.setViewportSize(sizes[size])
    await page.clock.setFixedTime(stillAt)
    await page.goto('/favicon.svg')
    await page.evaluate((first) => {
      localStorage.clear()
      localStorage.setItem('waybill.workspace', JSON.stringify({ welcomed: !first }))
      localStorage.setItem('waybill.person', 'Ada')
    }, scene.first ?? false)
    await page.mouse.move(0, 0)
    return page
  }

  for (const scene of scenes)
    for (const size of sizesOf(scene))
      test(`${scene.name}, ${sizes[size].width} × ${sizes[size].height}`, async () => {
        const page = await open(scene, size)
        onTestFinished(async () => {
          await page.context().setOffline(false)
          await page.close()
        })
        const part = await scene.show({ product: scene.empty ? empty : product, page })
        await page.mouse.move(0, 0)
        const wrong: string[] = []
        for (const theme of themesOf(scene)) {
          await page.emulateMedia({ colorScheme: theme })
          const name = fileOf(scene, size, theme)
          if (renewing) {
            renew(name, await takeUntil(page, part, () => false, 1))
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
      sizesOf(scene).flatMap((size) => themesOf(scene).map((theme) => `${fileOf(scene, size, theme)}.png`)),
    )
    expect(readdirSync(kept).toSorted()).toEqual(taken.toSorted())
  })
})
