import type { Lane } from './lane.ts'

const lost = 'TIR carnet closed at the border; no arrival found'

/** The other threads of README, one block each. */
export const threadLanes: readonly Lane[] = [
  // Before T0 the same seller sold to the same buyers directly; that ends with T0.
  { key: 'd1', from: 'brueckwald', to: 'kedrimpuls', goods: 'processors', leg: 'de-ru-road', first: '2021-01-11', last: '2022-02-18', count: 16, kg: [70, 210] },
  { key: 'd2', from: 'tersalva', to: 'kedrimpuls', goods: 'capacitors', leg: 'de-ru-road', first: '2021-01-18', last: '2022-02-11', count: 9, kg: [60, 200] },
  { key: 'd3', from: 'pusyra', to: 'stanvolga', goods: 'memories', leg: 'lt-ru-road', first: '2021-01-12', last: '2022-02-22', count: 12, kg: [40, 130] },
  { key: 'd4', from: 'kedrimpuls', to: 'yasenets', goods: 'processors', leg: 'ru-perm', first: '2021-02-01', last: '2022-02-28', after: { lanes: ['d1'], lag: [8, 35], keep: [0.8, 1], pack: 2 }, markup: 1.5, language: 'ru', lacks: { value: 'all' } },
  { key: 'd5', from: 'stanvolga', to: 'berestov', goods: 'memories', leg: 'ru-city', first: '2021-02-01', last: '2022-02-28', after: { lanes: ['d3'], lag: [8, 35], keep: [0.8, 1], pack: 2 }, markup: 1.5, language: 'ru', lacks: { value: 'all' } },
  // Declared for Central Asia, out over the Lithuania–Belarus border, never seen again.
  { key: 'v1', from: 'vilnetra', to: 'altynkerme', goods: 'processors', leg: 'lt-by-kz', first: '2022-06-13', last: '2023-10-20', count: 14, kg: [40, 160], declared: 'KZ', vanishes: true, note: lost },
  { key: 'v2', from: 'vilnetra', to: 'tulparjol', goods: 'modems', leg: 'lt-by-kg', first: '2022-07-18', last: '2023-11-10', count: 12, kg: [90, 280], declared: 'KG', vanishes: true, note: lost },
  { key: 'v3', from: 'vilnetra', to: 'buloqsoy', goods: 'scopes', leg: 'lt-by-rail', first: '2022-09-05', last: '2023-12-08', count: 8, kg: [60, 240], declared: 'UZ', vanishes: true },
  { key: 'v4', from: 'autonemuna', to: 'tulparjol', goods: 'cars', leg: 'lt-by-kg', first: '2022-05-16', last: '2024-06-21', count: 18, kg: [7000, 14200], rhythm: 'growing', declared: 'KG', vanishes: true },
  { key: 'v5', from: 'lozyskar', to: 'altynkerme', goods: 'bearings', leg: 'pl-by-kz', first: '2022-08-08', last: '2024-03-15', count: 9, kg: [900, 4200], declared: 'KZ', vanishes: true },
  // The same border, the same months, and an arrival for every one: honest.
  { key: 'v6', from: 'pusyra', to: 'daladan', goods: 'pumps', leg: 'lt-kz-road', first: '2021-03-01', last: '2024-10-25', count: 22, kg: [2200, 7800], rhythm: 'spring', declared: 'KZ' },
  // Washing machines bought in bulk and taken apart.
  { key: 'w1', from: 'lavandra', to: 'kerege', goods: 'washers', leg: 'pl-kg-rail', first: '2022-05-23', last: '2023-12-08', count: 20, kg: [9800, 22500], rhythm: 'growing', declared: 'KG' },
  { key: 'w2', from: 'pralniwex', to: 'kerege', goods: 'washers', leg: 'pl-kg-rail', first: '2022-06-13', last: '2023-11-17', count: 16, kg: [6100, 18300], rhythm: 'growing', declared: 'KG' },
  { key: 'w3', from: 'kerege', to: 'vtorplata', goods: 'washers', leg: 'kg-ru-road', first: '2022-07-15', last: '2024-02-15', after: { lanes: ['w1', 'w2'], lag: [6, 26], keep: [0.97, 1], pack: 2 }, markup: 1.3, language: 'ru' },
  { key: 'w4', from: 'vtorplata', to: 'ruchevoy', goods: 'processors', leg: 'ru-kaluga', first: '2022-09-20', last: '2024-03-29', after: { lanes: ['w3'], lag: [20, 48], keep: [0.0009, 0.0016], pack: 2 }, markup: 0.5, language: 'ru', lacks: { value: 'all' }, note: 'извлечены из бытовой техники' },
  // Used cars and cameras, likewise.
  { key: 'u1', from: 'autonemuna', to: 'tortkun', goods: 'cars', leg: 'lt-kg-road', first: '2021-04-12', last: '2024-05-24', count: 24, kg: [5600, 14100], rhythm: 'growing', declared: 'KG' },
  { key: 'u2', from: 'tortkun', to: 'vtorplata', goods: 'cars', leg: 'kg-ru-road', first: '2022-08-01', last: '2024-06-28', after: { lanes: ['u1'], lag: [15, 50], keep: [0.7, 0.9], pack: 3 }, markup: 1.25, language: 'ru' },
  { key: 'u3', from: 'fotolinde', to: 'nooralwadi', goods: 'cameras', leg: 'de-ae-air', first: '2022-08-15', last: '2024-02-23', count: 12, kg: [80, 320], rhythm: 'growing' },
  { key: 'u4', from: 'nooralwadi', to: 'sibfotorg', goods: 'cameras', leg: 'ae-ru-air', first: '2022-09-12', last: '2024-04-12', after: { lanes: ['u3'], lag: [5, 25], keep: [1, 1] }, markup: 1.45 },
  { key: 'u5', from: 'sibfotorg', to: 'osinnik', goods: 'cameras', leg: 'ru-kazan', first: '2022-11-14', last: '2024-05-31', after: { lanes: ['u4'], lag: [8, 30], keep: [0.6, 0.95], pack: 2 }, markup: 1.8, language: 'ru', lacks: { value: 'all' } },
  // Bearings over Poti, machining centres over Belgrade, oscilloscopes over Istanbul: lower tiers, other plants.
  { key: 'b1', from: 'lozyskar', to: 'uvalpodshipnik', goods: 'bearings', leg: 'de-ru-road', first: '2021-02-08', last: '2022-02-16', count: 9, kg: [1800, 5200] },
  { key: 'b2', from: 'lozyskar', to: 'rionpiri', goods: 'bearings', leg: 'pl-ge-sea', first: '2022-06-06', last: '2024-04-19', count: 13, kg: [1500, 5600], rhythm: 'growing' },
  { key: 'b3', from: 'rionpiri', to: 'uvalpodshipnik', goods: 'bearings', leg: 'ge-ru-road', first: '2022-07-11', last: '2024-06-14', after: { lanes: ['b2'], lag: [6, 30], keep: [1, 1] }, markup: 1.35, language: 'ru' },
  { key: 'b4', from: 'uvalpodshipnik', to: 'yarozub', goods: 'bearings', leg: 'ru-kazan', first: '2021-04-01', last: '2024-07-12', after: { lanes: ['b1', 'b3'], lag: [7, 35], keep: [0.6, 1], pack: 2 }, markup: 1.6, language: 'ru', lacks: { value: 'all' } },
  { key: 'b5', from: 'ganlanhu', to: 'uvalpodshipnik', goods: 'bearings', leg: 'cn-ru-rail', first: '2022-05-16', last: '2024-09-13', count: 14, kg: [2200, 8800], markup: 0.7 },
  { key: 'g1', from: 'strojovice', to: 'dunavlek', goods: 'machining', leg: 'cz-rs-road', first: '2022-05-30', last: '2024-03-08', count: 8, kg: [5100, 11400] },
  { key: 'g2', from: 'dunavlek', to: 'priladinvest', goods: 'machining', leg: 'rs-ru-sea', first: '2022-07-11', last: '2024-06-14', after: { lanes: ['g1'], lag: [14, 45], keep: [1, 1] }, markup: 1.5, language: 'ru' },
  { key: 'g3', from: 'priladinvest', to: 'kruchina', goods: 'machining', leg: 'ru-kazan', first: '2022-09-05', last: '2024-08-16', after: { lanes: ['g2'], lag: [10, 40], keep: [1, 1], split: { of: 4, take: [0, 1, 3] } }, markup: 1.8, language: 'ru', lacks: { value: 'all' } },
  { key: 'o1', from: 'oscillance', to: 'demirkuyu', goods: 'scopes', leg: 'fr-tr-air', first: '2022-06-20', last: '2023-11-24', count: 8, kg: [40, 190] },
  { key: 'o2', from: 'demirkuyu', to: 'priladinvest', goods: 'scopes', leg: 'tr-ru-road', first: '2022-07-18', last: '2024-02-16', after: { lanes: ['o1'], lag: [7, 28], keep: [1, 1] }, markup: 1.4, language: 'tr' },
  { key: 'o3', from: 'priladinvest', to: 'lukomor', goods: 'scopes', leg: 'ru-city', first: '2022-08-29', last: '2024-04-12', after: { lanes: ['o2'], lag: [10, 35], keep: [0.7, 1], pack: 2 }, markup: 1.9, language: 'ru', lacks: { value: 'all' } },
  { key: 's1', from: 'ganlanhu', to: 'osinnik', goods: 'spares', leg: 'cn-ru-rail', first: '2022-10-10', last: '2024-10-18', count: 13, kg: [120, 620], rhythm: 'growing' },
  // A consignee that is only a name, a bank, a destination changed on the way.
  { key: 'x1', from: 'kaljumets', to: '', goods: 'amplifiers', leg: 'lt-by-kz', first: '2022-11-07', last: '2023-06-16', count: 4, kg: [20, 70], declared: 'UZ', consignee: { name: 'TOO "Zhyldyz Bank", transit account', country: 'KZ' }, note: 'destination changed in transit' },
  { key: 'x2', from: 'xunhe', to: 'kedrimpuls', goods: 'tantalum', leg: 'cn-ru-rail', first: '2022-09-05', last: '2023-05-19', count: 4, kg: [30, 90], lacks: { code: [1, 3], weight: [2] } },
]
