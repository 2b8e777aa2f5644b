import { contentHash, digest, filled, mentionOf } from './graph-values.ts'
import type { PlanSource, RowPlanner } from './plan.ts'

/** Listings by an authority: in force from `date` (missing: always) until `until` (missing: still). */
export function planListings({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Listing',
    plan({ row, line, fields }, check) {
      const party = check.required('party_id')
      const authority = check.required('authority')
      const date = check.bound('date', 'first')
      const until = check.bound('until', 'last')
      if (date !== '' && until !== '' && until < date) {
        check.fault('ends-before-it-begins', `It ends on ${until}, before it begins on ${date}.`, 'date', 'until')
      }
      if (check.faults.length > 0) return null
      const programme = check.text('programme')
      const said = filled({
        authority,
        programme,
        date,
        until,
        reason: check.text('reason'),
        url: check.text('url'),
        extra: check.columns.extra(fields),
      })
      const hash = contentHash([party, said])
      const id = `${dataset}:listing:${digest(JSON.stringify([party, authority, programme, date]), 16)}`
      const mentions = [mentionOf(dataset, party)] as const
      return {
        row,
        line,
        id,
        hash,
        ownId: `${party}, ${authority}`,
        mentions,
        write(batch) {
          const source = { dataset, file, row, line, hash }
          batch.listing(
            {
              id,
              party: mentions[0].id,
              properties: { id, name: programme === '' ? authority : `${authority}: ${programme}`, ...said, ...source },
              edge: { id: `${id}/listed`, ...source },
            },
            { id, row, line },
          )
        },
      }
    },
  }
}
