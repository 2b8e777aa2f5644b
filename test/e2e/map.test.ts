import { beforeEach, expect, test } from 'vitest'
import { inDemoCase } from './case.ts'
import { barriersInBothThemes } from './screen.ts'
import * as on from './steps.ts'

inDemoCase('the map', '/?view=map', (at) => {
  beforeEach(() => at.page.getByRole('application', { name: /^Map\./ }).waitFor())

  test('shows the parties where their goods left and arrived, offline and without a barrier', async () => {
    await at.page.getByText('Novorossiysk', { exact: true }).waitFor()
    await at.page.getByText('Russia', { exact: true }).waitFor()
    await at.page.getByText('Demirkuyu', { exact: true }).first().waitFor()
    expect(await barriersInBothThemes(at.page)).toEqual([])
  })

  test('is walked with arrow keys, opens what it stands on, and lets Back return', async () => {
    const map = at.page.getByRole('application', { name: /^Map\./ })
    await at.page.getByText('Novorossiysk', { exact: true }).waitFor()
    await map.focus()
    await at.page.keyboard.press('ArrowRight')
    const first = await map.getAttribute('data-focused-id')
    expect(first).not.toBeNull()
    await at.page.keyboard.press('ArrowLeft')
    expect(await map.getAttribute('data-focused-id')).not.toBe(first)
    await at.page.keyboard.press('Enter')
    const opened = await map.getAttribute('data-focused-id')
    await expect.poll(() => new URL(at.page.url()).searchParams.get('sel')).toBe(opened)
    await at.page.goBack()
    await expect.poll(() => new URL(at.page.url()).searchParams.get('sel')).toBeNull()
    await at.page.keyboard.press('1')
    await at.page.getByRole('application', { name: /^Corridor timetable/ }).waitFor()
  })
})

inDemoCase('the answer played month by month', '/?view=map', (at) => {
  const shownTime = () => on.statusLine(at.page)
  const slowly = { timeout: 20_000 }

  test('moves the frame on until it is paused', async () => {
    await at.page.getByRole('button', { name: 'Play month by month' }).click()
    await expect.poll(shownTime, slowly).toMatch(/\d+ of \d+\.$/)
    const first = await shownTime()
    await expect.poll(shownTime, slowly).not.toBe(first)
    await at.page.getByRole('button', { name: 'Pause' }).click()
    await at.page.getByRole('button', { name: 'Play month by month' }).waitFor()
    await at.page.getByRole('button', { name: 'Show all', exact: true }).click()
    await expect.poll(shownTime, slowly).toContain('Nothing is hidden.')
  })

  test('steps by hand, without a mouse, for whoever wants no motion', async () => {
    await at.page.emulateMedia({ reducedMotion: 'reduce' })
    await at.page.reload()
    await on.answered(at.page)
    const next = at.page.getByRole('button', { name: 'Next month' })
    await next.focus()
    await at.page.keyboard.press('Enter')
    await expect.poll(shownTime, slowly).toMatch(/\d+ of \d+\.$/)
    const first = await shownTime()
    await at.page.keyboard.press('Enter')
    await expect.poll(shownTime, slowly).not.toBe(first)
  })
})
