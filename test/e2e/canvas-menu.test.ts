import { expect, test } from 'vitest'
import { inDemoCase } from './case.ts'
import { barriersInBothThemes } from './screen.ts'
import * as on from './steps.ts'

inDemoCase('the menu of the canvas', '/', (at) => {
  const row = () => at.page.getByRole('application').getByRole('button', { name: 'OOO Kedrimpuls' })
  const item = (name: string | RegExp) => at.page.getByRole('menuitem', { name })

  test('avoids a party that was clicked with the right button, and Back allows it again', async () => {
    const before = await on.verdict(at.page).innerText()
    await row().click({ button: 'right' })
    await item('Ask from here').waitFor()
    expect(await barriersInBothThemes(at.page)).toEqual([])
    await item(/^Avoid Kedrimpuls/).click()
    await at.page.getByText('avoiding OOO Kedrimpuls').waitFor()
    await on.answered(at.page)
    expect(await on.verdict(at.page).innerText()).not.toBe(before)
    await at.page.goBack()
    await on.answered(at.page)
    await expect.poll(() => on.verdict(at.page).innerText()).toBe(before)
  })

  test('does the same from the keyboard alone', async () => {
    await row().click()
    await expect.poll(() => new URL(at.page.url()).searchParams.get('sel')).toBe('demo:kedrimpuls')
    await at.page.getByRole('application').focus()
    await at.page.keyboard.press('a')
    await at.page.getByText('avoiding OOO Kedrimpuls').waitFor()
    await on.answered(at.page)
  })

  test('has its commands in the palette too', async () => {
    await on.search(at.page, 'dark', /^Theme: dark/)
    await expect.poll(() => at.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await on.search(at.page, '> map', /^Show the map/)
    await at.page.getByRole('application', { name: /^Map\./ }).waitFor()
    await at.page.keyboard.press('Control+k')
    await at.page.getByRole('combobox', { name: /Find/ }).fill('>')
    await at.page.getByRole('option', { name: /^Show the corridor/ }).waitFor()
    expect(await barriersInBothThemes(at.page)).toEqual([])
  })

  test('draws the corridor another way, which undo names and takes back', async () => {
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('button', { name: 'Corridor', exact: true }).click()
    const lane = (name: string) => at.page.getByRole('application').getByText(name, { exact: true })
    await lane('Kyrgyzstan').waitFor()
    await at.page.getByRole('button', { name: 'Drawing of the canvas' }).click()
    await at.page.getByRole('menuitemradio', { name: 'By hands before' }).click()
    await lane('First hands').waitFor()
    expect(await barriersInBothThemes(at.page)).toEqual([])
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('button', { name: 'Undo: draw lanes by hands before' }).click()
    await lane('Kyrgyzstan').waitFor()
  })

  test('hides every name at once, and shows them again', async () => {
    const figures = await at.page
      .getByRole('complementary', { name: 'Answer' })
      .getByRole('listitem')
      .first()
      .innerText()
    await row().click()
    await at.page.getByRole('heading', { name: 'Source row' }).waitFor()
    await at.page.getByRole('button', { name: 'Hide names' }).click()
    await at.page
      .getByText(/^Company RU-\d+$/)
      .first()
      .waitFor()
    await at.page.getByRole('heading', { name: 'Source row' }).waitFor()
    await expect
      .poll(() => at.page.evaluate(() => `${document.title} ${document.body.innerText}`))
      .not.toMatch(/kedrimpuls|Yasenets|Br\u00fcckwald|Demirkuyu/i)
    expect(await at.page.getByRole('complementary', { name: 'Answer' }).getByRole('listitem').first().innerText()).toBe(
      figures,
    )
    expect(await barriersInBothThemes(at.page)).toEqual([])
    await at.page.reload()
    await at.page
      .getByText(/^Company RU-\d+$/)
      .first()
      .waitFor()
    await at.page.getByRole('button', { name: 'Hide names' }).click()
    await row().waitFor()
  })

  test('hides what it was opened on, and undo brings it back', async () => {
    const shown = await on.statusLine(at.page)
    await row().click({ button: 'right' })
    await item(/^Hide/).click()
    await expect.poll(() => row().count()).toBe(0)
    await at.page.keyboard.press('Control+z')
    await row().waitFor()
    expect(await on.statusLine(at.page)).toBe(shown)
  })
})
