import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseContent } from '../../server/contract/case-content.ts'
import type { Case } from '../../server/contract/cases.ts'
import { keptAnswer } from '../../client/cases/case-answer.ts'
import { type TraceAnswer, TraceQuestion } from '../../server/contract/trace.ts'
import { openChromium, whyNoChromium } from '../support/chromium.ts'
import { type Product, startProduct } from '../support/product.ts'
import { emptyContent, claim, note } from '../client/cases-contents.ts'
import { barriers, barriersInBothThemes, openScreen, type Screen } from './screen.ts'
import * as on from './steps.ts'

const panel = (page: Page) => page.getByTestId('case')
const saved = (page: Page) => page.getByRole('button', { name: /^Saved \d\d:\d\d$/ }).waitFor()
const sentence = (page: Page) => page.getByRole('textbox', { name: 'Sentence of claim 1' })

describe.skipIf(whyNoChromium() !== undefined)('states of a case, in a real browser', () => {
  let browser: Browser
  let product: Product
  let screen: Screen
  let page: Page

  beforeAll(async () => {
    product = await startProduct({ demo: true })
    browser = await openChromium()
  })
  const open = async (options = {}) => {
    screen = await openScreen(browser, product.address, options)
    page = screen.page
    // Who works here was asked on an earlier day.
    await page.context().addInitScript(() => localStorage.setItem('waybill.person', 'Ada'))
  }
  beforeEach(() => open())
  afterEach(async () => {
    const troubles = screen.troubles()
    await screen[Symbol.asyncDispose]()
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  const stored = async (id: string) => (await product.call(`/api/v1/cases/${id}`)) as Case
  const begun = async (content: Partial<CaseContent>) =>
    ((await product.call('/api/v1/cases', { content: { ...emptyContent, ...content }, by: 'Ada' })) as Case).id
  const show = async (id: string) => {
    await page.goto(`/?case=${id}`)
    await on.answered(page)
    await page.getByRole('button', { name: /^Case: / }).click()
    await page.getByRole('menuitem', { name: 'Show the case' }).click()
    await panel(page).waitFor()
  }

  test('while the server is away changes are kept, survive the end of the page, and are offered again', async () => {
    const id = await begun({ name: 'Away', claims: { a: claim(1, 'as it was') } })
    await show(id)
    await panel(page)
      .getByRole('button', { name: /^Open claim 1/ })
      .click()
    await product.kill()
    await sentence(page).fill('while it was away')
    await page.getByRole('button', { name: 'Not saved: server away, 1 change kept here' }).waitFor()
    let warned = false
    page.once('dialog', (dialog) => {
      warned = dialog.type() === 'beforeunload'
      void dialog.accept()
    })
    await page.close({ runBeforeUnload: true })
    await on.eventually(() => warned).toBe(true)
    await product.restart()
    // What failed while there was no server is what this test is about.
    screen.forget()
    page = await screen.another()
    await show(id)
    await page.getByText('1 change of an earlier visit did not reach the server.').waitFor()
    expect((await stored(id)).content.claims['a']?.sentence).toBe('as it was')
    await page.getByRole('button', { name: 'Take them up' }).click()
    await on.eventually(async () => (await stored(id)).content.claims['a']?.sentence).toBe('while it was away')
    await saved(page)
    await page.reload()
    await on.answered(page)
    expect(await page.getByText('of an earlier visit').count()).toBe(0)

    await page.getByRole('tab', { name: 'Case' }).click()
    await panel(page)
      .getByRole('button', { name: /^Open claim 1/ })
      .click()
    await product.kill()
    await sentence(page).fill('sent by itself')
    await page.getByRole('button', { name: /^Not saved: server away/ }).waitFor()
    await product.restart()
    await on.eventually(async () => (await stored(id)).content.claims['a']?.sentence).toBe('sent by itself')
    await saved(page)
    screen.forget()
  })

  test('hidden names hide the texts of a case too, and nothing can be changed meanwhile', async () => {
    const secret = 'Brückwald'
    const id = await begun({
      name: `The ${secret} line`,
      description: `About ${secret}`,
      claims: {
        a: claim(1, `${secret} sold them`, {
          supports: [
            { kind: 'node', id: 'demo:sarybulak' },
            { kind: 'node', id: 'demo:kedrimpuls' },
          ],
          open: [`Who paid ${secret}?`],
        }),
      },
      notes: { a: { ...note(1, `Call ${secret}`), on: { kind: 'node', id: 'demo:kedrimpuls' } } },
      evidence: {
        a: { position: 1, fact: { kind: 'node', id: 'demo:kedrimpuls' }, at: '2026-01-01T00:00:00.000Z', by: secret },
      },
      queries: {
        a: {
          position: 1,
          name: secret,
          statement: `// ${secret}`,
          params: {},
          at: '2026-01-01T00:00:00.000Z',
          by: secret,
        },
      },
    })
    await show(id)
    await panel(page)
      .getByRole('button', { name: /^Open claim 1/ })
      .click()
    const words = () =>
      page.evaluate(
        () =>
          `${document.title} ${document.documentElement.outerHTML} ${[...document.querySelectorAll('textarea, input')].map((field) => (field as HTMLInputElement).value).join(' ')}`,
      )
    expect(await words()).toContain(secret)
    await page.getByRole('button', { name: 'Hide names' }).click()
    await on.answered(page)
    await panel(page).getByText('Names are hidden').waitFor()
    await panel(page).getByRole('button', { name: 'Company RU-' }).first().waitFor()
    expect(await words()).not.toMatch(/Brückwald|Kedrimpuls/i)
    expect(await panel(page).getByRole('textbox').count()).toBe(0)
    expect(
      await panel(page)
        .getByRole('button', { name: /^(New|Delete|Move|Keep)/ })
        .count(),
    ).toBe(0)
    expect(await barriers(page)).toEqual([])
    await page.getByRole('link', { name: 'Cases' }).click()
    await page.getByRole('table').waitFor()
    expect(await words()).not.toMatch(/Brückwald|Kedrimpuls/i)
    await page.getByRole('button', { name: 'Hide names' }).click()
    await page.getByRole('button', { name: `The ${secret} line`, exact: true }).waitFor()
    expect((await stored(id)).content.name).toBe(`The ${secret} line`)
  })

  test('a case goes out as a file and comes in again, is duplicated, archived and deleted', async () => {
    const id = await begun({ name: 'To go', claims: { a: claim(1, 'one') } })
    await page.goto('/cases')
    const more = () => page.getByRole('button', { name: 'More for To go', exact: true }).click()
    await more()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Export to a file' }).click()
    const file = await (await coming).path()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'waybill-case', content: { name: 'To go' } })
    await more()
    await page.getByRole('menuitem', { name: 'Duplicate' }).click()
    await page.getByRole('button', { name: 'To go (copy)', exact: true }).waitFor()
    await more()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await page.getByRole('button', { name: 'To go', exact: true }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Archived', exact: true }).click()
    await more()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    const sure = page.getByRole('dialog', { name: 'Delete the case' })
    await sure.getByText('Lost with it: 1 claim.').waitFor()
    expect(await barriers(page)).toEqual([])
    await sure.getByRole('button', { name: 'Delete for good' }).click()
    await sure.waitFor({ state: 'hidden' })
    await expect(stored(id)).rejects.toThrow('404')
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import from a file' }).click()
    await (await choosing).setFiles({ name: 'to-go.json', mimeType: 'application/json', buffer: readFileSync(file) })
    await panel(page).getByText('one', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Cases' }).click()
    const again = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import from a file' }).click()
    await (await again).setFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await page.getByRole('alert').getByText('No case was changed.').waitFor()
    for (const trouble of screen.troubles()) expect(trouble).toMatch(/(status of|refused: \w+ \S+) 422/)
    screen.forget()
  })

  test('a kept canvas comes back with its view, what was hidden, time, selection and chain', async () => {
    const id = await begun({ name: 'Canvases' })
    await show(id)
    await page.getByRole('list', { name: 'Routes' }).getByRole('button').first().press('ArrowRight')
    const chain = on.chainInLink(page)
    await page.goto(
      `${page.url()}&view=network&from=2022-06-01&to=2023-03-31`.replace(/sel=[^&]*&?/, 'sel=demo%3Akedrimpuls&'),
    )
    await on.answered(page)
    // The drawing loads when it is first shown, and takes the selection of the link then.
    await on
      .eventually(async () => {
        await page.getByRole('application', { name: /^Network/ }).focus()
        await page.keyboard.press('h')
        return await on.statusLine(page)
      })
      .not.toMatch(/Nothing is hidden/)
    const line = await on.statusLine(page)
    await page.getByRole('tab', { name: 'Case' }).click()
    await panel(page).getByRole('button', { name: 'Keep this canvas' }).click()
    await on
      .eventually(async () => Object.values((await stored(id)).content.canvases)[0])
      .toMatchObject({
        view: 'network',
        chain,
        frame: { from: '2022-06-01', to: '2023-03-31' },
        board: { hidden: ['demo:kedrimpuls'] },
      })
    const { content } = await stored(id)
    expect(Object.keys(content.questions)).toEqual([Object.values(content.canvases)[0]?.question])
    await page.goto(`/?case=${id}&q=f-c.DE*t-g.ru-military`)
    await on.answered(page)
    await page.getByRole('tab', { name: 'Case' }).click()
    await panel(page)
      .getByRole('region', { name: 'Canvases' })
      .getByRole('button', { name: 'Open', exact: true })
      .click()
    await page.getByRole('button', { name: 'Network', exact: true, pressed: true }).waitFor()
    await on.answered(page)
    await on.eventually(() => on.statusLine(page)).toBe(line)
    expect(on.chainInLink(page)).toEqual(chain)
    await page.getByRole('button', { name: 'Undo: open the canvas “Network 1”' }).waitFor()
    await saved(page)
  })

  test('what the records say differently now is told when a case opens, listed, and kept anew', async () => {
    const question = { from: { group: 'eu' as const }, to: { group: 'ru-military' as const } }
    const answer = (await product.call('/api/v1/trace', { ...question, limit: 1000 })) as TraceAnswer
    const kept = keptAnswer(answer, '2026-01-01T00:00:00.000Z')
    const [movement = '', was] = Object.entries(kept.movements).find(([, [, , , , , amount]]) => amount !== null) ?? []
    if (was === undefined) throw new Error('no movement has an amount')
    kept.movements[movement] = [was[0], was[1], was[2], was[3], was[4], 1]
    kept.movements['demo:S-gone'] = was
    const id = await begun({
      name: 'Changes',
      questions: {
        q: {
          position: 1,
          name: 'To the works',
          question: TraceQuestion.parse(question),
          answer: kept,
          at: kept.at,
          by: 'Ada',
        },
      },
      claims: { a: claim(1, 'one', { supports: [{ kind: 'node', id: 'demo:nobody' }] }) },
    })
    await page.goto(`/?case=${id}`)
    await on.answered(page)
    await page.getByText('Since this case was kept: 1 movement gone, 1 amount corrected, 1 fact gone.').waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    await page.getByRole('button', { name: 'Show the list' }).click()
    const dialog = page.getByRole('dialog', { name: 'What the records say differently now' })
    await dialog.getByText(`amount 1 kg → ${on.digits(was[5] ?? 0)} kg`).waitFor()
    await dialog.getByText('claim 1').waitFor()
    expect(await barriersInBothThemes(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Ask again and keep' }).click()
    await on.eventually(async () => (await stored(id)).content.questions['q']?.answer?.movements[movement]).toEqual(was)
    await page.getByText('Since this case was kept: 1 fact gone.').waitFor()
    // The browser itself reports what is gone.
    for (const trouble of screen.troubles()) expect(trouble).toMatch(/(status of|refused: \w+ \S+) 404/)
    screen.forget()
    await page.keyboard.press('Escape')
    await saved(page)
  })

  test('a kept query opens with its values, and what is left of a case that somebody deleted can be kept', async () => {
    const id = await begun({
      name: 'Deleted elsewhere',
      claims: { a: claim(1, 'as it was') },
      queries: {
        a: {
          position: 1,
          name: 'By country',
          statement: 'MATCH (p:Party) WHERE p.country = $land RETURN p LIMIT 3',
          params: { land: 'KZ' },
          at: '2026-01-01T00:00:00.000Z',
          by: 'Ada',
        },
      },
    })
    await show(id)
    const queries = panel(page).getByRole('region', { name: 'Queries' })
    await queries.getByRole('button', { name: 'Open', exact: true }).click()
    await on.eventually(() => page.getByRole('textbox', { name: 'Name of the query' }).inputValue()).toBe('By country')
    await page.getByText('WHERE p.country = $land').first().waitFor()
    const { version } = await stored(id)
    await fetch(`${product.address}/api/v1/cases/${id}`, { method: 'DELETE', headers: { 'if-match': `"${version}"` } })
    await panel(page)
      .getByRole('button', { name: /^Open claim 1/ })
      .click()
    await sentence(page).fill('not lost')
    await page.getByRole('button', { name: 'Not saved: the case is gone' }).click()
    await page.getByRole('button', { name: 'Keep as a new case' }).click()
    await on.eventually(() => new URL(page.url()).searchParams.get('case')).not.toBe(id)
    const kept = new URL(page.url()).searchParams.get('case') ?? ''
    expect((await stored(kept)).content.claims['a']?.sentence).toBe('not lost')
    await saved(page)
    for (const trouble of screen.troubles()) expect(trouble).toMatch(/(status of|refused: \w+ \S+) 404/)
    screen.forget()
  })

  test('items are reordered by mouse', async () => {
    const id = await begun({ name: 'Order', claims: { a: claim(1, 'one'), b: claim(2, 'two'), c: claim(3, 'three') } })
    await show(id)
    const sentences = () =>
      panel(page)
        .getByRole('list', { name: 'Claims' })
        .getByRole('listitem')
        .evaluateAll((all) => all.map((item) => /one|two|three/.exec((item as HTMLElement).innerText)?.[0]))
    expect(await sentences()).toEqual(['one', 'two', 'three'])
    const from = await panel(page)
      .getByRole('button', { name: /^Move claim 1 of 3/ })
      .boundingBox()
    const to = await panel(page).getByRole('button', { name: 'Delete claim 3' }).boundingBox()
    if (from === null || to === null) throw new Error('there is no handle')
    await page.mouse.move(from.x + 8, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(from.x + 8, from.y + 30)
    await page.mouse.move(from.x + 8, to.y + 60)
    await page.mouse.up()
    await on.eventually(sentences).toEqual(['two', 'three', 'one'])
    await on.eventually(async () => (await stored(id)).content.claims['a']?.position).toBeGreaterThan(3)
    await saved(page)
  })

  test('five thousand elements are there at once, fit a small dark screen, and the long list says how long it is', async () => {
    await screen[Symbol.asyncDispose]()
    await open({ colorScheme: 'dark', viewport: { width: 1024, height: 768 } })
    const ids = Array.from({ length: 5_000 }, (_, i) => `k${i}`)
    const signed = { at: '2026-01-01T00:00:00.000Z', by: 'Ada' }
    const id = await begun({
      name: 'Large',
      claims: {
        a: claim(1, 'All of them', {
          supports: ids.slice(0, 2_000).map((key) => ({ kind: 'node', id: `demo:${key}` })),
        }),
      },
      evidence: Object.fromEntries(
        ids.map((key, i) => [
          key,
          { position: i, fact: { kind: 'chain' as const, movements: [`demo:${key}`] }, ...signed },
        ]),
      ),
    })
    await show(id)
    const evidence = panel(page).getByRole('region', { name: 'Evidence' })
    await evidence.getByText('5,000').waitFor()
    await evidence.getByRole('button', { name: '4,950 more' }).waitFor()
    expect(await evidence.getByRole('listitem').count()).toBe(50)
    expect(await on.overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    await panel(page).getByRole('button', { name: 'New note' }).click()
    await panel(page).getByRole('textbox', { name: 'Text of note 1' }).fill('still quick')
    await on.eventually(async () => Object.values((await stored(id)).content.notes)[0]?.text).toBe('still quick')
    await page.getByRole('link', { name: 'Cases' }).click()
    await page.getByRole('table').waitFor()
    expect(await on.overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
  })
})
