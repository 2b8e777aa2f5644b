import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { type CypherLine, consoleRows, postCypherRows } from '../../server/contract/console.ts'
import { openChromium } from '../support/chromium.ts'
import { startProduct } from '../support/product.ts'
import { type BenchFigure, median, shownMs } from './bench-figure.ts'

const statement = (rows: number) => `UNWIND range(1, ${rows}) AS n RETURN n, toString(n) AS text, n * 0.5 AS half`
const rounds = 5

/** A long answer of the console: over HTTP, and in a real Chromium that shows it while it comes. */
export async function benchConsole(): Promise<BenchFigure[]> {
  await using product = await startProduct({ demo: true })
  const figures: BenchFigure[] = []
  for (const [rows, aim] of [
    [consoleRows.most, '≤ 1 s'],
    [10_000_000, ''],
  ] as const) {
    const on = `${rows.toLocaleString('en')} rows asked for, embedded engine`
    const asked: Awaited<ReturnType<typeof streamed>>[] = []
    for (let round = 0; round < rounds; round++) asked.push(await streamed(product.address, rows))
    const last = asked.at(-1)!
    figures.push(
      { what: 'first rows over HTTP', on, figure: shownMs(median(asked.map(({ first }) => first))), aim },
      {
        what: 'all rows that are let through',
        on,
        figure: `${shownMs(median(asked.map(({ all }) => all)))}, ${last.rows.toLocaleString('en')} rows, stopped by ${last.stoppedBy}`,
        aim: rows > consoleRows.most ? `${consoleRows.most.toLocaleString('en')} rows, stopped by rows` : '',
      },
    )
  }
  const browser = await openChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: product.address })
    await page.goto('/')
    await page.getByTestId('verdict').waitFor()
    const seen: Shown[] = []
    for (let round = 0; round < rounds; round++) seen.push(await shownIn(page, round === 0))
    const on = `${consoleRows.most.toLocaleString('en')} rows, Chromium`
    const of = (key: keyof Shown) => shownMs(median(seen.map((each) => each[key])))
    figures.push(
      { what: 'first rows on screen', on, figure: of('first'), aim: '≤ 1 s' },
      { what: 'all rows on screen', on, figure: of('all'), aim: '' },
      { what: 'longest delay of the main thread meanwhile', on, figure: of('delay'), aim: '≤ 100 ms' },
    )
  } finally {
    await browser.close()
  }
  return figures
}

/** Milliseconds until the first and the last row of a streamed answer, how many came, and what stopped it. */
async function streamed(address: string, rows: number) {
  const begun = performance.now()
  const response = await fetch(`${address}${postCypherRows.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ statement: statement(rows), limit: consoleRows.most }),
  })
  if (!response.ok || response.body === null) throw new Error(await response.text())
  let first = 0
  let count = 0
  let stoppedBy = 'nothing'
  let rest = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const line = JSON.parse(part) as CypherLine
      if (line.line === 'problem') throw new Error(line.problem.detail)
      if (line.line === 'end') stoppedBy = line.stoppedBy ?? 'nothing'
      if (line.line !== 'rows') continue
      first ||= performance.now() - begun
      count += line.rows.length
    }
  }
  return { first, all: performance.now() - begun, rows: count, stoppedBy }
}

/** Runs the statement in the console and watches the page: its first rows, its last, and how long it did not answer. */
async function shownIn(page: Page, opening: boolean) {
  if (opening)
    await page
      .getByRole('button', { name: /^Queries/ })
      .first()
      .click()
  const drawer = page.getByRole('region', { name: 'Queries', exact: true })
  await drawer.getByLabel('Rows that a run may bring').selectOption(String(consoleRows.most))
  await drawer.getByRole('button', { name: 'New query' }).click()
  await drawer.getByRole('textbox', { name: 'Cypher statement' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(statement(consoleRows.most))
  return page.evaluate<Shown>(watching)
}

interface Shown {
  first: number
  all: number
  delay: number
}

/** Runs in the page: starts the run and looks at the page until all rows are told. */
const watching = `(async () => {
  const result = document.querySelector('section[aria-label="Result"]')
  const run = [...document.querySelectorAll('button')].find((button) => button.textContent.startsWith('Run'))
  let delay = 0
  let last = performance.now()
  let done = false
  const watch = () => {
    const now = performance.now()
    delay = Math.max(delay, now - last)
    last = now
    if (!done) setTimeout(watch)
  }
  const until = async (there) => {
    while (!there()) await new Promise((resolve) => setTimeout(resolve, 4))
    return performance.now() - begun
  }
  watch()
  const begun = performance.now()
  run.click()
  const first = await until(() => result.querySelector('tbody td:nth-child(2)') !== null)
  const all = await until(() => result.textContent.includes('100,000 rows, all of them'))
  done = true
  return { first, all, delay }
})()`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchConsole())
