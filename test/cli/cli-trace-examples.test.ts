import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { temporaryFolder, waybill } from '../support/waybill.ts'

interface Example {
  parties: { id: string; country: string; military: boolean; listed: boolean }[]
  movements: {
    id: string
    from: string
    to: string
    departed: string
    arrived: string
    goods: string
    weight: number
  }[]
  sameAs: [string, string][]
  ownership: { owner: string; owned: string; percent: number; from: string | null; to: string | null }[]
  transformations: { from: string; to: string }[]
  question: { from: { parties?: string[] }; to: { parties?: string[] }; avoid?: string[] }
  answer: {
    complete: boolean
    cyclic: boolean
    unmatchable: number
    corridor: Record<string, { hopsFromSource: number; hopsToTarget: number; attributed: number }>
    chainCount: string
    volume: Record<string, unknown> & { cutValue: number | null; unlimitedBy: string[] }
    chains: { movements: string[]; attributed: number | null }[]
  }
}

const fixture = new URL('../fixtures/trace-worked-examples.json.gz', import.meta.url)
const examples = JSON.parse(gunzipSync(readFileSync(fixture)).toString()) as Example[]

const csv = (header: string, rows: (string | number | null)[][]) =>
  `${header}\n${rows.map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`).join('')}`

/** The example as the files that somebody would have. */
const filesOf = ({ parties, movements, sameAs, ownership, transformations }: Example) =>
  Object.entries({
    'parties.csv': csv(
      'id,name,country,kind,military',
      parties.map((p) => [p.id, `Party ${p.id}`, p.country, p.military ? 'enduser' : 'company', String(p.military)]),
    ),
    'listings.csv': csv(
      'party_id,authority',
      parties.filter((p) => p.listed).map((p) => [p.id, 'EU']),
    ),
    'shipments.csv': csv(
      'id,departed,arrived,consignor_id,consignee_id,hs_code,net_weight_kg',
      movements.map((m) => [m.id, m.departed, m.arrived, m.from, m.to, m.goods, m.weight]),
    ),
    'ownership.csv': csv(
      'owner_id,owned_id,percent,from,to',
      ownership.map((o) => [o.owner, o.owned, o.percent, o.from, o.to]),
    ),
    'identities.csv': csv('party_id,same_as_id', sameAs),
    'transformations.csv': csv(
      'from,to',
      transformations.map((t) => [t.from, t.to]),
    ),
  }).filter(([, text]) => text.trimEnd().includes('\n'))

const near = (amount: unknown, largest: number): unknown =>
  typeof amount === 'number' ? expect.closeTo(amount, 6 - Math.ceil(Math.log10(largest))) : amount

// One with identities, owners and both kinds of handover; one with all of that by way of a country, without a bound; one
// with a period and goods that go in circles within a day.
it.each([301, 310, 355])('worked example %i, imported from files, gives its answer', async (number) => {
  const example = examples[number]!
  using folder = temporaryFolder()
  const files = filesOf(example)
  for (const [name, text] of files) writeFileSync(join(folder.path, name), text)
  const env = { WAYBILL_DATA: join(folder.path, 'data') }
  const run = (args: string[], input = '') => waybill(args, { env, cwd: folder.path, input })
  const imported = await run(['import', ...files.map(([name]) => name), '--dataset', 'w'])
  expect(imported.code, imported.stderr).toBe(0)

  const known = (ids?: string[]) => ids?.map((id) => `w:${id}`)
  const { question, answer } = example
  const asked = {
    ...question,
    from: { ...question.from, parties: known(question.from.parties) },
    to: { ...question.to, parties: known(question.to.parties) },
    avoid: known(question.avoid),
  }
  const traced = await run(['trace', '-', '--json'], JSON.stringify(asked))
  const got = api.postTrace.answer.parse(JSON.parse(traced.stdout))
  const largest = Math.max(1, ...example.movements.map((m) => m.weight ?? 0))
  const { cutValue, unlimitedBy, ...figures } = answer.volume
  expect(got).toMatchObject({
    complete: true,
    cyclic: answer.cyclic,
    unmatchable: answer.unmatchable,
    chainCount: answer.chainCount,
    volume: {
      ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, near(figure, largest)])),
      unlimitedBy: known(unlimitedBy),
    },
    chains: answer.chains.map((chain) => ({
      movements: known(chain.movements),
      attributed: near(chain.attributed, largest),
    })),
  })
  expect(
    Object.fromEntries(
      got.corridor.movements.map(({ id, hopsFromSource, hopsToTarget, attributed }) => [
        id,
        { hopsFromSource, hopsToTarget, attributed },
      ]),
    ),
  ).toEqual(
    Object.fromEntries(
      Object.entries(answer.corridor).map(([id, m]) => [`w:${id}`, { ...m, attributed: near(m.attributed, largest) }]),
    ),
  )
  if (cutValue !== null) {
    const weight = new Map(example.movements.map((m) => [`w:${m.id}`, m.weight]))
    expect(got.volume.cut.reduce((sum, id) => sum + (weight.get(id) ?? Infinity), 0)).toEqual(near(cutValue, largest))
  }
})
