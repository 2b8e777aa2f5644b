import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SavedQuery } from '../../server/contract/saved-queries.ts'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type OwnNeo4j, startNeo4j, whyNoNeo4j } from '../support/neo4j.ts'
import { type Product, startProduct } from '../support/product.ts'
import { openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

const engines = [
  { name: 'the embedded engine', own: false, missing: whyNoChromium() },
  { name: 'Neo4j', own: true, missing: whyNoChromium() ?? whyNoNeo4j() },
]

describe.each(engines)('a query of one’s own on $name', ({ own, missing }) => {
  let neo4j: OwnNeo4j | undefined
  let browser: Browser
  let product: Product
  let screen: Screen
  let page: Page

  beforeAll(async () => {
    if (missing !== undefined) return
    neo4j = own ? await startNeo4j() : undefined
    const env =
      neo4j === undefined ? {} : { NEO4J_URI: neo4j.uri, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password }
    product = await startProduct({ demo: true, env })
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
    await neo4j?.stop()
  })

  test.skipIf(missing !== undefined)(
    'is written with completion, given a form, saved, run from a party’s menu, and its rows go onto the canvas',
    async () => {
      const drawer = page.getByRole('region', { name: 'Queries', exact: true })
      const editor = drawer.getByRole('textbox', { name: 'Cypher statement' })
      const result = drawer.getByRole('region', { name: 'Result' })
      const type = async (text: string, chosen: string) => {
        await page.keyboard.type(text)
        const option = drawer.getByRole('listbox').getByRole('option', { name: chosen }).first()
        await option.waitFor()
        await option.click()
      }
      await page
        .getByRole('button', { name: /^Queries/ })
        .first()
        .click()
      await drawer.getByRole('button', { name: 'New query' }).click()
      await editor.click()
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await page.keyboard.insertText('MATCH (p:')
      await type('Part', 'Party')
      await page.keyboard.insertText(')-[r:')
      await type('OWN', 'OWNS')
      await page.keyboard.insertText(']-(other:Party) WHERE p.id = $firm RETURN p, r, other, other.')
      await type('count', 'country')

      await drawer.getByLabel('Name of the query').fill('Who owns, who is owned')
      await drawer.getByLabel('Type of $firm').selectOption('party')
      await drawer.getByLabel('$firm', { exact: true }).fill('Kedrimpuls')
      await page
        .getByRole('option', { name: /OOO Kedrimpuls/ })
        .first()
        .click()
      await expect.poll(() => drawer.getByLabel('$firm', { exact: true }).inputValue()).toBe('demo:kedrimpuls')
      await editor.press('Control+s')
      await drawer.getByRole('button', { name: /^Who owns, who is owned/ }).waitFor()
      const { items } = (await product.call('/api/v1/queries')) as { items: SavedQuery[] }
      expect(items.find(({ name }) => name === 'Who owns, who is owned')?.parameters).toMatchObject([
        { name: 'firm', type: 'party', value: 'demo:kedrimpuls' },
      ])
      await drawer.getByRole('button', { name: 'Close the queries' }).click()

      await page.getByRole('application').getByRole('button', { name: 'Sarybulak' }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Saved queries about it' }).hover()
      await page.getByRole('menuitem', { name: 'Who owns, who is owned' }).click()
      await result.getByText(/^[1-9]\d* rows?, all of them/).waitFor()
      expect(await drawer.getByLabel('$firm', { exact: true }).inputValue()).toBe('demo:sarybulak')
      await result.getByRole('button', { name: 'Put on canvas', exact: true }).click()
      await result.getByText(/things? and \d+ ties? were added|on the canvas already/).waitFor()
      await page.getByRole('button', { name: /^Undo: add the rows of “Who owns/ }).waitFor()
      expect(screen.troubles()).toEqual([])
    },
  )
})
