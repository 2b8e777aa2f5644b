import { splitList, visible } from './check-text.ts'
import { addressNode, contactNode, countryReference } from './graph-references.ts'
import { contentHash, filled } from './graph-values.ts'
import type { PlanSource, RowPlanner } from './plan.ts'
import { countryOfAddress } from './reference.ts'

/**
 * Annex IV of Regulation (EU) No 833/2014: each row is a party with its listing in force. A cell holds several addresses
 * or contacts, separated by semicolons; line breaks within one are nothing but breaks. The party's country is the one that
 * every one of its addresses ends with; where they differ, or one does not say, it stays empty.
 */
export function planAnnexIv({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Party',
    plan({ row, line, fields }, check) {
      const ownId = check.required('recordId')
      const name = check.required('name')
      const annex = check.required('annex')
      const date = check.required('startDate') === '' ? '' : check.date('startDate')
      if (check.faults.length > 0) return null

      const many = (field: string): string[] =>
        splitList(check.columns.value(fields, field))
          .map(visible)
          .filter((each) => each !== '')
      const addresses = many('address')
      const countries = new Set(addresses.map(countryOfAddress))
      const [country] = countries.size === 1 ? countries : []
      const written = check.columns.value(fields, 'name')
      const said = filled({
        name,
        nameAsWritten: written === name ? null : written,
        country,
        registrationNumber: check.text('registrationNumber'),
        aliases: many('alias'),
        extra: check.columns.extra(fields),
      })
      const contacts = [
        ...many('phone').map((each) => contactNode('phone', each)),
        ...many('email').map((each) => contactNode('email', each)),
        ...many('website').map((each) => contactNode('website', each)),
      ]
      const id = `${dataset}:${ownId}`
      const programme = `833/2014 Annex ${annex}`
      const hash = contentHash([said, addresses, contacts.map((each) => each.id), annex, date])
      return {
        row,
        line,
        id,
        hash,
        ownId,
        mentions: [],
        write(batch, change) {
          const source = { dataset, file, row, line, hash }
          batch.party({ id, row, line, person: false, endUser: false, properties: { id, ...said, ...source } }, change)
          if (country !== undefined) batch.partyEdge('LOCATED_IN', id, batch.refer(countryReference(country)))
          for (const each of addresses) batch.partyEdge('REGISTERED_AT', id, batch.refer(addressNode(each)))
          for (const each of contacts) batch.partyEdge('REACHED_BY', id, batch.refer(each))
          const listing = `${id}/listing`
          batch.listing(
            {
              id: listing,
              party: id,
              properties: {
                id: listing,
                name: `EU: ${programme}`,
                authority: 'EU',
                programme,
                ...(date === '' ? {} : { date }),
                ...source,
              },
              edge: { id: `${listing}/listed`, ...source },
            },
            { id: listing, row, line },
          )
        },
      }
    },
  }
}
