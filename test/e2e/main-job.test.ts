import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NodeAnswer } from '../../server/contract/nodes.ts'
import type { Status } from '../../server/contract/status.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { badRows, ownHeader, ownMapping, ownParties, ownShipments } from './own-case.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

const missing = whyNoChromium()
if (missing !== undefined) console.warn(`\n  THE BROWSER TESTS ARE SKIPPED: ${missing}.\n`)

const demoQuestion = {
  from: { group: 'eu' },
  to: { group: 'ru-military' },
  goods: { tiers: ['1', '2'] },
  period: { from: '2022-03-01', to: '2023-12-31' },
}
const shipmentsFile = readFileSync(join(import.meta.dirname, '../../seed/demo/shipments.csv'), 'utf8').split('\n')

// One walk through the product, each step standing on the one before.
describe.skipIf(missing !== undefined)('the main job, in a real browser', () => {
  let browser: Browser
  let product: Product
  let screen: Screen
  let page: Page
  let demo: TraceAnswer

  beforeAll(async () => {
    product = await startProduct({ demo: true })
    browser = await openChromium()
    screen = await openScreen(browser, product.address)
    page = screen.page
    demo = (await product.call('/api/v1/trace', demoQuestion)) as TraceAnswer
  })
  afterAll(async () => {
    await screen?.[Symbol.asyncDispose]()
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  /** Nothing went wrong in the page, and nobody is kept out of it, in light or in dark. */
  const isSound = async (part?: string) => {
    expect(await barriersInBothThemes(page, part)).toEqual([])
    expect(screen.troubles()).toEqual([])
  }

  test('the first visit shows the demo case with its question answered', async () => {
    await page.goto('/')
    await on.answered(page)
    const parties = (role: string) => demo.corridor.parties.filter((party) => party.role === role).length
    const verdict = await on.verdict(page).innerText()
    expect(verdict).toContain(`${parties('source')} EU sellers`)
    expect(verdict).toContain(`${parties('target')} Russian military end-users`)
    expect(verdict).toContain(`${demo.chainCount} chains`)
    await expect.poll(() => page.getByRole('button', { name: 'Period starts: 1 Mar 2022' }).count()).toBe(1)
    await isSound()
  })

  test('every figure is the tracer’s, with its meaning and its digits one hover away', async () => {
    const { attributed, delivered, unexplained, missingAmounts } = demo.volume
    for (const [name, value] of Object.entries({
      Attributed: attributed,
      Delivered: delivered,
      Unexplained: unexplained,
    })) {
      const figure = on.figure(page, name)
      expect(await figure.innerText()).toContain(`${on.whole(value ?? NaN)} kg`)
      await figure.getByRole('button', { name, exact: true }).hover()
      await page
        .getByText(on.digits(value ?? NaN), { exact: false })
        .first()
        .waitFor()
    }
    expect(await on.figure(page, 'Missing amounts').innerText()).toContain(String(missingAmounts))
    expect(await on.figure(page, 'Chains in all').innerText()).toContain(String(demo.chainCount))
    await page.mouse.move(700, 20)
    expect(await page.getByRole('tab', { name: 'Parties' }).innerText()).toContain(String(demo.corridor.parties.length))
    expect(await page.getByRole('tab', { name: 'Shipments' }).innerText()).toContain(
      String(demo.corridor.movements.length),
    )
    expect(await on.statusLine(page)).toContain(
      `${demo.corridor.movements.length} of ${demo.corridor.movements.length} shipments on canvas`,
    )
  })

  test('the first route opens, and its chain is one that the tracer found', async () => {
    const route = page.getByRole('list', { name: 'Routes' }).getByRole('button').first()
    await route.click()
    await expect.poll(() => on.chainInLink(page)).not.toEqual([])
    const chain = on.chainInLink(page)
    expect(demo.chains.map(({ movements }) => movements)).toContainEqual(chain)
    const legs = chain.map((id) => demo.corridor.movements.find((movement) => movement.id === id))
    for (const [at, leg] of legs.entries()) if (at > 0) expect(leg?.from).toBe(legs[at - 1]?.to)
    expect(await route.getAttribute('aria-current')).toBe('true')
  })

  test('a shipment of the chain opens beside the canvas, and leads to the row of the file that says so', async () => {
    await page.getByRole('list', { name: 'Routes' }).getByRole('button').first().press('ArrowRight')
    const [first = ''] = on.chainInLink(page)
    const own = first.split(':')[1] ?? ''
    const inspector = page.getByTestId('inspector')
    await inspector.getByText(own, { exact: true }).first().waitFor()
    const node = (await product.call(`/api/v1/nodes/${encodeURIComponent(first)}`)) as NodeAnswer
    expect(await inspector.innerText()).toContain(`${Number(node.node.properties['netWeightKg'])} kg`)
    await isSound()

    await inspector.getByRole('button', { name: 'Open row' }).click()
    const dialog = page.getByRole('dialog')
    const raw = dialog.locator('pre')
    await raw.waitFor()
    const line = Number(/line ([\d,]+)/.exec(await dialog.innerText())?.[1]?.replace(',', ''))
    expect(await raw.innerText()).toBe(shipmentsFile[line - 1])
    expect(shipmentsFile[line - 1]?.split(',')[0]).toBe(own)
    for (const header of shipmentsFile[0]?.split(',') ?? [])
      expect(await dialog.getByRole('rowheader', { name: header, exact: true }).count()).toBe(1)
    await isSound()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  test('search forgives a typing mistake and finds a name in another script', async () => {
    await page.keyboard.press('Escape')
    await on.search(page, 'Brukwald Elektonik', 'Brückwald Elektronik GmbH')
    await page
      .getByTestId('inspector')
      .getByRole('heading', { name: /Brückwald Elektronik GmbH/ })
      .waitFor()
    await on.search(page, 'кедримпульс', 'OOO Kedrimpuls')
    await page
      .getByTestId('inspector')
      .getByRole('heading', { name: /OOO Kedrimpuls/ })
      .waitFor()
    await isSound()
  })

  test('neighbours are counted before they are fetched, and come onto the canvas when asked for', async () => {
    const { counts } = (await product.call('/api/v1/nodes/demo%3Akedrimpuls')) as NodeAnswer
    const directors = counts.find(({ edge, direction }) => edge === 'DIRECTS' && direction === 'in')?.count ?? 0
    expect(directors).toBeGreaterThan(0)
    const asked: string[] = []
    page.on('request', (request) => void (request.url().endsWith('/expand') && asked.push(request.postData() ?? '')))
    await page.getByRole('button', { name: 'Expand', exact: true }).click()
    const choice = page.getByRole('dialog', { name: 'Expand Kedrimpuls' })
    const line = choice.locator('label', { hasText: 'Directors' })
    await line.waitFor()
    expect((await line.innerText()).split(/\s+/)).toEqual(['Directors', '0', String(directors)])
    // Counting carries nothing over: a limit of none.
    for (const body of asked) expect(JSON.parse(body)).toMatchObject({ limit: 0 })
    await isSound()
    await line.getByRole('checkbox').check()
    await choice.getByRole('button', { name: `Add ${directors}` }).click()
    await choice.waitFor({ state: 'hidden' })
    const network = page.getByRole('application', { name: /^Network/ })
    await network.waitFor()
    expect(await on.statusLine(page)).toContain(`${directors} related node`)
    await isSound()
  })

  test('the table holds what the canvas shows', async () => {
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    const grid = page.getByRole('grid')
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(demo.corridor.movements.length + 1))
    await isSound()
    await page.getByRole('button', { name: 'Related', exact: true }).click()
    await grid.getByText('Ruslan Tumashov').first().waitFor()
    await page.getByRole('button', { name: 'Cypher', exact: true }).click()
    await page.getByRole('dialog').getByText('MATCH').first().waitFor()
    await isSound()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('what is hidden is counted, and comes back with undo', async () => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Hide on the canvas' }).click()
    await expect.poll(() => on.statusLine(page)).toMatch(/\d+ shipments hidden/)
    await page.getByRole('button', { name: /^Undo: / }).click()
    await expect.poll(() => on.statusLine(page)).toContain('Nothing is hidden')
    await page.getByRole('button', { name: 'Corridor', exact: true }).click()
    await page.getByRole('application', { name: /timetable|EU sellers/ }).waitFor()
  })

  test('every part of the question opens an editor', async () => {
    for (const name of [
      /^Goods:/,
      /^From:/,
      /^To:/,
      /^Period starts:/,
      /^Period ends:/,
      /^Counted by:/,
      /^Codes must/,
      /^Held at most:/,
      /^Stock is drawn:/,
      /^Avoiding:/,
      /^Add a condition/,
    ]) {
      await page.getByRole('button', { name }).click()
      await page.getByRole('dialog').waitFor()
      await isSound('[role="dialog"]')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
  })

  test('files of one’s own are mapped with a preview, and tried before anything is written', async () => {
    const left = page.url()
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    await page.getByRole('heading', { name: 'Import files' }).waitFor()
    await page.getByRole('link', { name: 'Workspace', exact: true }).click()
    await on.answered(page)
    expect(page.url()).toBe(left)
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    await page.getByRole('region', { name: 'demo' }).waitFor()
    await isSound()
    await on.dropFiles(page, [ownParties, ownShipments])
    const parties = page.getByRole('region', { name: ownParties.name })
    const shipments = page.getByRole('region', { name: ownShipments.name })
    await parties.waitFor()
    await shipments.waitFor()
    await page.getByLabel('Into dataset').fill('nord')
    await shipments.getByLabel('Format').selectOption('shipments')
    for (const [header, field] of Object.entries(ownMapping))
      await shipments.getByLabel(`Field of column ${header}`).selectOption(field)
    expect(await shipments.getByRole('row', { name: /Absender/ }).innerText()).toContain('nordwerk')
    await isSound()

    await page.getByRole('button', { name: 'Dry run' }).click()
    await page.getByText('Dry run, nothing written').waitFor()
    const rejected = page.getByRole('table').filter({ hasText: 'Why it cannot be used' })
    expect(await rejected.getByRole('row').count()).toBe(1 + badRows.length)
    for (const { line } of badRows)
      expect((await rejected.getByRole('cell').allInnerTexts()).includes(String(line))).toBe(true)
    expect(await rejected.innerText()).toContain('85A231')
    expect(((await product.call('/api/v1/status')) as Status).graph.shipments).toBe(1200)
    await isSound()
  })

  test('the import brings the good rows, and the bad ones can be taken away and corrected', async () => {
    await page.getByRole('button', { name: /^Import \d+ rows$/ }).click()
    await page.getByText('Imported', { exact: true }).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save all 2 as CSV' }).click()
    const [head, ...rows] = readFileSync(await (await download).path(), 'utf8')
      .replace('\ufeff', '')
      .trimEnd()
      .split('\r\n')
    expect(head).toBe(`waybill_reason;${ownHeader}`)
    expect(rows.map((row) => row.slice(row.search(/N\d;/)))).toEqual(badRows.map(({ row }) => row))
    for (const row of rows) expect(row.search(/N\d;/)).toBeGreaterThan(10)
    await isSound()
  })

  test('the question can be asked of them, and the answer is the tracer’s', async () => {
    const demoNow = (await product.call('/api/v1/trace', demoQuestion)) as TraceAnswer
    expect(demoNow.chainCount).not.toBe(demo.chainCount)
    await page.getByRole('button', { name: 'Ask the question again on the new records' }).click()
    await on.verdict(page).getByText(`${demoNow.chainCount} chains`).waitFor()
    await on.answered(page)
    await page.getByRole('button', { name: 'Network', exact: true }).click()
    await on.search(page, 'Demirkuyu', /Demirkuyu/)
    await page
      .getByTestId('inspector')
      .getByRole('heading', { name: /Demirkuyu/ })
      .waitFor()
    const before = page.url()

    await on.pickOnly(page, /^From:/, 'EU sellers', 'Nordwerk', 'Nordwerk Steuerungen GmbH')
    await on.pickOnly(page, /^To:/, 'Russian military end-users', 'красновол', 'АО Завод Красновол')
    await page
      .getByText('answers the earlier question')
      .or(page.getByText('Answers the earlier question'))
      .first()
      .waitFor()
    await page.keyboard.press('Control+Enter')
    await on.answered(page)
    const own = (await product.call('/api/v1/trace', {
      ...demoQuestion,
      from: { parties: ['nord:nordwerk'] },
      to: { parties: ['nord:krasnovol'] },
    })) as TraceAnswer
    expect(own.corridor.movements.map(({ id }) => id).toSorted()).toEqual(
      ['N1', 'N2', 'N4', 'N6', 'N7'].map((id) => `nord:${id}`),
    )
    await on.verdict(page).getByText('Nordwerk Steuerungen GmbH').waitFor()
    expect(await on.figure(page, 'Attributed').innerText()).toContain(`${own.volume.attributed} kg`)
    expect(await on.figure(page, 'Delivered').innerText()).toContain(`${own.volume.delivered} kg`)
    await isSound()

    await page.goBack()
    await on.verdict(page).getByText(`${demoNow.chainCount} chains`).waitFor()
    expect(page.url()).toBe(before)
    await page.getByRole('application', { name: /^Network/ }).waitFor()
    await page
      .getByTestId('inspector')
      .getByRole('heading', { name: /Demirkuyu/ })
      .waitFor()
    await page.goForward()
    await on.verdict(page).getByText('Nordwerk Steuerungen GmbH').waitFor()
  })

  test('a link gives another page the same view', async () => {
    await page.goBack()
    await page
      .getByTestId('inspector')
      .getByRole('heading', { name: /Demirkuyu/ })
      .waitFor()
    const other = await screen.another()
    await other.goto(page.url())
    await on.answered(other)
    await other.getByRole('application', { name: /^Network/ }).waitFor()
    await other
      .getByTestId('inspector')
      .getByRole('heading', { name: /Demirkuyu/ })
      .waitFor()
    expect(await on.verdict(other).innerText()).toBe(await on.verdict(page).innerText())
    await other.close()
    expect(screen.troubles()).toEqual([])
  })

  test('an import can be undone as a whole', async () => {
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    const nord = page.getByRole('region', { name: 'nord', exact: true })
    await nord.getByRole('button', { name: 'Undo import…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Undo import', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await nord.waitFor({ state: 'hidden' })
    const { graph } = (await product.call('/api/v1/status')) as Status
    expect(graph).toMatchObject({ parties: 89, shipments: 1200, datasets: 1 })
    await page.getByRole('link', { name: 'Workspace', exact: true }).click()
    // An answer stays until it is asked for again, and says that it is older than the records.
    await page
      .getByRole('complementary', { name: 'Answer' })
      .getByText('The records have changed since this answer.')
      .waitFor()
    await page.keyboard.press('Control+Enter')
    await on.verdict(page).getByText(`${demo.chainCount} chains`).waitFor()
    await on.answered(page)
    await isSound()
  })
})
