import { beforeAll, expect, test } from 'vitest'
import { withDays } from '../../client/ui/format.ts'
import type { Chokepoints } from '../../server/contract/chokepoints.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import type { Carriers, Explained, Matrix, Months } from '../../server/contract/trace-details.ts'
import type { WhatIf } from '../../server/contract/what-if.ts'
import { inDemoCase } from './case.ts'
import { barriersInBothThemes } from './screen.ts'
import * as on from './steps.ts'

const question = {
  from: { group: 'eu' },
  to: { group: 'ru-military' },
  goods: { tiers: ['1', '2'] },
  period: { from: '2022-03-01', to: '2023-12-31' },
}

inDemoCase('the bounds and what stands behind them', '/', (at) => {
  let answer: TraceAnswer
  beforeAll(async () => {
    answer = (await at.product.call('/api/v1/trace', { ...question, limit: 1000 })) as TraceAnswer
  })

  const isSound = async () => {
    expect(await barriersInBothThemes(at.page)).toEqual([])
    expect(at.screen.troubles()).toEqual([])
  }
  const tab = (name: string) => at.page.getByRole('tab', { name })
  const selected = () => new URL(at.page.url()).searchParams.get('sel')

  test('the bar says at least with its assumption, at most and attributed', async () => {
    const { lower, upper, shortfall, attributed } = answer.volume
    const bar = at.page.getByRole('img', { name: /^at least/ })
    const said = await bar.getAttribute('aria-label')
    for (const value of [lower, upper, attributed]) expect(said).toContain(`${on.whole(value ?? NaN)} kg`)
    expect(await on.figure(at.page, 'At least').innerText()).toContain('missing')
    await at.page.getByRole('button', { name: /^if only .* is missing$/ }).click()
    expect(await at.page.getByRole('dialog', { name: 'What it assumes' }).innerText()).toContain(
      (shortfall ?? 0).toLocaleString('en', { maximumFractionDigits: (shortfall ?? 0) < 1000 ? 1 : 0 }),
    )
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('button', { name: /by the rule$/ }).click()
    const rules = await at.page.getByRole('dialog', { name: 'By the rule of drawing' }).innerText()
    for (const value of Object.values(answer.volume.attributedRange ?? {})) expect(rules).toContain(on.whole(value))
    await isSound()
  })

  test('the cut adds up to at most, and is stepped through on the canvas by keyboard', async () => {
    const { cut, upper } = answer.volume
    await at.page.getByRole('button', { name: `limited by ${cut.length} shipments` }).click()
    const proof = at.page.getByRole('dialog', { name: 'What limits it' })
    const rows = await proof.getByRole('listitem').allInnerTexts()
    expect(rows).toHaveLength(cut.length)
    const sum = rows.reduce((total, row) => total + Number(/([\d,.]+)$/.exec(row.trim())?.[1]?.replaceAll(',', '')), 0)
    // Each row is rounded to a tenth.
    expect(Math.abs(sum - (upper ?? NaN))).toBeLessThan(0.05 * cut.length)
    await proof.getByRole('button', { name: 'Next shipment' }).focus()
    await at.page.keyboard.press('ArrowRight')
    await expect.poll(selected).toBe(cut[0])
    await at.page.keyboard.press('ArrowRight')
    await expect.poll(selected).toBe(cut[1])
    await at.page.keyboard.press('ArrowLeft')
    await expect.poll(selected).toBe(cut[0])
    await isSound()
  })

  test('who carried it says what each party in between received, sent and held', async () => {
    const { carriers } = (await at.product.call('/api/v1/trace/carriers', { question })) as Carriers
    const first = carriers[0]
    await tab('Parties').click()
    const row = at.page
      .getByRole('list', { name: 'Parties' })
      .getByRole('listitem')
      .filter({ hasText: first?.party.name ?? '' })
    await row.getByText(`in ${on.whole(first?.received.amount ?? NaN)}`, { exact: false }).waitFor()
    await at.page.getByRole('combobox', { name: 'By' }).selectOption('days held')
    await row.getByText(`held ${first?.daysHeld?.least}–${first?.daysHeld?.most} days`, { exact: false }).waitFor()
    await isSound()
    await row.getByRole('button').click()
    const carried = at.page.getByTestId('inspector').locator('section', { hasText: 'What it carried' })
    await carried.getByText(`${on.whole(first?.sent.amount ?? NaN)} kg in ${first?.sent.movements} shipments`).waitFor()
    await carried.getByRole('button', { name: `All ${first?.movementCount}` }).click()
    const rows = carried.getByRole('listitem')
    expect(await rows.count()).toBe(first?.movements.length)
    await isSound()
    await rows.first().getByRole('button').click()
    await expect.poll(() => first?.movements.includes(selected() ?? '')).toBe(true)
  })

  test('what if sets before beside after and draws what is gone; choke points come with their proof', async () => {
    const found = (await at.product.call('/api/v1/trace/chokepoints', { question })) as Chokepoints
    const foot = at.page.getByRole('region', { name: 'Choke points' })
    await foot.getByText(found.proved ? 'proved smallest' : 'fewer not ruled out').waitFor()
    await foot.getByRole('button', { name: `Listing ${found.size} parties breaks every chain` }).click()
    await at.page.getByText(/breaks? every chain\. Proved/).waitFor()
    for (const { name } of found.set) expect(await at.page.getByRole('button', { name }).count()).toBeGreaterThan(0)
    await at.page.getByText('At most, kg, as parties are listed in turn').waitFor()

    const first = found.set[0]
    const without = { parties: [first?.id ?? ''] }
    const whatIf = (await at.product.call('/api/v1/trace/what-if', { question, without })) as WhatIf
    const panel = at.page.getByRole('tabpanel', { name: 'What if' })
    await panel
      .getByRole('combobox')
      .first()
      .fill(first?.name ?? '')
    await panel
      .getByRole('option', { name: first?.name ?? '' })
      .first()
      .click()
    await panel.getByRole('button', { name: 'Compare', exact: true }).click()
    const shipments = panel.getByRole('row', { name: /^Shipments/ })
    await shipments.waitFor()
    expect(await shipments.innerText()).toMatch(
      new RegExp(`${whatIf.before.counts?.movements}\\s+${whatIf.after.counts?.movements}`),
    )
    await at.page.getByText(`${whatIf.goneCount} shipments are on no chain any more.`).waitFor()
    // What does not fit into the legend wraps out of sight.
    const [legend, entry] = await Promise.all([
      at.page.getByRole('list', { name: 'Legend' }).boundingBox(),
      at.page.getByText('gone without them').boundingBox(),
    ])
    expect((entry?.y ?? Infinity) + (entry?.height ?? 0)).toBeLessThanOrEqual((legend?.y ?? 0) + (legend?.height ?? 0))
    await isSound()

    await panel.getByRole('button', { name: /^Ask without/ }).click()
    await on.answered(at.page)
    await expect.poll(() => on.verdict(at.page).innerText()).toContain('No chain exists in these records')
    expect(at.screen.troubles()).toEqual([])
  })

  test('when shows the months, and a route in them marks its chain', async () => {
    const { routes } = (await at.product.call('/api/v1/trace/months', {
      question: { ...question, limit: 1000 },
    })) as Months
    await at.page.getByRole('button', { name: 'When', exact: true }).click()
    const dialog = at.page.getByRole('dialog', { name: 'When it arrived' })
    await dialog.getByRole('row').nth(2).waitFor()
    expect(await dialog.getByRole('row').nth(1).innerText()).toContain(on.whole(answer.volume.attributed ?? NaN))
    expect(await dialog.getByRole('row').nth(2).innerText()).toContain(on.whole(routes[0]?.attributed ?? NaN))
    await isSound()
    await dialog.getByRole('row').nth(3).getByRole('button').click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => on.chainInLink(at.page)).not.toEqual([])
  })

  test('a cell of who to whom opens its own question, and answers with the amount it showed', async () => {
    const matrix = (await at.product.call('/api/v1/trace/matrix', { question })) as Matrix
    const most = matrix.cells.toSorted((a, b) => b.attributed - a.attributed)[0]
    await at.page.getByRole('button', { name: 'Who to whom' }).click()
    const dialog = at.page.getByRole('dialog', { name: 'Who to whom' })
    const cell = dialog
      .getByRole('button', { name: /Open this question/ })
      .filter({ hasText: on.whole(most?.attributed ?? NaN) })
    await cell.waitFor()
    await isSound()
    await cell.click()
    await dialog.waitFor({ state: 'hidden' })
    await expect
      .poll(() => on.figure(at.page, 'Attributed').innerText(), { timeout: 20_000 })
      .toContain(`${on.whole(most?.attributed ?? NaN)} kg`)
    expect(at.screen.troubles()).toEqual([])
  })

  test('a shipment says why it is on a chain, or which condition keeps it out', async () => {
    const inside = answer.corridor.movements[0]?.id ?? ''
    await at.page.goto(`/?sel=${encodeURIComponent(inside)}`)
    await at.page.getByRole('button', { name: 'Explain', exact: true }).click()
    await at.page.getByText(/^A shortest chain through it/).waitFor()
    const onChain = new Set(answer.corridor.movements.map(({ id }) => id))
    const outside = Array.from({ length: 400 }, (_, i) => `demo:S-${String(i + 1).padStart(4, '0')}`).find(
      (id) => !onChain.has(id),
    )
    const told = (await at.product.call('/api/v1/trace/explain', { question, movement: outside })) as Explained
    await at.page.goto(`/?sel=${encodeURIComponent(outside ?? '')}`)
    await at.page.getByRole('button', { name: 'Explain', exact: true }).click()
    await at.page.getByText(withDays(told.fails?.sentence ?? ''), { exact: false }).waitFor()
    await isSound()
  })
})
