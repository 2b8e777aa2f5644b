import { describe, expect, it } from 'vitest'
import { wordingIn } from '../../server/contract/wording.ts'
import { reportHtml } from '../../server/evidence/report-html.ts'
import { hostileNames } from './hostile-graph.ts'
import { reportFacts } from './report-facts.ts'

const textOf = (html: string) => html.replaceAll(/<style>.*?<\/style>/gs, '').replaceAll(/<[^>]*>/g, ' ')

describe('the report as a page', () => {
  const html = reportHtml(reportFacts())

  it('is the same for the same facts', () => {
    expect(reportHtml(reportFacts())).toBe(html)
  })

  it('leads every link to a place in itself, and asks nobody for anything', () => {
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')
    expect(links.length).toBeGreaterThan(20)
    for (const href of links) expect(ids).toContain(href.replace(/^#/, ''))
    expect([...html.matchAll(/ id="([^"]+)"/g)].length).toBe(ids.size)
    expect(html).not.toMatch(/<(script|iframe|link|object|embed|form)\b/)
    expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/(src|href)="(?!data:|#)/)
  })

  it('leads a chain down to the raw line of each shipment', () => {
    const chain = html.slice(html.indexOf('Chain 1: '), html.indexOf('<bdi>What the figures rest on'))
    expect(chain).toContain('OOO Кедримпульс')
    const row = / href="#(r\d+)"/.exec(chain)?.[1] ?? ''
    const place = html.slice(html.indexOf(`<h4 id="${row}"`), html.indexOf(`<h4 id="${row}"`) + 600)
    expect(place).toContain('s1;Brückwald;266')
    expect(place).toContain('a'.repeat(64))
    expect(place).toContain('row 1, line 2')
  })

  it('says of a hidden row, a gone fact and a fact without row what they are', () => {
    const text = textOf(html)
    expect(text).toContain('The row as it stands is not passed on')
    expect(text).toContain('gone, which the records do not hold any more')
    expect(text).toContain('decided by hand')
    expect(text).toContain('Nothing in the records was named to support it.')
    expect(text).toContain('if only 12 kg is missing'.replace('if', 'If'))
  })

  it('uses no word of its own that says more than records can', () => {
    expect(wordingIn(textOf(html))).toEqual([])
  })

  it.each(hostileNames)('shows %j as text wherever a text stands', (name) => {
    const tags = (page: string) => page.match(/<\/?[a-z!][^\s>]*/gi) ?? []
    const hostile = reportHtml(reportFacts((plain) => `${plain}${name}`))
    expect(tags(hostile)).toEqual(tags(html))
    expect(hostile.match(/ on\w+="/g)).toBeNull()
  })

  it('keeps the order its maker chose, and what no report may lack', () => {
    const facts = reportFacts()
    facts.case.content.report.parts = {
      b: { position: 2, kind: 'claims', shown: true },
      a: { position: 1, kind: 'text', shown: true, text: 'In my own words first.' },
      c: { position: 3, kind: 'summary', shown: false },
    }
    const page = reportHtml(facts)
    const titles = [...page.matchAll(/<h2[^>]*><bdi>([^<]*)/g)].map(([, title]) => title)
    expect(titles).toEqual([
      'Claims',
      'Sources',
      'What is not known',
      'What was left out',
      'How to verify',
      'Parties, shipments and other things',
      'Rows',
    ])
    expect(page.indexOf('In my own words first.')).toBeLessThan(page.indexOf('<h2'))
  })
})
