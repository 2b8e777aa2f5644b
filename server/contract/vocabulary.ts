/**
 * The graph's vocabulary, declared once: legend, stylesheet, expansion and query completion derive from it.
 * Nodes and edges as in the design; an edge's caption reads as a sentence along its arrow.
 */

export const nodeKinds = {
  Company: { label: 'Company', plural: 'Companies', shape: 'square', party: true },
  Person: { label: 'Person', plural: 'People', shape: 'circle', party: true },
  Shipment: { label: 'Shipment', plural: 'Shipments', shape: 'diamond', party: false },
  Port: { label: 'Port', plural: 'Ports and crossings', shape: 'triangle', party: false },
  Good: { label: 'Goods code', plural: 'Goods codes', shape: 'hexagon', party: false },
  Country: { label: 'Country', plural: 'Countries', shape: 'barrel', party: false },
  Listing: { label: 'Listing', plural: 'Listings', shape: 'octagon', party: false },
  Address: { label: 'Address', plural: 'Addresses', shape: 'pentagon', party: false },
  Contact: { label: 'Contact', plural: 'Phones, e-mails and sites', shape: 'tag', party: false },
  System: { label: 'Weapon system', plural: 'Weapon systems', shape: 'star', party: false },
  Dataset: { label: 'File', plural: 'Files', shape: 'cut-square', party: false },
} as const satisfies Record<string, NodeKindSpec>

interface NodeKindSpec {
  label: string
  plural: string
  shape: string
  /** Companies and people also carry the label `Party`; an end-user is a party with the label `EndUser`. */
  party: boolean
}

export type NodeKind = keyof typeof nodeKinds
export const nodeKindNames = Object.keys(nodeKinds) as [NodeKind, ...NodeKind[]]

/** Kinds that tie together what has nothing to do with each other, so that a path across them says little. */
export const hubKinds = ['Country', 'Dataset', 'Good', 'Port', 'System'] as const satisfies readonly NodeKind[]

interface EdgeKindSpec {
  from: string
  to: string
  /** Verb phrase along the arrow. */
  caption: string
  /** The same tie read from its head. */
  reverse: string
}

export const edgeKinds = {
  CONSIGNED: { from: 'Party', to: 'Shipment', caption: 'consigned', reverse: 'consigned by' },
  DELIVERED_TO: { from: 'Shipment', to: 'Party', caption: 'delivered to', reverse: 'received' },
  CARRIES: { from: 'Shipment', to: 'Good', caption: 'carries', reverse: 'carried in' },
  DEPARTED_FROM: { from: 'Shipment', to: 'Port', caption: 'departed from', reverse: 'departure of' },
  CROSSED: { from: 'Shipment', to: 'Port', caption: 'crossed at', reverse: 'crossing of' },
  ARRIVED_AT: { from: 'Shipment', to: 'Port', caption: 'arrived at', reverse: 'arrival of' },
  CARRIED: { from: 'Party', to: 'Shipment', caption: 'carried', reverse: 'carried by' },
  OWNS: { from: 'Party', to: 'Party', caption: 'owns', reverse: 'owned by' },
  DIRECTS: { from: 'Party', to: 'Party', caption: 'directs', reverse: 'directed by' },
  RELATED_TO: { from: 'Party', to: 'Party', caption: 'related to', reverse: 'related to' },
  SUPPLIES: { from: 'Party', to: 'Party', caption: 'supplies', reverse: 'supplied by' },
  LISTED_IN: { from: 'Party', to: 'Listing', caption: 'listed in', reverse: 'lists' },
  REGISTERED_AT: { from: 'Party', to: 'Address', caption: 'registered at', reverse: 'address of' },
  REACHED_BY: { from: 'Party', to: 'Contact', caption: 'reached by', reverse: 'contact of' },
  SAME_AS: { from: 'Party', to: 'Party', caption: 'same as', reverse: 'same as' },
  LOCATED_IN: { from: 'Party', to: 'Country', caption: 'located in', reverse: 'location of' },
  TURNS_INTO: { from: 'Good', to: 'Good', caption: 'turns into', reverse: 'made from' },
  FOUND_IN: { from: 'Good', to: 'System', caption: 'found in', reverse: 'contained' },
  EXPORTED_TO: { from: 'Country', to: 'Country', caption: 'exported to', reverse: 'imported from' },
  RECORDED_IN: { from: 'any', to: 'Dataset', caption: 'recorded in', reverse: 'records' },
} as const satisfies Record<string, EdgeKindSpec>

export type EdgeKind = keyof typeof edgeKinds
export const edgeKindNames = Object.keys(edgeKinds) as [EdgeKind, ...EdgeKind[]]
