/** A way that goods go: mode, UN/LOCODEs (see ../reference/ports.csv), days under way, carrier, kind of record. */
export interface Leg {
  readonly mode: 'air' | 'sea' | 'road' | 'rail'
  readonly loading: string
  readonly border?: string
  readonly discharge: string
  readonly days: readonly [number, number]
  readonly carrier?: string
  readonly record: 'export' | 'import' | 'transit' | 'bill'
  /** Currency of the invoice; EUR when not named. */
  readonly currency?: 'USD'
}

export const legs = {
  'de-tr-air': { mode: 'air', loading: 'DEFRA', discharge: 'TRIST', days: [1, 3], record: 'export' },
  'de-tr-sea': { mode: 'sea', loading: 'DEHAM', discharge: 'TRAMR', days: [13, 20], record: 'export' },
  'it-tr-sea': { mode: 'sea', loading: 'ITGOA', discharge: 'TRMER', days: [7, 12], record: 'export' },
  'tr-it-sea': { mode: 'sea', loading: 'TRMER', discharge: 'ITGOA', days: [7, 12], record: 'export' },
  'it-am-sea': { mode: 'sea', loading: 'ITGOA', border: 'GEPTI', discharge: 'AMEVN', days: [16, 26], record: 'export' },
  'de-am-air': { mode: 'air', loading: 'DEFRA', discharge: 'AMEVN', days: [1, 4], record: 'export' },
  'nl-ae-sea': { mode: 'sea', loading: 'NLRTM', discharge: 'AEJEA', days: [21, 30], record: 'export' },
  'nl-ae-air': { mode: 'air', loading: 'DEFRA', discharge: 'AEDXB', days: [2, 4], record: 'export' },
  'de-ae-air': { mode: 'air', loading: 'DEFRA', discharge: 'AEDXB', days: [2, 4], record: 'export' },
  'ae-hk-air': { mode: 'air', loading: 'AEDXB', discharge: 'HKHKG', days: [1, 3], carrier: 'falakair', record: 'bill', currency: 'USD' },
  'ae-kz-air': { mode: 'air', loading: 'AEDXB', discharge: 'KZALA', days: [1, 3], carrier: 'falakair', record: 'import', currency: 'USD' },
  'ae-ru-air': { mode: 'air', loading: 'AEDXB', discharge: 'RUSVO', days: [1, 3], carrier: 'falakair', record: 'import', currency: 'USD' },
  'hk-kz-air': { mode: 'air', loading: 'HKHKG', discharge: 'KZALA', days: [2, 5], record: 'import', currency: 'USD' },
  'cn-kz-rail': { mode: 'rail', loading: 'CNURM', border: 'KZHOR', discharge: 'KZALA', days: [5, 11], record: 'import', currency: 'USD' },
  'cn-ru-sea': { mode: 'sea', loading: 'CNSNZ', discharge: 'RUVVO', days: [8, 14], record: 'import', currency: 'USD' },
  'cn-ru-rail': { mode: 'rail', loading: 'CNURM', border: 'KZHOR', discharge: 'RUMOW', days: [14, 22], record: 'import', currency: 'USD' },
  'cn-tr-sea': { mode: 'sea', loading: 'CNSNZ', discharge: 'TRAMR', days: [26, 36], record: 'import', currency: 'USD' },
  'tr-kz-air': { mode: 'air', loading: 'TRIST', discharge: 'KZALA', days: [2, 5], record: 'export' },
  'tr-kz-road': { mode: 'road', loading: 'TRIST', border: 'RUVLA', discharge: 'KZALA', days: [12, 20], carrier: 'anadolis', record: 'export' },
  'tr-kg-road': { mode: 'road', loading: 'TRIST', border: 'KZAAU', discharge: 'KGFRU', days: [12, 20], carrier: 'anadolis', record: 'import' },
  'tr-ru-sea': { mode: 'sea', loading: 'TRAMR', discharge: 'RUNVS', days: [4, 8], carrier: 'kuzgunada', record: 'import', currency: 'USD' },
  'tr-ru-road': { mode: 'road', loading: 'TRTZX', border: 'RUVLA', discharge: 'RUMOW', days: [8, 14], carrier: 'anadolis', record: 'import' },
  'lt-kg-road': { mode: 'road', loading: 'LTVIL', border: 'LTMDK', discharge: 'KGFRU', days: [11, 19], carrier: 'vilkupe', record: 'export' },
  'lt-kz-road': { mode: 'road', loading: 'LTVIL', border: 'LTSLK', discharge: 'KZALA', days: [9, 17], carrier: 'vilkupe', record: 'export' },
  'lt-kz-rail': { mode: 'rail', loading: 'LTKLJ', border: 'LTKEN', discharge: 'KZALA', days: [12, 21], record: 'export' },
  'lt-uz-road': { mode: 'road', loading: 'LTVIL', border: 'LTMDK', discharge: 'UZTAS', days: [12, 20], carrier: 'smolvitsa', record: 'export' },
  'lt-by-kz': { mode: 'road', loading: 'LTVIL', border: 'LTMDK', discharge: 'KZALA', days: [9, 17], carrier: 'smolvitsa', record: 'transit' },
  'lt-by-kg': { mode: 'road', loading: 'LTVIL', border: 'LTSLK', discharge: 'KGFRU', days: [9, 17], carrier: 'smolvitsa', record: 'transit' },
  'lt-by-rail': { mode: 'rail', loading: 'LTKLJ', border: 'LTKEN', discharge: 'UZTAS', days: [14, 22], record: 'transit' },
  'pl-by-kz': { mode: 'road', loading: 'PLWAW', border: 'PLKUB', discharge: 'KZALA', days: [9, 16], carrier: 'smolvitsa', record: 'transit' },
  'lt-ru-road': { mode: 'road', loading: 'LTVIL', border: 'LTLVK', discharge: 'RUMOW', days: [3, 6], carrier: 'vilkupe', record: 'export' },
  'ee-kz-road': { mode: 'road', loading: 'EETLL', border: 'EELHM', discharge: 'KZALA', days: [9, 16], record: 'export' },
  'de-ru-road': { mode: 'road', loading: 'DEHAM', border: 'PLKUB', discharge: 'RUMOW', days: [5, 9], record: 'export' },
  'fi-kg-air': { mode: 'air', loading: 'FIVAT', discharge: 'KGMAN', days: [2, 5], record: 'export' },
  'pl-kg-rail': { mode: 'rail', loading: 'PLMAA', border: 'BYBQT', discharge: 'KGALA', days: [14, 24], record: 'export' },
  'pl-kz-rail': { mode: 'rail', loading: 'PLMAA', border: 'BYBQT', discharge: 'KZALA', days: [12, 20], record: 'export' },
  'pl-ge-sea': { mode: 'sea', loading: 'PLGDY', discharge: 'GEPTI', days: [15, 24], record: 'export' },
  'ge-ru-road': { mode: 'road', loading: 'GETBS', border: 'RUVLA', discharge: 'RUMOW', days: [4, 8], record: 'import' },
  'am-ru-road': { mode: 'road', loading: 'AMEVN', border: 'RUVLA', discharge: 'RUMOW', days: [4, 9], record: 'import' },
  'am-ru-air': { mode: 'air', loading: 'AMEVN', discharge: 'RUSVO', days: [1, 2], record: 'bill' },
  'am-ge-road': { mode: 'road', loading: 'AMEVN', discharge: 'GETBS', days: [1, 2], record: 'export' },
  'kg-ru-road': { mode: 'road', loading: 'KGFRU', border: 'RUTRK', discharge: 'RUMOW', days: [6, 11], carrier: 'steptrans', record: 'import' },
  'kg-kz-road': { mode: 'road', loading: 'KGFRU', discharge: 'KZALA', days: [1, 3], record: 'bill' },
  'kz-ru-road': { mode: 'road', loading: 'KZALA', border: 'RUTRK', discharge: 'RUMOW', days: [5, 10], carrier: 'steptrans', record: 'import' },
  'kz-ru-north': { mode: 'road', loading: 'KZALA', border: 'KZPPK', discharge: 'RUMOW', days: [6, 12], record: 'bill', currency: 'USD' },
  'kz-kz-road': { mode: 'road', loading: 'KZALA', discharge: 'KZALA', days: [1, 3], record: 'bill' },
  'ru-perm': { mode: 'rail', loading: 'RUMOW', discharge: 'RUPEE', days: [3, 6], record: 'bill' },
  'ru-kaluga': { mode: 'road', loading: 'RUMOW', discharge: 'RUKLF', days: [1, 2], record: 'bill' },
  'ru-samara': { mode: 'rail', loading: 'RUMOW', discharge: 'RUKUF', days: [2, 5], record: 'bill' },
  'ru-kazan': { mode: 'road', loading: 'RUMOW', discharge: 'RUKZN', days: [2, 4], record: 'bill' },
  'ru-city': { mode: 'road', loading: 'RUMOW', discharge: 'RUMOW', days: [0, 2], record: 'bill' },
  'cz-rs-road': { mode: 'road', loading: 'CZBRQ', discharge: 'RSBEG', days: [2, 4], record: 'export' },
  'rs-tr-road': { mode: 'road', loading: 'RSBEG', discharge: 'TRIST', days: [3, 6], record: 'export' },
  'rs-ru-sea': { mode: 'sea', loading: 'TRAMR', discharge: 'RUNVS', days: [10, 18], carrier: 'kuzgunada', record: 'import' },
  'fr-tr-air': { mode: 'air', loading: 'FRCDG', discharge: 'TRIST', days: [1, 3], record: 'export' },
  'es-de-road': { mode: 'road', loading: 'ESVLC', discharge: 'DEHAM', days: [3, 6], record: 'bill' },
  'kg-tr-air': { mode: 'air', loading: 'KGMAN', discharge: 'TRIST', days: [1, 3], record: 'export' },
  'uz-tr-rail': { mode: 'rail', loading: 'UZTAS', border: 'KZAAU', discharge: 'TRMER', days: [14, 24], record: 'export' },
  'uz-lt-rail': { mode: 'rail', loading: 'UZTAS', border: 'LTKEN', discharge: 'LTKLJ', days: [14, 24], record: 'import' },
  'hu-kz-road': { mode: 'road', loading: 'HUBUD', border: 'PLKUB', discharge: 'KZALA', days: [9, 15], record: 'export' },
  'at-am-air': { mode: 'air', loading: 'ATVIE', discharge: 'AMEVN', days: [1, 3], record: 'export' },
  'at-ru-air': { mode: 'air', loading: 'ATVIE', discharge: 'RUSVO', days: [2, 5], record: 'export' },
  'de-kz-rail': { mode: 'rail', loading: 'DEHAM', border: 'PLMAA', discharge: 'KZALA', days: [13, 21], record: 'export' },
  'tr-de-road': { mode: 'road', loading: 'TRIST', discharge: 'DEHAM', days: [5, 9], record: 'export' },
  'tr-pl-road': { mode: 'road', loading: 'TRIST', discharge: 'PLWAW', days: [5, 8], record: 'export' },
  'ru-by-road': { mode: 'road', loading: 'RUMOW', border: 'BYOSH', discharge: 'BYMSQ', days: [1, 3], record: 'bill' },
} as const satisfies Record<string, Leg>

export type LegKey = keyof typeof legs
