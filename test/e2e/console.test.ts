import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SavedQuery } from '../../server/contract/saved-queries.ts'
import type { Watch } from '../../server/contract/watches.ts'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { endless } from '../support/statement.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

// One walk through the console, each step standing on the one before.
describe.skipIf(whyNoChromium() !== undefined)('the console, in a real browser', () => {
  let browser: Browser
  let product: Product
  let screen: Screen
  let page: Page

  beforeAll(async () => {
    product = await startProduct({ demo: true })
    browser = await openChromium()
    screen = await openScreen(browser, product.address)
    page = screen.page
    await page.goto('/')
    await on.answered(page)
  })
  afterAll(async () => {
    await screen?.[Symbol.asyncDispose]()
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  const drawer = () => page.getByRole('region', { name: 'Queries', exact: true })
  const editor = () => drawer().getByRole('textbox', { name: 'Cypher statement' })
  const result = () => drawer().getByRole('region', { name: 'Result' })
  const write = async (statement: string) => {
    await editor().click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText(statement)
  }
  const isSound = async () => {
    expect(await barriersInBothThemes(page)).toEqual([])
    expect(screen.troubles()).toEqual([])
  }

  /** A clash of versions is an answer, though the browser calls it an error. */
  const isSoundButFor412 = async () => {
    expect(screen.troubles().every((trouble) => trouble.includes('412') || trouble.includes('/api/v1/queries/'))).toBe(
      true,
    )
    screen.forget()
    expect(await barriersInBothThemes(page)).toEqual([])
  }

  test('opens over the foot of the workspace with the shipped queries, and loads only then', async () => {
    const scripts = () =>
      page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('queries-drawer')).length,
      )
    expect(await scripts()).toBe(0)
    await page.getByRole('button', { name: 'Queries', exact: true }).click()
    await drawer()
      .getByRole('button', { name: /^Pass-through within 60 days/ })
      .waitFor()
    expect(await scripts()).toBeGreaterThan(0)
    expect((await drawer().boundingBox())?.height).toBe(320)
    await isSound()
  })

  test('runs a shipped query with its parameters as a form', async () => {
    await drawer()
      .getByRole('button', { name: /^Suppliers to end-users/ })
      .click()
    expect(await drawer().getByLabel('$tiers', { exact: true }).inputValue()).toBe('1, 2')
    await drawer().getByRole('button', { name: 'Run' }).click()
    await result()
      .getByText(/^8 rows, all of them/)
      .waitFor()
    await drawer().getByLabel('$from', { exact: true }).fill('2023-09-01')
    await editor().press('Control+Enter')
    await expect
      .poll(() =>
        result()
          .getByText(/^\d+ rows?, all of them/)
          .innerText(),
      )
      .toMatch(/^[1-7] rows?/)
    await isSound()
  })

  test('opens the party in a cell beside the canvas', async () => {
    await drawer().getByLabel('$from', { exact: true }).fill('2022-02-24')
    await editor().press('Control+Enter')
    await result()
      .getByText(/^8 rows/)
      .waitFor()
    await result().getByRole('button', { name: 'OOO Kedrimpuls' }).first().click()
    await page.getByRole('complementary', { name: 'Inspector' }).getByText('OOO Kedrimpuls').first().waitFor()
    expect(new URL(page.url()).searchParams.get('sel')).toContain('kedrimpuls')
  })

  test('finds the queries that take a party from that party’s menu, and runs one for it', async () => {
    await page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Saved queries about it' }).click()
    await drawer()
      .getByText(/^About OOO Kedrimpuls: queries that take a party/)
      .waitFor()
    await drawer()
      .getByRole('button', { name: /^Trade of a party by month/ })
      .click()
    await result()
      .getByText(/^\d+ rows, all of them/)
      .waitFor()
    expect(await drawer().getByLabel('$party', { exact: true }).inputValue()).toContain('kedrimpuls')
    await isSound()
    await drawer().getByRole('button', { name: 'Show all' }).click()
    await drawer()
      .getByRole('button', { name: /^Suppliers to end-users/ })
      .click()
    await drawer().getByRole('button', { name: 'Run' }).click()
    await result()
      .getByText(/^8 rows/)
      .waitFor()
  })

  test('sorts, selects and hands out rows as CSV', async () => {
    await result().getByTitle('Sort by shipments').click()
    const cells = async () => (await result().getByRole('row').nth(1).innerText()).split(/\s*[\t\n]+\s*/)
    await expect.poll(cells).toContain('13')
    await result().getByTitle('Sort by shipments').click()
    await expect.poll(cells).toContain('2')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      result().getByRole('button', { name: 'CSV' }).click(),
    ])
    const text = readFileSync(await file.path(), 'utf8')
    expect(text.split('\r\n')[0]).toBe('\ufeffsupplier,buyer,shipments,kg')
    expect(text).toContain('OOO Kedrimpuls,AO Zavod Yasenets,13,3213.5')
  })

  test('puts chosen rows onto the canvas, and undo takes them off', async () => {
    await drawer()
      .getByRole('button', { name: /^Shared telephone, mail or site/ })
      .click()
    await drawer().getByRole('button', { name: 'Run' }).click()
    await result()
      .getByText(/^2 rows/)
      .waitFor()
    // This query shows its rows as a graph first.
    await result()
      .getByText(/^\d+ things and \d+ ties are named in these rows/)
      .waitFor()
    await result().getByRole('button', { name: 'Rows', exact: true }).click()
    await result().getByLabel('Select row 1', { exact: true }).check()
    await result().getByRole('button', { name: 'Put 1 on canvas' }).click()
    await result()
      .getByText(/things? and \d+ ties? were added/)
      .waitFor()
    expect(new URL(page.url()).searchParams.get('view')).toBe('network')
    const undo = page.getByRole('button', { name: /^Undo: add the rows of “Shared telephone/ })
    await undo.click()
    await undo.waitFor({ state: 'detached' })
    await isSound()
  })

  test('completes labels, types and properties where they can stand', async () => {
    const options = () => drawer().getByRole('listbox').getByRole('option').allInnerTexts()
    await write('MATCH (a:Par')
    await page.keyboard.type('t')
    await expect.poll(options).toContainEqual(expect.stringContaining('Party'))
    await page.keyboard.press('Escape')
    await write('MATCH (a)-[:CONS')
    await page.keyboard.type('I')
    await expect.poll(options).toContainEqual(expect.stringContaining('Party → Shipment'))
    // The list takes no key at once, so that a line break is not taken for a choice.
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    await expect.poll(() => editor().innerText()).toContain('CONSIGNED')
    await write('MATCH (s:Shipment) RETURN s.netW')
    await page.keyboard.type('e')
    await expect.poll(options).toContainEqual(expect.stringContaining('netWeightKg'))
    await page.keyboard.press('Escape')
  })

  test('tells while a function is written what it takes, and lays a statement out anew', async () => {
    await write('match (s:Shipment) where s.departed >= "2022" return substring(s.hsCode, ')
    await page.keyboard.type('0')
    const help = drawer().locator('.signature')
    await help.waitFor()
    expect(await help.locator('b').innerText()).toBe('start')
    await page.keyboard.insertText(', 6) as code limit 3')
    await drawer().getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Lay out' }).click()
    await expect
      .poll(async () => (await editor().innerText()).split('\n').filter((line) => line !== ''))
      .toEqual([
        'MATCH (s:Shipment)',
        'WHERE s.departed >= "2022"',
        'RETURN substring(s.hsCode, 0, 6) AS code',
        'LIMIT 3',
      ])
  })

  test('lists the vocabulary with counts, and writes the name that is clicked', async () => {
    await drawer().getByRole('tab', { name: 'Vocabulary' }).click()
    const vocabulary = drawer().getByRole('region', { name: 'What the graph holds' })
    const shipments = vocabulary.getByRole('listitem').filter({ hasText: ':Shipment' }).first()
    expect(await shipments.innerText()).toMatch(/1,200$/)
    await shipments.getByRole('button', { name: 'Properties of Shipment' }).click()
    await vocabulary.getByRole('button', { name: 'netWeightKg', exact: true }).waitFor()
    await write('MATCH (s')
    await shipments.getByRole('button', { name: ':Shipment', exact: true }).click()
    await page.keyboard.insertText(')')
    await expect.poll(() => editor().innerText()).toBe('MATCH (s:Shipment)')
    await isSound()
    await drawer().getByRole('tab', { name: 'Queries' }).click()
  })

  test('shows rows as a chart with the table beside it, filtered, and a plan by its steps', async () => {
    await write(
      'MATCH (p:Party)-[:CONSIGNED]->(s:Shipment) RETURN p.country AS country, count(s) AS shipments ORDER BY country',
    )
    await editor().press('Control+Enter')
    await result()
      .getByText(/^\d+ rows, all of them/)
      .waitFor()
    await result().getByRole('button', { name: 'Chart' }).click()
    await result()
      .getByRole('figure', { name: /^Chart of shipments over country/ })
      .locator('canvas')
      .waitFor()
    await isSound()
    await result().getByRole('button', { name: 'Rows', exact: true }).click()
    await result().getByLabel('Filter the rows').fill('kz')
    await result()
      .getByText(/^1 of \d+ rows hold these words/)
      .waitFor()
    await result().getByRole('cell', { name: 'KZ', exact: true }).waitFor()
    await write('PROFILE MATCH (p:Party {country: "KZ"}) RETURN p.name AS name LIMIT 3')
    await editor().press('Control+Enter')
    await result().getByTitle('Sort by step').waitFor()
    await result().getByRole('cell', { name: 'Limit', exact: true }).waitFor()
    await isSound()
  })

  test('brings a long answer as it comes while the page stays awake, and cuts it at the limit that was chosen', async () => {
    await drawer().getByLabel('Rows that a run may bring').selectOption('100000')
    await write('UNWIND range(1, 200000) AS n RETURN n, toString(n) AS text')
    await editor().press('Control+Enter')
    await result()
      .getByText(/^100,000 rows, /)
      .waitFor()
    await result().getByText('There are more rows: this is the limit of one run.').waitFor()
    await drawer().getByLabel('Rows that a run may bring').selectOption('5000')
  })

  test('underlines what it would refuse, and says why when it is run', async () => {
    await write('MATCH (s:Shipment)\nSET s.checked = true')
    await drawer().locator('.cm-lintRange-error').first().waitFor()
    expect(await drawer().locator('.cm-lintRange-error').first().innerText()).toBe('SET')
    await drawer().getByRole('button', { name: 'Run' }).click()
    await result()
      .getByText(/^Refused, /)
      .waitFor()
    await result()
      .getByText(/Line 2, column 1: SET writes, and this console only reads/)
      .waitFor()
    expect(screen.troubles().every((trouble) => trouble.includes('422') || trouble.includes('/api/v1/cypher'))).toBe(
      true,
    )
    screen.forget()
    expect(await barriersInBothThemes(page)).toEqual([])
    await write('MATCH (s:Shipment RETURN s')
    await drawer().getByRole('button', { name: 'Run' }).click()
    await result()
      .getByText(/^Failed, /)
      .waitFor()
    await drawer().locator('.cm-lintRange-error').first().waitFor()
    screen.forget()
  })

  test('keeps a query of one’s own, tells of another’s change, and has every version', async () => {
    await drawer().getByRole('button', { name: 'New query' }).click()
    await write('MATCH (p:Party) WHERE p.country = $country RETURN p AS party')
    await drawer().getByLabel('Name of the query').fill('Everyone in a country')
    await drawer().getByLabel('Tags, separated by commas').fill('mine, parties')
    await drawer().getByLabel('Type of $country').selectOption('country')
    await drawer().getByLabel('$country', { exact: true }).fill('kz')
    await editor().press('Control+s')
    await drawer()
      .getByRole('button', { name: /^Everyone in a country/ })
      .waitFor()
    const { items } = (await product.call('/api/v1/queries')) as { items: SavedQuery[] }
    const mine = items.find(({ name }) => name === 'Everyone in a country')
    expect(mine).toMatchObject({
      tags: ['mine', 'parties'],
      version: 1,
      parameters: [{ type: 'country', value: 'KZ' }],
    })
    await editor().press('Control+Enter')
    await result()
      .getByText(/^\d+ rows, all of them/)
      .waitFor()

    const { id: _id, version: _version, shipped: _shipped, changedAt: _changedAt, ...theirs } = mine!
    await fetch(`${product.address}/api/v1/queries/${mine!.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify({ ...theirs, name: 'Renamed elsewhere' }),
    })
    await drawer().getByRole('button', { name: 'Save', exact: true }).click()
    await drawer().getByText('Somebody saved another version meanwhile.').waitFor()
    screen.forget()
    await drawer().getByRole('button', { name: 'Keep mine' }).click()
    await drawer().getByText('Somebody saved another version meanwhile.').waitFor({ state: 'detached' })
    await drawer().getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Versions' }).click()
    for (const version of [3, 2, 1]) await page.getByText(`Version ${version}, `, { exact: false }).waitFor()
    await isSound()
    await page.keyboard.press('Escape')
  })

  test('is opened in two tabs: who saves later sees both versions before one is chosen', async () => {
    const other = await screen.another()
    const { items } = (await product.call('/api/v1/queries')) as { items: SavedQuery[] }
    const mine = items.find(({ name }) => name === 'Everyone in a country')!
    await other.goto(`/?query=${mine.id}`)
    const there = other.getByRole('region', { name: 'Queries', exact: true })
    await expect
      .poll(() => there.getByLabel('Name of the query').inputValue(), { timeout: 20_000 })
      .toBe('Everyone in a country')
    expect(new URL(other.url()).searchParams.get('query')).toBeNull()
    await there.getByLabel('Tags, separated by commas').fill('theirs')
    await there.getByRole('button', { name: 'Save', exact: true }).click()
    await expect
      .poll(async () => ((await product.call(`/api/v1/queries/${mine.id}`)) as SavedQuery).tags, { timeout: 20_000 })
      .toEqual(['theirs'])
    await other.close()
    await drawer().getByRole('button', { name: 'Save', exact: true }).click()
    await drawer().getByRole('button', { name: 'Show both' }).click()
    const both = page.getByRole('dialog', { name: 'Theirs and yours' })
    await both.getByText('Tags: theirs → mine, parties').waitFor()
    await isSoundButFor412()
    await page.keyboard.press('Escape')
    await drawer().getByRole('button', { name: 'Take theirs' }).click()
    await expect
      .poll(() => drawer().getByLabel('Tags, separated by commas').inputValue(), { timeout: 20_000 })
      .toBe('theirs')
    await page.goto('/?query=nowhere')
    await drawer().getByText('The link names a query that is not here.', { exact: false }).waitFor()
    await drawer()
      .getByRole('button', { name: /^Everyone in a country/ })
      .first()
      .click()
  })

  test('is watched, and what an import brought is counted until it is marked as seen', async () => {
    await drawer().getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Watch…' }).click()
    const dialog = page.getByRole('dialog', { name: /^Watch “Everyone in a country/ })
    await dialog.getByLabel('Run this query').selectOption('import')
    await dialog.getByRole('button', { name: 'Watch', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await drawer()
      .getByRole('tab', { name: /^Watches/ })
      .click()
    await drawer()
      .getByText(/^after each import · ran /)
      .waitFor()
    const upload = await fetch(`${product.address}/api/v1/uploads?name=more.csv`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: 'id,name,country,kind\nN1,Novaya Trade TOO,KZ,company\n',
    })
    const { id } = (await upload.json()) as { id: string }
    await product.call('/api/v1/imports', { dataset: 'more', files: [{ upload: id }] })
    await expect
      .poll(async () => ((await product.call('/api/v1/watches')) as { items: Watch[] }).items[0]?.unseen, {
        timeout: 60_000,
      })
      .toEqual({ new: 1, gone: 0 })
    await page.reload()
    await page.getByText('1 new row in watched queries').first().waitFor({ state: 'attached' })
    await page
      .getByRole('button', { name: /^Queries/ })
      .first()
      .click()
    await drawer()
      .getByRole('tab', { name: /^Watches/ })
      .click()
    await drawer()
      .getByRole('button', { name: /^Everyone in a country.*1 new, 0 gone/ })
      .click()
    const news = page.getByRole('dialog', { name: /^Watch “Everyone in a country/ })
    await news.getByRole('table', { name: 'New rows' }).getByText('Novaya Trade TOO').waitFor()
    await isSound()
    await news.getByRole('button', { name: 'Mark as seen' }).click()
    await page.getByText('1 new row in watched queries').first().waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await drawer()
      .getByRole('tab', { name: /^Queries/ })
      .click()
    await drawer()
      .getByRole('button', { name: /^Everyone in a country/ })
      .first()
      .click()
  })

  test('shares a query as a file, and shows the statement of one from elsewhere before it is kept', async () => {
    await drawer().getByRole('button', { name: 'More', exact: true }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export to a file' }).click(),
    ])
    const path = await file.path()
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'waybill-queries', version: 1 })
    await drawer().getByRole('button', { name: 'Import from a file' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import queries' })
    await dialog
      .getByLabel('Import queries')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') })
    await dialog.getByText('This file holds no queries of Waybill', { exact: false }).waitFor()
    await dialog.getByLabel('Import queries').setInputFiles(path)
    await dialog.getByText('WHERE p.country = $country', { exact: false }).waitFor()
    await isSound()
    await dialog.getByRole('button', { name: 'Keep this query' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() =>
        drawer()
          .getByRole('button', { name: /^Everyone in a country/ })
          .count(),
      )
      .toBe(2)
  })

  test('types in the editor reach nothing else of the workspace, and a run can be stopped', async () => {
    await write(endless)
    await page.keyboard.type(' /? a e 1 q')
    expect(
      await page.getByRole('combobox', { name: /Find/ }).evaluate((input) => input === document.activeElement),
    ).toBe(false)
    for (let i = 0; i < 11; i++) await page.keyboard.press('Backspace')
    await page.keyboard.press('Escape')
    await drawer().getByRole('button', { name: 'Run' }).click()
    await drawer().getByRole('button', { name: 'Stop', exact: true }).click()
    await drawer().getByRole('button', { name: 'Run' }).waitFor()
    await write('RETURN 1 AS one')
    await editor().press('Control+Enter')
    await result()
      .getByText(/^1 row, all of them/)
      .waitFor()
    await drawer().getByRole('button', { name: 'Close the queries' }).click()
    await drawer().waitFor({ state: 'detached' })
    expect(screen.troubles()).toEqual([])
  })
})
