import { splitList, visible } from './check-text.ts'
import { addressNode, contactNode, countryReference } from './graph-references.ts'
import { contentHash, filled } from './graph-values.ts'
import type { PlanSource, RowPlanner } from './plan.ts'

const yes = new Set(['true', 'yes', '1', 'y'])
const no = new Set(['', 'false', 'no', '0', 'n'])

/** Parties: companies, people and end-users, with their addresses and contacts. */
export function planParties({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Party',
    plan({ row, line, fields }, check) {
      const ownId = check.required('id')
      const name = check.required('name')
      const country = check.country('country')
      const kind = check.oneOf('kind', 'unknown-kind', ['company', 'person', 'enduser'] as const)
      const flag = check.text('military').toLowerCase()
      if (!yes.has(flag) && !no.has(flag)) {
        check.fault('not-true-or-false', `military is "${flag.slice(0, 30)}": write true or false.`, 'military')
      }
      const founded = partialDate(check.text('founded')) ?? check.date('founded')
      const dissolved = partialDate(check.text('dissolved')) ?? check.date('dissolved')
      if (check.faults.length > 0) return null

      const military = yes.has(flag)
      const written = check.columns.value(fields, 'name')
      const addresses = check.text('address') === '' ? [] : [check.text('address')]
      const phones = splitList(check.text('phone'))
      const emails = splitList(check.text('email'))
      const websites = splitList(check.text('website'))
      const said = filled({
        name,
        nameAsWritten: written === name ? null : written,
        country,
        kind: kind === 'person' ? 'person' : 'company',
        endUser: kind === 'enduser' || military ? true : null,
        military: military ? true : null,
        registrationNumber: check.text('registration_number'),
        founded,
        dissolved,
        businessCode: check.text('business_code'),
        aliases: splitList(check.columns.value(fields, 'aliases')).map(visible),
        extra: check.columns.extra(fields),
      })
      const { kind: node, ...properties } = said
      const id = `${dataset}:${ownId}`
      const hash = contentHash([said, addresses, phones, emails, websites])
      return {
        row,
        line,
        id,
        hash,
        ownId,
        mentions: [],
        write(batch, change) {
          batch.party(
            {
              id,
              row,
              line,
              person: node === 'person',
              endUser: said['endUser'] === true,
              properties: { id, ...properties, dataset, file, row, line, hash },
            },
            change,
          )
          if (country !== '') batch.partyEdge('LOCATED_IN', id, batch.refer(countryReference(country)))
          for (const each of addresses) batch.partyEdge('REGISTERED_AT', id, batch.refer(addressNode(each)))
          for (const each of phones) batch.partyEdge('REACHED_BY', id, batch.refer(contactNode('phone', each)))
          for (const each of emails) batch.partyEdge('REACHED_BY', id, batch.refer(contactNode('email', each)))
          for (const each of websites) batch.partyEdge('REACHED_BY', id, batch.refer(contactNode('website', each)))
        },
      }
    },
  }
}

/** A year or a month alone is how registers often give a founding; it is kept as it is. */
const partialDate = (text: string): string | undefined =>
  /^(19|20)\d\d(-(0[1-9]|1[0-2]))?$/.test(text) ? text : undefined
