import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from 'vitest'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { callAt, type Product } from '../support/product.ts'
import { openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

/** What a browser test has at hand; each test has a page of its own. */
export interface Case {
  readonly browser: Browser
  /** Shared with other files: tests only read in it. */
  readonly product: Pick<Product, 'address' | 'call'>
  readonly screen: Screen
  readonly page: Page
}

/**
 * Describes what the product does with the demo case in a real browser. Every test begins with the answer to its
 * question, at this address, and fails by anything that goes wrong in its page. Skipped where there is no Chromium.
 */
export function inDemoCase(title: string, path: string, tests: (at: Case) => void): void {
  describe.skipIf(whyNoChromium() !== undefined)(`${title}, in a real browser`, () => {
    let browser: Browser | undefined
    let screen: Screen | undefined
    const product = () => ({ address: inject('demo'), call: callAt(inject('demo')) })
    const here = <T>(part: T | undefined): T => {
      if (part === undefined) throw new Error('only a test has a page')
      return part
    }
    beforeAll(async () => {
      browser = await openChromium()
    })
    beforeEach(async () => {
      screen = await openScreen(here(browser), product().address)
      await screen.page.goto(path)
      await on.answered(screen.page)
    })
    afterEach(async () => {
      const troubles = here(screen).troubles()
      await here(screen)[Symbol.asyncDispose]()
      if (troubles.length > 0) throw new Error(troubles.join('\n'))
    })
    afterAll(async () => {
      await browser?.close()
    })
    tests({
      get browser() {
        return here(browser)
      },
      get product() {
        return product()
      },
      get screen() {
        return here(screen)
      },
      get page() {
        return here(screen).page
      },
    })
  })
}
