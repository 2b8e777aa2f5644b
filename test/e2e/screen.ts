import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults, ImpactValue } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** A page of the product that remembers everything that went wrong in it. */
export interface Screen extends AsyncDisposable {
  readonly page: Page
  /** Another page beside it, held to the same. */
  another(): Promise<Page>
  /** What went wrong so far: console errors and warnings, exceptions, refused or failed requests, strangers asked. */
  troubles(): string[]
  /** Lets go of what went wrong so far, after a test has looked at it. */
  forget(): void
}

/** Opens the product in a profile of its own. */
export async function openScreen(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Screen> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    baseURL: address,
    acceptDownloads: true,
    ...options,
  })
  context.setDefaultTimeout(20_000)
  const troubles: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => troubles.push(`exception: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== address && protocol !== 'data:' && protocol !== 'blob:') troubles.push(`stranger: ${request.url()}`)
  })
  context.on('requestfailed', (request) => {
    // A page that goes on to another question drops the one under way; a download leaves the page by design.
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.method()} ${request.url()} ${why}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400)
      troubles.push(`refused: ${response.request().method()} ${response.url()} ${response.status()}`)
  })
  // The page's own policy would say so in the console too, but not for every directive.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI} (${event.sample})`)
    })
  })
  const page = await context.newPage()
  return {
    page,
    another: () => context.newPage(),
    troubles: () => [...troubles],
    forget: () => void troubles.splice(0),
    [Symbol.asyncDispose]: () => context.close(),
  }
}

const grave = new Set<ImpactValue | undefined>(['serious', 'critical'])

/**
 * What axe finds wrong with the page as it stands, of level serious or worse, one line per element. It is put in over
 * the debugger, so that the page's content security policy stays in force.
 *
 * @param part selector of the part to look at; the whole page unless given.
 * @param rules the rules to look with; all unless given.
 */
export async function barriers(page: Page, part?: string, rules?: readonly string[]): Promise<string[]> {
  // Colours between two states would be measured in neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)))
  const debug = await page.context().newCDPSession(page)
  try {
    await debug.send('Runtime.evaluate', { expression: `window.axe === undefined && (() => {${axe}})()` })
    const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
      expression: `window.axe.run(${part === undefined ? 'document' : JSON.stringify(part)}, ${JSON.stringify({ resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) })})`,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) throw new Error(`axe: ${exceptionDetails.text}`)
    return (result.value as AxeResults).violations
      .filter(({ impact }) => grave.has(impact))
      .flatMap(({ id, impact, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) =>
            `${impact} ${id} at ${target.join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`,
        ),
      )
  } finally {
    await debug.detach()
  }
}

/** Both themes. */
export const themes = ['light', 'dark'] as const

/** The rules whose finding hangs on colours. A theme changes nothing else: what others find in one they find in both. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** Looks at the page in light with every rule, and in dark with those of colours. */
export async function barriersInBothThemes(page: Page, part?: string): Promise<string[]> {
  const all: string[] = []
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    const found = await barriers(page, part, colorScheme === 'dark' ? ofColours : undefined)
    all.push(...found.map((line) => `${colorScheme}: ${line}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return all
}
