import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Status } from '../../server/contract/status.ts'
import { openArchive, unpackBundle } from '../../server/evidence/bundle-folder.ts'
import { verifyBundle } from '../../server/evidence/verify-bundle.ts'
import { openZip } from '../../server/evidence/verify-zip.ts'
import { verifyParts } from '../../server/verify-originals.ts'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { startNeo4j, whyNoNeo4j } from '../support/neo4j.ts'
import { type Product, startProduct } from '../support/product.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

const panel = (page: Page) => page.getByTestId('case')
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export evidence' })

/** Begins a case with a claim that the marked chain supports, graded, and a note. */
async function makeCase(page: Page, product: Product): Promise<void> {
  await page.goto('/cases')
  await page.getByRole('button', { name: 'New case' }).first().click()
  const begin = page.getByRole('dialog', { name: 'New case' })
  await begin.getByLabel('Name', { exact: true }).fill('The Yasenets line')
  await begin.getByLabel('Your name').fill('Ada')
  await begin.getByRole('button', { name: 'Begin' }).click()
  await panel(page).waitFor()
  await on.answered(page)
  const here = panel(page)
  await here.getByRole('button', { name: 'Keep this question with its answer' }).click()
  await here.getByRole('button', { name: 'Keep this canvas' }).click()
  await here.getByRole('button', { name: 'New claim' }).click()
  await page.getByRole('textbox', { name: 'Sentence of claim 1' }).fill('Records show processors reaching the works.')
  await here.getByRole('button', { name: 'Add as support' }).click()
  await here.getByRole('button', { name: 'Inferred' }).click()
  await here.getByLabel('Reliability of the source').selectOption({ label: 'B, usually reliable' })
  await here.getByLabel('Credibility of the information').selectOption({ label: '3, possibly true' })
  await here.getByRole('button', { name: 'Arrange the report' }).click()
  await here.getByRole('textbox', { name: 'Title of the report' }).fill('How processors reached the works')
  await here.getByRole('checkbox', { name: 'In the report: Queries' }).uncheck()
  await here.getByRole('button', { name: /^Move part of the report 2 of 9/ }).press('ArrowUp')
  await here.getByRole('button', { name: 'New note' }).click()
  await here.getByRole('textbox', { name: 'Text of note 1' }).fill('It may have been smuggled.')
  const id = new URL(page.url()).searchParams.get('case') ?? ''
  for (const part of ['smuggled', '<svg'])
    await expect
      .poll(async () => JSON.stringify(await product.call(`/api/v1/cases/${id}`)), { timeout: 30_000 })
      .toContain(part)
}

/** Makes the bundle of the open case and saves it. */
async function exportTo(page: Page, folder: string): Promise<string> {
  await page.getByRole('button', { name: 'Export evidence' }).click()
  await dialog(page).getByText('Every answer is complete.', { exact: false }).waitFor()
  await dialog(page).getByRole('button', { name: 'Export', exact: true }).click()
  const link = dialog(page).getByRole('link', { name: 'Download' })
  await link.waitFor({ timeout: 120_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const zip = join(folder, 'bundle.zip')
  await download.saveAs(zip)
  return zip
}

async function unpack(zip: string, folder: string): Promise<string> {
  const archive = await openArchive(zip)
  try {
    const target = join(folder, 'unpacked')
    await unpackBundle(await openZip(archive, verifyParts.digest), target)
    return target
  } finally {
    await archive.close()
  }
}

const engines = ['grafeo', 'neo4j'] as const
const missing = { grafeo: undefined, neo4j: whyNoNeo4j() }

describe.skipIf(whyNoChromium() !== undefined).each(engines)('evidence on %s, in a real browser', (engine) => {
  let browser: Browser
  let product: Product
  let screen: Screen
  let page: Page
  let neo4j: Awaited<ReturnType<typeof startNeo4j>> | undefined
  const folder = mkdtempSync(join(tmpdir(), 'waybill-evidence-'))

  beforeAll(async () => {
    if (missing[engine] !== undefined) return
    if (engine === 'neo4j') neo4j = await startNeo4j()
    const { uri = '', user = '', password = '' } = neo4j ?? {}
    const env = engine === 'neo4j' ? { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password } : {}
    product = await startProduct({ demo: true, env })
    browser = await openChromium()
  })
  beforeEach(async ({ skip }) => {
    if (missing[engine] !== undefined) return skip(missing[engine])
    screen = await openScreen(browser, product.address)
    page = screen.page
  })
  afterEach(async () => {
    if (screen === undefined) return
    const troubles = screen.troubles()
    await screen[Symbol.asyncDispose]()
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
    await neo4j?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A page outside of the product, as of whoever is handed the bundle. */
  const outside = async (look: (page: Page, context: BrowserContext) => Promise<void>) => {
    const context = await browser.newContext({ offline: true })
    const asked: string[] = []
    context.on('request', (request) => {
      if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) asked.push(request.url())
    })
    try {
      await look(await context.newPage(), context)
      expect(asked).toEqual([])
    } finally {
      await context.close()
    }
  }

  test('a claim and a note become a bundle that anybody can check, and a changed byte shows', async () => {
    const status = (await product.call('/api/v1/status')) as Status
    expect(status.engine.name).toBe(engine)
    await makeCase(page, product)
    const zip = await exportTo(page, folder)
    const bundle = await unpack(zip, folder)

    await outside(async (reader) => {
      await reader.goto(pathToFileURL(join(bundle, 'data/report.html')).href)
      await reader.getByText('Records show processors reaching the works.').waitFor()
      await reader.getByRole('heading', { name: 'How processors reached the works' }).waitFor()
      const parts = await reader.getByRole('navigation').getByRole('link').allInnerTexts()
      expect(parts.slice(0, 3)).toEqual(['Claims', 'Summary', 'Chains'])
      expect(parts).not.toContain('Queries')
      await reader.getByText('B, usually reliable').waitFor()
      const picture = reader.getByRole('img', { name: /as drawn/ })
      expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(500)
      // Down from the claim to the line of the file.
      const claims = reader.getByRole('listitem').filter({ hasText: 'A chain of' }).first()
      await claims
        .getByRole('link', { name: /^R\d+$/ })
        .first()
        .click()
      const row = reader.locator(':target')
      const raw = await row.locator('xpath=following-sibling::pre[1]').innerText()
      expect(raw).toMatch(/^S-\d+,2022-/)
      const hash = /[0-9a-f]{64}/.exec(await row.locator('xpath=following-sibling::p[1]').innerText())?.[0] ?? ''
      const original = readFileSync(join(bundle, 'data/originals', hash), 'utf8')
      expect(original.split(/\r?\n/)).toContain(raw)
    })

    await outside(async (checker) => {
      await checker.goto(pathToFileURL(join(bundle, 'data/verify.html')).href)
      const choose = (name: string) => checker.getByLabel(name, { exact: true })
      await choose('Choose the zip').setInputFiles(zip)
      await checker.getByRole('heading', { name: 'Nothing was changed' }).waitFor({ timeout: 120_000 })
      expect(await barriersInBothThemes(checker)).toEqual([])
      await choose('Choose the folder').setInputFiles(bundle)
      await checker.getByText('Checked in').waitFor({ state: 'hidden' })
      await checker.getByRole('heading', { name: 'Nothing was changed' }).waitFor({ timeout: 120_000 })

      const rows = join(bundle, 'data/facts/rows.ndjson')
      const lines = readFileSync(rows, 'utf8').split('\n')
      // One figure of one row, in the third line.
      lines[2] = (lines[2] ?? '').replace(/\d(?=")/, (digit) => String((Number(digit) + 1) % 10))
      writeFileSync(rows, lines.join('\n'))
      await choose('Choose the folder').setInputFiles(bundle)
      await checker.getByRole('heading', { name: 'not as it should be' }).waitFor({ timeout: 120_000 })
      await checker.getByText('data/facts/rows.ndjson, line 3').first().waitFor()

      const bytes = readFileSync(zip)
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      const bad = join(folder, 'changed.zip')
      writeFileSync(bad, bytes)
      await choose('Choose the zip').setInputFiles(bad)
      await checker.getByText('its seal does not fit its bytes', { exact: false }).waitFor({ timeout: 120_000 })
      expect(await barriersInBothThemes(checker)).toEqual([])
    })
  })

  test('the dialog says what to look at before, and can be used by keyboard and by everybody', async () => {
    await makeCase(page, product)
    await page.getByRole('button', { name: 'Export evidence' }).focus()
    await page.keyboard.press('Enter')
    await dialog(page).getByText('A note: “smuggled” says more than records can.', { exact: false }).waitFor()
    await dialog(page).getByText('Every claim names what supports it.').waitFor()
    await dialog(page)
      .getByRole('figure', { name: /First page of the report/ })
      .waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    await page.setViewportSize({ width: 1024, height: 768 })
    expect(await on.overflow(page)).toBe(0)
    expect(await barriersInBothThemes(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Export evidence')
  })

  test('an answer, a chain or the canvas can be exported for itself, and each is checked', async () => {
    await page.goto('/')
    await on.answered(page)
    await page.getByRole('button', { name: 'Export evidence' }).click()
    await dialog(page).getByLabel('Name of the case').fill('In parts')
    await dialog(page).getByRole('button', { name: 'Keep as a case' }).click()
    for (const [name, title] of [
      ['Whole answer', '“First question”'],
      ['Selected chain', 'One chain: First question'],
      ['Canvas as drawn', 'Canvas as drawn, corridor'],
    ] as const) {
      await dialog(page).getByRole('radio', { name }).check()
      await dialog(page).getByRole('figure', { name: title }).waitFor({ timeout: 60_000 })
      expect(await barriersInBothThemes(page)).toEqual([])
      await dialog(page).getByRole('button', { name: 'Export', exact: true }).click()
      const link = dialog(page).getByRole('link', { name: 'Download' })
      await link.waitFor({ timeout: 120_000 })
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
      const archive = await openArchive(await download.path())
      try {
        const report = await verifyBundle(() => openZip(archive, verifyParts.digest), verifyParts)
        expect(report).toMatchObject({ ok: true, failed: [] })
        expect(report.notChecked.join()).toMatch(name === 'Whole answer' ? /complete/ : /rest on shipments|no answer/)
      } finally {
        await archive.close()
      }
      await dialog(page).getByRole('button', { name: 'Another' }).click()
    }
  })

  test('without a case the question on screen becomes one', async () => {
    await page.goto('/')
    await on.answered(page)
    await page.getByRole('button', { name: 'Export evidence' }).click()
    expect(await barriersInBothThemes(page)).toEqual([])
    await dialog(page).getByLabel('Name of the case').fill('From the question')
    await dialog(page).getByRole('button', { name: 'Keep as a case' }).click()
    await dialog(page).getByText('Every answer is complete.', { exact: false }).waitFor()
    expect(new URL(page.url()).searchParams.get('case')).not.toBeNull()
  })

  test('what is on the canvas is saved as files that a parser takes', async () => {
    await page.goto('/')
    await on.answered(page)
    for (const [item, edges] of [
      ['GEXF, for Gephi', 'edge'],
      ['GraphML, for yEd, Cytoscape, igraph', 'edge'],
    ] as const) {
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).click(),
      ])
      const text = readFileSync(await download.path(), 'utf8')
      const found = await page.evaluate(
        ([xml, tag]) => {
          const parsed = new DOMParser().parseFromString(xml, 'application/xml')
          return [parsed.querySelectorAll('parsererror').length, parsed.querySelectorAll(tag).length]
        },
        [text, edges] as const,
      )
      expect(found).toEqual([0, Number(/^(\d+) of/.exec(await on.statusLine(page))?.[1])])
    }
  })
})
