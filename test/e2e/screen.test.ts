import { expect, test } from 'vitest'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { startProduct } from '../support/product.ts'
import { barriers, openScreen } from './screen.ts'

test.skipIf(whyNoChromium() !== undefined)('the watch over a page sees what it must', async () => {
  await using product = await startProduct({ demo: false })
  const browser = await openChromium()
  try {
    await using screen = await openScreen(browser, product.address)
    const { page } = screen
    await page.goto('/data')
    await page.getByRole('heading', { name: 'Import files' }).waitFor()
    expect(screen.troubles()).toEqual([])
    expect(await barriers(page)).toEqual([])
    await page.evaluate(() => {
      console.warn('a warning')
      void Promise.reject(new Error('nobody waits for this'))
      setTimeout(() => {
        throw new Error('nobody catches this')
      })
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.body.append(script)
      void fetch('/api/v1/nodes/nothing%3Ahere')
      void fetch('https://example.com/').catch(() => {})
      const image = document.createElement('img')
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
      document.querySelector('main')?.append(image)
    })
    for (const sign of [
      'warning: a warning',
      'nobody waits for this',
      'nobody catches this',
      'policy: script-src-elem refused inline',
      'refused: GET',
      'example.com',
    ])
      await expect.poll(() => screen.troubles().join('\n')).toContain(sign)
    expect((await barriers(page)).join('\n')).toContain('image-alt')
  } finally {
    await browser.close()
  }
})
