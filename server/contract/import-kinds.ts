/**
 * What a file may be and which fields its columns may become (DATA, "Own formats"). The mapping screen, the
 * command line and the reader derive from this list.
 */
export interface ImportField {
  readonly name: string
  /** Words for the mapping screen. */
  readonly caption: string
  readonly required?: true
}

const f = (name: string, caption: string, required?: true): ImportField =>
  required === undefined ? { name, caption } : { name, caption, required }

export const importKinds = {
  parties: {
    caption: 'Parties',
    fields: [
      f('id', 'id', true),
      f('name', 'name', true),
      f('country', 'country'),
      f('kind', 'company, person or enduser'),
      f('military', 'military end-user'),
      f('registration_number', 'registration number'),
      f('founded', 'founded'),
      f('dissolved', 'dissolved'),
      f('address', 'address'),
      f('phone', 'phone'),
      f('email', 'e-mail'),
      f('website', 'website'),
      f('aliases', 'aliases, separated by ;'),
      f('business_code', 'business code'),
    ],
  },
  shipments: {
    caption: 'Shipments',
    fields: [
      f('id', 'id'),
      f('departed', 'departed'),
      f('arrived', 'arrived'),
      f('consignor_id', 'consignor id'),
      f('consignor_name', 'consignor name'),
      f('consignor_country', 'consignor country'),
      f('consignee_id', 'consignee id'),
      f('consignee_name', 'consignee name'),
      f('consignee_country', 'consignee country'),
      f('hs_code', 'HS code'),
      f('description', 'description'),
      f('quantity', 'quantity'),
      f('unit', 'unit'),
      f('net_weight_kg', 'net weight, kg'),
      f('value', 'value'),
      f('currency', 'currency'),
      f('declared_destination', 'declared destination'),
      f('port_of_loading', 'port of loading'),
      f('border_post', 'border post'),
      f('port_of_discharge', 'port of discharge'),
      f('mode', 'mode'),
      f('carrier_id', 'carrier id'),
      f('declaration_number', 'declaration number'),
      f('record', 'record'),
    ],
  },
  ownership: {
    caption: 'Ownership',
    fields: [
      f('owner_id', 'owner id', true),
      f('owned_id', 'owned id', true),
      f('percent', 'percent'),
      f('role', 'role'),
      f('from', 'from'),
      f('to', 'to'),
    ],
  },
  supplies: {
    caption: 'Supply contracts',
    fields: [
      f('supplier_id', 'supplier id', true),
      f('enduser_id', 'end-user id', true),
      f('from', 'from'),
      f('to', 'to'),
      f('note', 'note'),
    ],
  },
  listings: {
    caption: 'Listings',
    fields: [
      f('party_id', 'party id', true),
      f('authority', 'authority', true),
      f('programme', 'programme'),
      f('date', 'date'),
      f('until', 'until'),
      f('reason', 'reason'),
      f('url', 'url'),
    ],
  },
  statistics: {
    caption: 'Trade statistics',
    fields: [
      f('reporter', 'reporter', true),
      f('partner', 'partner', true),
      f('period', 'period', true),
      f('code', 'code', true),
      f('flow', 'flow', true),
      f('value_eur', 'value, EUR'),
      f('weight_kg', 'weight, kg'),
    ],
  },
  components: {
    caption: 'Components found',
    fields: [
      f('code', 'code', true),
      f('system', 'weapon system', true),
      f('component', 'component'),
      f('maker', 'maker'),
      f('maker_country', "maker's country"),
      f('marking', 'marking'),
      f('source', 'source'),
    ],
  },
  transformations: {
    caption: 'Transformations',
    fields: [f('from', 'from', true), f('to', 'to', true), f('note', 'note')],
  },
  identities: {
    caption: 'Identities',
    fields: [f('party_id', 'party id', true), f('same_as_id', 'id of the same party', true), f('note', 'note')],
  },
  'eu-annex-iv': {
    caption: 'EU 833/2014 Annex IV',
    fields: [
      f('recordId', 'record id', true),
      f('annex', 'annex', true),
      f('startDate', 'start date', true),
      f('name', 'name', true),
      f('alias', 'aliases'),
      f('registrationNumber', 'registration number'),
      f('address', 'address'),
      f('phone', 'phone'),
      f('email', 'e-mail'),
      f('website', 'website'),
    ],
  },
  eurostat: {
    caption: 'Eurostat monthly exports',
    fields: [
      f('cn8', 'CN8 code', true),
      f('hs6', 'HS6 code'),
      f('tier', 'tier'),
      f('reporter', 'reporter', true),
      f('partner', 'partner', true),
      f('month', 'month', true),
      f('value_eur', 'value, EUR', true),
    ],
  },
} as const satisfies Record<string, { caption: string; fields: readonly ImportField[] }>

export type ImportKind = keyof typeof importKinds
export const importKindNames = Object.keys(importKinds) as [ImportKind, ...ImportKind[]]
