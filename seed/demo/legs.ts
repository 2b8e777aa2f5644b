/** A way that goods go: mode, UN/LOCODEs (see ../reference/ports.csv), days under way, carrier, kind of record. */
export interface Leg {
  readonly mode: 'air' | 'sea' | 'road' | 'rail'
  readonly loading: string
  readonly border?: string
  readonly discharge: string
  readonly days: readonly [number, number]
  readonly record: 'export' | 'import' | 'transit' | 'bill'
  readonly carrier?: string
  /** Currency of the invoice; EUR when not named. */
  readonly currency?: 'USD'
}

/** Places as `LOADING > DISCHARGE` or `LOADING > BORDER > DISCHARGE`. */
function leg(
  mode: Leg['mode'],
  places: string,
  days: Leg['days'],
  record: Leg['record'],
  rest: Pick<Leg, 'carrier' | 'currency'> = {},
): Leg {
  const [loading = '', ...others] = places.split(' > ')
  const discharge = others.pop() ?? ''
  const [border] = others
  return { mode, loading, discharge, days, record, ...(border === undefined ? {} : { border }), ...rest }
}

export const legs = {
  'de-tr-air': leg('air', 'DEFRA > TRIST', [1, 3], 'export'),
  'de-tr-sea': leg('sea', 'DEHAM > TRAMR', [13, 20], 'export'),
  'it-tr-sea': leg('sea', 'ITGOA > TRMER', [7, 12], 'export'),
  'tr-it-sea': leg('sea', 'TRMER > ITGOA', [7, 12], 'export'),
  'it-am-sea': leg('sea', 'ITGOA > GEPTI > AMEVN', [16, 26], 'export'),
  'de-am-air': leg('air', 'DEFRA > AMEVN', [1, 4], 'export'),
  'nl-ae-sea': leg('sea', 'NLRTM > AEJEA', [21, 30], 'export'),
  'nl-ae-air': leg('air', 'DEFRA > AEDXB', [2, 4], 'export'),
  'de-ae-air': leg('air', 'DEFRA > AEDXB', [2, 4], 'export'),
  'ae-hk-air': leg('air', 'AEDXB > HKHKG', [1, 3], 'bill', { carrier: 'falakwan', currency: 'USD' }),
  'ae-kz-air': leg('air', 'AEDXB > KZALA', [1, 3], 'import', { carrier: 'falakwan', currency: 'USD' }),
  'ae-ru-air': leg('air', 'AEDXB > RUSVO', [1, 3], 'import', { carrier: 'falakwan', currency: 'USD' }),
  'hk-kz-air': leg('air', 'HKHKG > KZALA', [2, 5], 'import', { currency: 'USD' }),
  'cn-kz-rail': leg('rail', 'CNURM > KZHOR > KZALA', [5, 11], 'import', { currency: 'USD' }),
  'cn-ru-sea': leg('sea', 'CNSNZ > RUVVO', [8, 14], 'import', { currency: 'USD' }),
  'cn-ru-rail': leg('rail', 'CNURM > KZHOR > RUMOW', [14, 22], 'import', { currency: 'USD' }),
  'cn-tr-sea': leg('sea', 'CNSNZ > TRAMR', [26, 36], 'import', { currency: 'USD' }),
  'tr-kz-air': leg('air', 'TRIST > KZALA', [2, 5], 'export'),
  'tr-kz-road': leg('road', 'TRIST > RUVLA > KZALA', [12, 20], 'export', { carrier: 'anadolis' }),
  'tr-kg-road': leg('road', 'TRIST > KZAAU > KGFRU', [12, 20], 'import', { carrier: 'anadolis' }),
  'tr-ru-sea': leg('sea', 'TRAMR > RUNVS', [4, 8], 'import', { carrier: 'kuzgunada', currency: 'USD' }),
  'tr-ru-road': leg('road', 'TRTZX > RUVLA > RUMOW', [8, 14], 'import', { carrier: 'anadolis' }),
  'lt-kg-road': leg('road', 'LTVIL > LTMDK > KGFRU', [11, 19], 'export', { carrier: 'vilkupe' }),
  'lt-kz-road': leg('road', 'LTVIL > LTSLK > KZALA', [9, 17], 'export', { carrier: 'vilkupe' }),
  'lt-kz-rail': leg('rail', 'LTKLJ > LTKEN > KZALA', [12, 21], 'export'),
  'lt-uz-road': leg('road', 'LTVIL > LTMDK > UZTAS', [12, 20], 'export', { carrier: 'smolvitsa' }),
  'lt-by-kz': leg('road', 'LTVIL > LTMDK > KZALA', [9, 17], 'transit', { carrier: 'smolvitsa' }),
  'lt-by-kg': leg('road', 'LTVIL > LTSLK > KGFRU', [9, 17], 'transit', { carrier: 'smolvitsa' }),
  'lt-by-rail': leg('rail', 'LTKLJ > LTKEN > UZTAS', [14, 22], 'transit'),
  'pl-by-kz': leg('road', 'PLWAW > PLKUB > KZALA', [9, 16], 'transit', { carrier: 'smolvitsa' }),
  'lt-ru-road': leg('road', 'LTVIL > LTLVK > RUMOW', [3, 6], 'export', { carrier: 'vilkupe' }),
  'ee-kz-road': leg('road', 'EETLL > EELHM > KZALA', [9, 16], 'export'),
  'de-ru-road': leg('road', 'DEHAM > PLKUB > RUMOW', [5, 9], 'export'),
  'fi-kg-air': leg('air', 'FIVAT > KGMAN', [2, 5], 'export'),
  'pl-kg-rail': leg('rail', 'PLMAA > BYBQT > KGALA', [14, 24], 'export'),
  'pl-kz-rail': leg('rail', 'PLMAA > BYBQT > KZALA', [12, 20], 'export'),
  'pl-ge-sea': leg('sea', 'PLGDY > GEPTI', [15, 24], 'export'),
  'ge-ru-road': leg('road', 'GETBS > RUVLA > RUMOW', [4, 8], 'import'),
  'am-ru-road': leg('road', 'AMEVN > RUVLA > RUMOW', [4, 9], 'import'),
  'am-ru-air': leg('air', 'AMEVN > RUSVO', [1, 2], 'bill'),
  'am-ge-road': leg('road', 'AMEVN > GETBS', [1, 2], 'export'),
  'kg-ru-road': leg('road', 'KGFRU > RUTRK > RUMOW', [6, 11], 'import', { carrier: 'stepqyran' }),
  'kg-kz-road': leg('road', 'KGFRU > KZALA', [1, 3], 'bill'),
  'kz-ru-road': leg('road', 'KZALA > RUTRK > RUMOW', [5, 10], 'import', { carrier: 'stepqyran' }),
  'kz-ru-north': leg('road', 'KZALA > KZPPK > RUMOW', [6, 12], 'bill', { currency: 'USD' }),
  'kz-kz-road': leg('road', 'KZALA > KZALA', [1, 3], 'bill'),
  'ru-perm': leg('rail', 'RUMOW > RUPEE', [3, 6], 'bill'),
  'ru-kaluga': leg('road', 'RUMOW > RUKLF', [1, 2], 'bill'),
  'ru-samara': leg('rail', 'RUMOW > RUKUF', [2, 5], 'bill'),
  'ru-kazan': leg('road', 'RUMOW > RUKZN', [2, 4], 'bill'),
  'ru-city': leg('road', 'RUMOW > RUMOW', [0, 2], 'bill'),
  'cz-rs-road': leg('road', 'CZBRQ > RSBEG', [2, 4], 'export'),
  'rs-tr-road': leg('road', 'RSBEG > TRIST', [3, 6], 'export'),
  'rs-ru-sea': leg('sea', 'TRAMR > RUNVS', [10, 18], 'import', { carrier: 'kuzgunada' }),
  'fr-tr-air': leg('air', 'FRCDG > TRIST', [1, 3], 'export'),
  'es-de-road': leg('road', 'ESVLC > DEHAM', [3, 6], 'bill'),
  'kg-tr-air': leg('air', 'KGMAN > TRIST', [1, 3], 'export'),
  'uz-tr-rail': leg('rail', 'UZTAS > KZAAU > TRMER', [14, 24], 'export'),
  'uz-lt-rail': leg('rail', 'UZTAS > LTKEN > LTKLJ', [14, 24], 'import'),
  'hu-kz-road': leg('road', 'HUBUD > PLKUB > KZALA', [9, 15], 'export'),
  'at-am-air': leg('air', 'ATVIE > AMEVN', [1, 3], 'export'),
  'at-ru-air': leg('air', 'ATVIE > RUSVO', [2, 5], 'export'),
  'de-kz-rail': leg('rail', 'DEHAM > PLMAA > KZALA', [13, 21], 'export'),
  'tr-de-road': leg('road', 'TRIST > DEHAM', [5, 9], 'export'),
  'tr-pl-road': leg('road', 'TRIST > PLWAW', [5, 8], 'export'),
  'ru-by-road': leg('road', 'RUMOW > BYOSH > BYMSQ', [1, 3], 'bill'),
} as const satisfies Record<string, Leg>

export type LegKey = keyof typeof legs
