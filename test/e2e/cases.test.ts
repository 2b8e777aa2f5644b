import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Case, CaseHead } from '../../server/contract/cases.ts'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

const panel = (page: Page) => page.getByTestId('case')
const saved = (page: Page) => page.getByRole('button', { name: /^Saved \d\d:\d\d$/ }).waitFor()
const sentence = (page: Page) => page.getByRole('textbox', { name: 'Sentence of claim 1' })
const caseId = (page: Page): string => new URL(page.url()).searchParams.get('case') ?? ''

describe.skipIf(whyNoChromium() !== undefined)('cases, in a real browser', () => {
  let browser: Browser
  let product: Product
  let screen: Screen
  let page: Page

  beforeAll(async () => {
    product = await startProduct({ demo: true })
    browser = await openChromium()
  })
  beforeEach(async () => {
    screen = await openScreen(browser, product.address)
    page = screen.page
  })
  afterEach(async () => {
    const troubles = screen.troubles()
    await screen[Symbol.asyncDispose]()
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  /** Takes away what is there, such as the case that comes with the demo. */
  const withoutCases = async () => {
    const { items } = (await product.call('/api/v1/cases')) as { items: CaseHead[] }
    for (const { id, version } of items)
      await fetch(`${product.address}/api/v1/cases/${id}`, {
        method: 'DELETE',
        headers: { 'if-match': `"${version}"` },
      })
  }
  const stored = async (id: string) => (await product.call(`/api/v1/cases/${id}`)) as Case

  /** Begins a case by the mouse and waits until it is open. */
  const begin = async (name: string, by = 'Ada') => {
    await page.goto('/cases')
    await page.getByRole('button', { name: 'New case' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New case' })
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await dialog.getByLabel('Your name').fill(by)
    await dialog.getByRole('button', { name: 'Begin' }).click()
    await panel(page).waitFor()
    await on.answered(page)
    return caseId(page)
  }

  test('without a case one is begun, filled by mouse, saved by itself, and found again', async () => {
    await withoutCases()
    await page.goto('/cases')
    await page.getByText('There is no case yet').waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    const id = await begin('The Yasenets line')
    const here = panel(page)
    await here.getByRole('button', { name: 'New claim' }).click()
    await sentence(page).fill('Records show processors reaching the works.')
    await here.getByRole('button', { name: 'Add as support' }).click()
    await here.getByRole('button', { name: 'Inferred' }).click()
    await here.getByLabel('Reliability of the source').selectOption({ label: 'B, usually reliable' })
    await here.getByLabel('Credibility of the information').selectOption({ label: '3, possibly true' })
    await here.getByRole('button', { name: 'Open question', exact: true }).click()
    await here.getByRole('textbox', { name: 'Open question 1' }).fill('Who paid?')
    await here.getByRole('button', { name: 'Keep this question with its answer' }).click()
    await here.getByRole('button', { name: 'New note' }).click()
    await here.getByRole('textbox', { name: 'Text of note 1' }).fill('Ask the rail operator.')
    await on
      .eventually(async () => Object.values((await stored(id)).content.notes)[0]?.text)
      .toBe('Ask the rail operator.')
    await saved(page)
    const { content } = await stored(id)
    const [claim] = Object.values(content.claims)
    expect(claim).toMatchObject({ grade: 'inferred', source: 'B', information: '3', open: ['Who paid?'], by: 'Ada' })
    expect(claim?.supports).toEqual([{ kind: 'chain', movements: expect.arrayContaining([expect.any(String)]) }])
    const [question] = Object.values(content.questions)
    expect(question?.answer?.counts.movements).toBe(Object.keys(question?.answer?.movements ?? {}).length)
    expect(await barriersInBothThemes(page)).toEqual([])

    await page.getByRole('link', { name: 'Cases' }).click()
    await page
      .getByRole('row', { name: /The Yasenets line/ })
      .getByText('1 claim, 1 note, 1 question')
      .waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    await page.getByRole('button', { name: 'The Yasenets line', exact: true }).click()
    await panel(page).getByText('Records show processors reaching the works.').waitFor()
  })

  test('a fact of a claim is selected on the canvas and its row opened, and S puts the selection aside', async () => {
    const id = await begin('Facts')
    await page.goto(`/?case=${id}&sel=demo%3Akedrimpuls`)
    await on.answered(page)
    await page.getByRole('application').focus()
    await page.keyboard.press('s')
    await page.getByText('Added to the evidence').waitFor()
    await page.getByText('In evidence').waitFor()
    const inCase = page.getByRole('region', { name: 'In this case' })
    await inCase.getByRole('button', { name: 'Note', exact: true }).click()
    await inCase.getByRole('textbox', { name: 'Text of note 1' }).fill('Same phone as another.')
    await page.getByRole('button', { name: /Kedrimpuls noted$/ }).waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    await page.getByRole('tab', { name: 'Case' }).click()
    await panel(page).getByRole('button', { name: 'New claim' }).click()
    await panel(page).getByRole('button', { name: 'Add as contradiction' }).click()
    await on
      .eventually(async () => Object.values((await stored(id)).content.claims)[0]?.contradicts)
      .toEqual([{ kind: 'node', id: 'demo:kedrimpuls' }])
    await page.getByRole('list', { name: 'Routes' }).getByRole('button').first().press('ArrowRight')
    await on.eventually(() => new URL(page.url()).searchParams.get('sel')).toMatch(/^demo:S/)
    await panel(page).getByRole('button', { name: 'Add as support' }).click()
    const shipment = new URL(page.url()).searchParams.get('sel') ?? ''
    await panel(page)
      .getByRole('region', { name: 'Contradicts it' })
      .getByRole('button', { name: /Kedrimpuls/ })
      .first()
      .click()
    await on.eventually(() => new URL(page.url()).searchParams.get('sel')).toBe('demo:kedrimpuls')
    await page.getByRole('tab', { name: 'Case' }).click()
    await panel(page).getByRole('button', { name: 'Open claim 1' }).click()
    await panel(page)
      .getByRole('button', { name: new RegExp(shipment.replace('demo:', '')) })
      .first()
      .click()
    await page.getByRole('dialog').getByText(shipment.replace('demo:', ''), { exact: true }).first().waitFor()
    await page.keyboard.press('Escape')
    await saved(page)
  })

  test('by keyboard alone a case is begun, written in, reordered, and its steps undone and redone by name', async () => {
    await page.goto('/cases')
    await page.getByRole('button', { name: 'New case' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('By keys')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Bo')
    await page.keyboard.press('Enter')
    await panel(page).waitFor()
    await on.answered(page)
    const add = panel(page).getByRole('button', { name: 'New note' })
    for (const [i, text] of ['first', 'second'].entries()) {
      await add.focus()
      await page.keyboard.press('Enter')
      await panel(page)
        .getByRole('textbox', { name: `Text of note ${i + 1}` })
        .focus()
      await page.keyboard.type(text)
    }
    const notes = () =>
      panel(page)
        .getByRole('list', { name: 'Notes' })
        .getByRole('textbox')
        .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))
    expect(await notes()).toEqual(['first', 'second'])
    await panel(page)
      .getByRole('button', { name: /^Move note 2 of 2/ })
      .focus()
    await page.keyboard.press('ArrowUp')
    await on.eventually(notes).toEqual(['second', 'first'])
    await page.getByRole('button', { name: 'Undo: move note 2' }).waitFor()
    await page.keyboard.press('Control+z')
    await on.eventually(notes).toEqual(['first', 'second'])
    await page.getByRole('button', { name: 'Redo: move note 2' }).waitFor()
    await page.keyboard.press('Control+Shift+z')
    await on.eventually(notes).toEqual(['second', 'first'])
    await panel(page).getByRole('button', { name: 'Delete note 1' }).focus()
    await page.keyboard.press('Enter')
    await on.eventually(notes).toEqual(['first'])
    await page.getByTestId('said').getByRole('button', { name: 'Undo' }).click()
    await on.eventually(notes).toEqual(['second', 'first'])
    await saved(page)
    const id = caseId(page)
    await on.eventually(async () => Object.keys((await stored(id)).content.notes).length).toBe(2)
  })

  test('a page that comes later undoes what an earlier one did, as a new version', async () => {
    const id = await begin('Sessions', 'Cy')
    await panel(page).getByRole('button', { name: 'New claim' }).click()
    await on.eventually(async () => Object.keys((await stored(id)).content.claims).length).toBe(1)
    await saved(page)
    await page.reload()
    await panel(page)
      .or(page.getByRole('tab', { name: 'Case' }))
      .first()
      .waitFor()
    await on.answered(page)
    await page.getByRole('button', { name: 'Undo: add a claim' }).click()
    await on.eventually(async () => Object.keys((await stored(id)).content.claims).length).toBe(0)
    await page.getByRole('button', { name: /^Case: / }).click()
    await page.getByRole('menuitem', { name: 'History…' }).click()
    const history = page.getByRole('dialog', { name: 'History' })
    await history.getByText('Undo: add a claim').waitFor()
    await history.getByText(/Version 2, .*Cy/).waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    await history
      .getByRole('listitem')
      .filter({ hasText: 'Version 2' })
      .getByRole('button', { name: 'Look at it' })
      .click()
    await page.getByText(/^You look at version 2 /).waitFor()
    await panel(page).getByRole('button', { name: 'Open claim 1' }).waitFor()
    expect(await panel(page).getByRole('button', { name: 'New claim' }).count()).toBe(0)
    expect(await barriersInBothThemes(page)).toEqual([])
    await page.getByRole('button', { name: 'Go back to this version' }).click()
    await on.eventually(async () => Object.keys((await stored(id)).content.claims).length).toBe(1)
  })

  test('two tabs on one case: what does not overlap is merged, what does is shown side by side', async () => {
    const id = await begin('Two tabs')
    await panel(page).getByRole('button', { name: 'New claim' }).click()
    await sentence(page).fill('as it was')
    await on.eventually(async () => Object.values((await stored(id)).content.claims)[0]?.sentence).toBe('as it was')
    await saved(page)
    const other = await screen.another()
    await other.goto(`/?case=${id}`)
    await on.answered(other)
    await other.getByRole('tab', { name: 'Case' }).click()
    await panel(other).getByRole('button', { name: 'New note' }).click()
    await panel(other).getByRole('textbox', { name: 'Text of note 1' }).fill('of the other tab')
    await on.eventually(async () => Object.values((await stored(id)).content.notes)[0]?.text).toBe('of the other tab')
    await sentence(page).fill('as I say')
    await page.getByText('Merged with changes by Ada').waitFor()
    await on.eventually(async () => Object.values((await stored(id)).content.claims)[0]?.sentence).toBe('as I say')
    expect(await panel(page).getByRole('textbox', { name: 'Text of note 1' }).inputValue()).toBe('of the other tab')

    await panel(other).getByRole('button', { name: 'Open claim 1' }).click()
    expect(await sentence(other).inputValue()).toBe('as it was')
    await sentence(other).fill('as they say')
    const dialog = other.getByRole('dialog', { name: 'Both of you changed the same' })
    await dialog.getByText('as I say').waitFor()
    await dialog.getByText('as they say').waitFor()
    expect(await barriersInBothThemes(other)).toEqual([])
    expect(await dialog.getByRole('button', { name: 'Save this' }).isDisabled()).toBe(true)
    await dialog.getByRole('radio', { name: /Keep yours/ }).check()
    await dialog.getByRole('button', { name: 'Save this' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await on.eventually(async () => Object.values((await stored(id)).content.claims)[0]?.sentence).toBe('as they say')
    await saved(other)
    // The browser itself reports each refusal that the merge was made of.
    for (const trouble of screen.troubles()) expect(trouble).toMatch(/(status of|refused: \w+ \S+) 412/)
    screen.forget()
  })

  test('a link to a case that is gone says so and leads on', async () => {
    await page.goto('/?case=no-such-case')
    await on.answered(page)
    await page.getByText('The case of this link is not here').waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    for (const trouble of screen.troubles()) expect(trouble).toMatch(/(status of|refused: \w+ \S+) 404/)
    screen.forget()
    await page.getByRole('button', { name: 'Go on without a case' }).click()
    await on.eventually(() => caseId(page)).toBe('')
  })
})
