import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { inDemoCase } from './case.ts'
import * as on from './steps.ts'

inDemoCase('pictures of the canvas', '/', (at) => {
  const saved = async (start: () => Promise<unknown>): Promise<Buffer> => {
    const [download] = await Promise.all([at.page.waitForEvent('download'), start()])
    return readFile(await download.path())
  }
  const fromMenu = (name: string) =>
    saved(async () => {
      await at.page.getByRole('button', { name: 'Export', exact: true }).click()
      await at.page.getByRole('menuitem', { name }).click()
    })
  /** What an XML reader makes of it: its words, or what is wrong with it. */
  const words = (svg: Buffer) =>
    at.page.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml')
      const wrong = read.querySelector('parsererror')
      return wrong === null
        ? Array.from(read.querySelectorAll('text'), (one) => one.textContent).join('\n')
        : `wrong: ${wrong.textContent}`
    }, svg.toString())

  test('of each view can be saved as SVG and as PNG, twice as fine', async () => {
    for (const [view, name] of [
      ['corridor', 'OOO Kedrimpuls'],
      ['network', 'Kedrimpuls'],
      ['map', 'Novorossiysk'],
    ] as const) {
      await at.page.goto(`/?view=${view}`)
      await on.answered(at.page)
      if (view === 'network') await on.networkReady(at.page)
      if (view === 'map') await at.page.getByText(name, { exact: true }).waitFor()
      const svg = await fromMenu('Picture, SVG')
      expect(await words(svg)).toContain(name)
      expect(svg.length).toBeLessThan(2_000_000)
      const png = await fromMenu('Picture, PNG')
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      const width = Number(/width="(\d+)"/.exec(svg.toString())?.[1])
      expect(png.readUInt32BE(16)).toBe(width * 2)
      const pdf = await fromMenu('Page, PDF')
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    }
  })

  test('hold codes while names are hidden, and are saved from the palette without a mouse', async () => {
    await at.page.getByRole('button', { name: 'Hide names' }).press('Enter')
    await at.page
      .getByText(/^Company RU-\d+$/)
      .first()
      .waitFor()
    await on.answered(at.page)
    const svg = await saved(async () => {
      await at.page.keyboard.press('Control+k')
      await at.page.keyboard.type('> save a picture, svg')
      await at.page.getByRole('option', { name: /^Save a picture, SVG/ }).waitFor()
      await at.page.keyboard.press('Enter')
    })
    const text = await words(svg)
    expect(text).toMatch(/Company RU-\d+/)
    expect(text).not.toMatch(/kedrimpuls|yasenets|demirkuyu/i)
  })
})
