import { contentHash, digest, filled, mentionOf } from './graph-values.ts'
import type { Properties } from './graph-values.ts'
import type { PlanSource, RowPlanner } from './plan.ts'

const roles = ['owner', 'director', 'family', 'nominee'] as const
const edgeOfRole = {
  '': 'OWNS',
  owner: 'OWNS',
  director: 'DIRECTS',
  family: 'RELATED_TO',
  nominee: 'RELATED_TO',
} as const

/** Who owns, directs or stands behind whom. Two periods of the same tie are two ties, told apart by `from`. */
export function planOwnership({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Tie',
    plan({ row, line, fields }, check) {
      const owner = check.required('owner_id')
      const owned = check.required('owned_id')
      const role = check.oneOf('role', 'unknown-role', roles)
      const percent = check.amount('percent', Number.MAX_VALUE, '%')
      if (percent !== null && percent > 100) {
        check.fault('percent-out-of-range', `percent is ${percent}: a share is 0 to 100.`, 'percent')
      }
      const from = check.bound('from', 'first')
      const to = check.bound('to', 'last')
      if (from !== '' && to !== '' && to < from) {
        check.fault('ends-before-it-begins', `It ends on ${to}, before it begins on ${from}.`, 'from', 'to')
      }
      if (owner !== '' && owner === owned) {
        check.fault('tie-to-itself', 'Owner and owned are the same party.', 'owner_id', 'owned_id')
      }
      if (check.faults.length > 0) return null
      const type = edgeOfRole[role]
      const said = filled({
        percent,
        role: type === 'RELATED_TO' ? role : null,
        from,
        to,
        extra: check.columns.extra(fields),
      })
      const hash = contentHash([type, owner, owned, said])
      const id = `${dataset}:ownership:${digest(JSON.stringify([type, role, owner, owned, from]), 16)}`
      const mentions = [mentionOf(dataset, owner), mentionOf(dataset, owned)] as const
      return {
        row,
        line,
        id,
        hash,
        ownId: `${owner} → ${owned}`,
        mentions,
        write(batch, change) {
          const properties = { id, ...blank, ...said, dataset, file, row, line, hash }
          batch.tie(type, { from: mentions[0].id, to: mentions[1].id, properties: fit(properties, change) }, change)
        },
      }
    },
  }
}

const blank: Properties = { percent: null, role: null, from: null, to: null, note: null, extra: null }

/** Contracts with end-users. Whoever is supplied under one is an end-user. */
export function planSupplies({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Tie',
    plan({ row, line, fields }, check) {
      const supplier = check.required('supplier_id')
      const endUser = check.required('enduser_id')
      const from = check.bound('from', 'first')
      const to = check.bound('to', 'last')
      if (from !== '' && to !== '' && to < from) {
        check.fault('ends-before-it-begins', `It ends on ${to}, before it begins on ${from}.`, 'from', 'to')
      }
      if (supplier !== '' && supplier === endUser) {
        check.fault('tie-to-itself', 'Supplier and end-user are the same party.', 'supplier_id', 'enduser_id')
      }
      if (check.faults.length > 0) return null
      const said = filled({ from, to, note: check.text('note'), extra: check.columns.extra(fields) })
      const hash = contentHash([supplier, endUser, said])
      const id = `${dataset}:supply:${digest(JSON.stringify([supplier, endUser, from]), 16)}`
      const mentions = [mentionOf(dataset, supplier), mentionOf(dataset, endUser)] as const
      return {
        row,
        line,
        id,
        hash,
        ownId: `${supplier} → ${endUser}`,
        mentions,
        write(batch, change) {
          const properties = { id, ...blank, ...said, dataset, file, row, line, hash }
          batch.tie(
            'SUPPLIES',
            { from: mentions[0].id, to: mentions[1].id, properties: fit(properties, change) },
            change,
          )
          batch.endUser(mentions[1].id)
        },
      }
    },
  }
}

/**
 * Decisions taken elsewhere that two records are one party: they land as confirmed, by the import of their dataset. When
 * they were taken no column says, so they have no `at`; when they came is what their file's `importedAt` says. Which of
 * the two is named first makes no difference.
 */
export function planIdentities({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Tie',
    plan({ row, line, fields }, check) {
      const ids = [check.required('party_id'), check.required('same_as_id')]
      if (ids[0] !== '' && ids[0] === ids[1]) {
        check.fault('tie-to-itself', 'Both ids are of the same record.', 'party_id', 'same_as_id')
      }
      if (check.faults.length > 0) return null
      const [first, second] = ids.toSorted() as [string, string]
      const said = filled({ note: check.text('note'), extra: check.columns.extra(fields) })
      const hash = contentHash([first, second, said])
      const id = `${dataset}:identity:${digest(JSON.stringify([first, second]), 16)}`
      const mentions = [mentionOf(dataset, first), mentionOf(dataset, second)] as const
      return {
        row,
        line,
        id,
        hash,
        ownId: `${first} = ${second}`,
        mentions,
        write(batch, change) {
          const decided = { decision: 'confirmed', by: `import of ${dataset}` }
          const properties = { id, note: null, extra: null, ...said, ...decided, dataset, file, row, line, hash }
          batch.tie(
            'SAME_AS',
            { from: mentions[0].id, to: mentions[1].id, properties: fit(properties, change) },
            change,
          )
        },
      }
    },
  }
}

/** A changed edge is told what is no longer said of it; a new one has nothing to forget. */
export const fit = (properties: Properties, change: 'new' | 'changed'): Properties =>
  change === 'changed' ? properties : filled(properties)
