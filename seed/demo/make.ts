/**
 * Writes the demo case: `node seed/demo/make.ts [folder]` (this folder when none is named). The same bytes every time;
 * a test compares them with the committed files.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { castEu } from './cast-eu.ts'
import { castGulfToChina } from './cast-gulf-to-china.ts'
import { castInnerAsia } from './cast-inner-asia.ts'
import { castPeople } from './cast-people.ts'
import { castRussia } from './cast-russia.ts'
import { csvOf, type Row } from './csv.ts'
import { components, transformations } from './finds.ts'
import { corridorLanes } from './lanes-corridor.ts'
import { honestLanes } from './lanes-honest.ts'
import { threadLanes } from './lanes-threads.ts'
import type { Party } from './party.ts'
import { shipmentColumns, shipmentRow, shipmentsOf } from './shipments.ts'
import { statisticsRows } from './statistics.ts'
import { listings, ownership, supplies } from './ties.ts'

const partyRow = (p: Party): Row => ({
  id: p.id,
  name: p.name,
  country: p.country,
  kind: p.kind ?? 'company',
  military: p.military === true ? 'true' : undefined,
  registration_number: p.number,
  founded: p.founded,
  dissolved: p.dissolved,
  address: p.address,
  phone: p.phone,
  email: p.email,
  website: p.website,
  aliases: p.aliases?.join(';'),
  business_code: p.activity,
  note: p.note,
})

/** File name to text, for all CSV files of the demo case. */
export function demoFiles(): Map<string, string> {
  const parties = [...castEu, ...castGulfToChina, ...castInnerAsia, ...castRussia, ...castPeople]
  const shipments = shipmentsOf([...corridorLanes, ...threadLanes, ...honestLanes])
  const countryOf = new Map(parties.map((p) => [p.id, p.country]))
  return new Map([
    [
      'parties.csv',
      csvOf(
        [
          'id',
          'name',
          'country',
          'kind',
          'military',
          'registration_number',
          'founded',
          'dissolved',
          'address',
          'phone',
          'email',
          'website',
          'aliases',
          'business_code',
          'note',
        ],
        parties.map(partyRow),
      ),
    ],
    [
      'shipments.csv',
      csvOf(
        shipmentColumns,
        shipments.map((s, i) => shipmentRow(s, i + 1)),
      ),
    ],
    ['ownership.csv', csvOf(['owner_id', 'owned_id', 'percent', 'role', 'from', 'to'], ownership)],
    ['supplies.csv', csvOf(['supplier_id', 'enduser_id', 'from', 'to', 'note'], supplies)],
    ['listings.csv', csvOf(['party_id', 'authority', 'programme', 'date', 'until', 'reason', 'url'], listings)],
    [
      'statistics.csv',
      csvOf(
        ['reporter', 'partner', 'period', 'code', 'flow', 'value_eur', 'weight_kg'],
        statisticsRows(shipments, countryOf),
      ),
    ],
    [
      'components.csv',
      csvOf(['code', 'system', 'component', 'maker', 'maker_country', 'marking', 'source'], components),
    ],
    ['transformations.csv', csvOf(['from', 'to', 'note'], transformations)],
  ])
}

if (import.meta.main) {
  const folder = process.argv[2] ?? import.meta.dirname
  for (const [name, text] of demoFiles()) writeFileSync(path.join(folder, name), text)
}
