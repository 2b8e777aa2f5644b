import type { EdgeKind } from '../../server/contract/vocabulary.ts'

type Ends = Partial<Record<'in' | 'out', string>>

/** What a tie is called from either of its ends. */
export const tieNames = {
  CONSIGNED: { out: 'Shipments sent', in: 'Consignors' },
  DELIVERED_TO: { in: 'Shipments received', out: 'Consignees' },
  CARRIED: { out: 'Shipments carried', in: 'Carriers' },
  CARRIES: { out: 'Goods codes', in: 'Shipments of these goods' },
  DEPARTED_FROM: { out: 'Ports of loading', in: 'Departures' },
  CROSSED: { out: 'Crossings', in: 'Shipments crossing' },
  ARRIVED_AT: { out: 'Ports of discharge', in: 'Arrivals' },
  OWNS: { in: 'Owners', out: 'Owned' },
  DIRECTS: { in: 'Directors', out: 'Directs' },
  RELATED_TO: { in: 'Related', out: 'Related' },
  SUPPLIES: { in: 'Suppliers by contract', out: 'Supplied by contract' },
  LISTED_IN: { out: 'Listings', in: 'Listed parties' },
  REGISTERED_AT: { out: 'Addresses', in: 'Registered here' },
  REACHED_BY: { out: 'Phones and e-mails', in: 'Reached by it' },
  SAME_AS: { in: 'Same as', out: 'Same as' },
  LOCATED_IN: { out: 'Countries', in: 'Parties there' },
  TURNS_INTO: { out: 'Turns into', in: 'Made from' },
  FOUND_IN: { out: 'Weapon systems', in: 'Components found' },
  EXPORTED_TO: { out: 'Exports, statistics', in: 'Imports, statistics' },
  RECORDED_IN: { out: 'Files', in: 'Recorded things' },
} satisfies Record<EdgeKind, Ends>
