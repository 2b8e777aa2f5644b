import { type Lane, lane } from './lane.ts'

/** The other threads of README, one block each. */
export const threadLanes: readonly Lane[] = [
  // Before T0 the same seller sold to the same buyers directly; that ends with T0.
  lane('d1', 'brueckwald > kedrimpuls', 'processors', 'de-ru-road', '2021-01-11..2022-02-18', {
    count: 16,
    kg: [70, 210],
  }),
  lane('d2', 'tersalva > kedrimpuls', 'capacitors', 'de-ru-road', '2021-01-18..2022-02-11', {
    count: 9,
    kg: [60, 200],
  }),
  lane('d3', 'pusyra > stanvolga', 'memories', 'lt-ru-road', '2021-01-12..2022-02-22', { count: 12, kg: [40, 130] }),
  lane('d4', 'kedrimpuls > yasenets', 'processors', 'ru-perm', '2021-02-01..2022-02-28', {
    after: { lanes: ['d1'], lag: [8, 35], keep: [0.8, 1], pack: 2 },
    markup: 1.5,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  lane('d5', 'stanvolga > berestov', 'memories', 'ru-city', '2021-02-01..2022-02-28', {
    after: { lanes: ['d3'], lag: [8, 35], keep: [0.8, 1], pack: 2 },
    markup: 1.5,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  // Declared for Central Asia, out over the Lithuania–Belarus border, never seen again.
  lane('v1', 'vilnetra > altynkerme', 'processors', 'lt-by-kz', '2022-06-13..2023-10-20', {
    count: 14,
    kg: [40, 160],
    text: 'spare parts for household appliances',
    declared: 'KZ',
    vanishes: true,
    note: 'TIR carnet closed at the border; no arrival found',
  }),
  lane('v2', 'vilnetra > tulparkechik', 'modems', 'lt-by-kg', '2022-07-18..2023-11-10', {
    count: 12,
    kg: [90, 280],
    declared: 'KG',
    vanishes: true,
    note: 'TIR carnet closed at the border; no arrival found',
  }),
  lane('v3', 'vilnetra > buloqsoy', 'scopes', 'lt-by-rail', '2022-09-05..2023-12-08', {
    count: 8,
    kg: [60, 240],
    declared: 'UZ',
    vanishes: true,
  }),
  lane('v4', 'autonemuna > tulparkechik', 'cars', 'lt-by-kg', '2022-05-16..2024-06-21', {
    count: 18,
    kg: [7000, 14200],
    rhythm: 'growing',
    declared: 'KG',
    vanishes: true,
  }),
  lane('v5', 'lozyskowar > altynkerme', 'bearings', 'pl-by-kz', '2022-08-08..2024-03-15', {
    count: 9,
    kg: [900, 4200],
    declared: 'KZ',
    vanishes: true,
  }),
  // The same border, the same months, and an arrival for every one: honest.
  lane('v6', 'pusyra > daladan', 'pumps', 'lt-kz-road', '2021-03-01..2024-10-25', {
    count: 22,
    kg: [2200, 7800],
    rhythm: 'spring',
    declared: 'KZ',
  }),
  // Washing machines bought in bulk and taken apart.
  lane('w1', 'lavandra > kerege', 'washers', 'pl-kg-rail', '2022-05-23..2023-12-08', {
    count: 20,
    kg: [9800, 22500],
    rhythm: 'growing',
    declared: 'KG',
  }),
  lane('w2', 'pralniwex > kerege', 'washers', 'pl-kg-rail', '2022-06-13..2023-11-17', {
    count: 16,
    kg: [6100, 18300],
    rhythm: 'growing',
    declared: 'KG',
  }),
  lane('w3', 'kerege > vtorplatika', 'washers', 'kg-ru-road', '2022-07-15..2024-02-15', {
    after: { lanes: ['w1', 'w2'], lag: [6, 26], keep: [0.97, 1], pack: 2 },
    markup: 1.3,
    language: 'ru',
  }),
  lane('w4', 'vtorplatika > ruchevoy', 'processors', 'ru-kaluga', '2022-09-20..2024-03-29', {
    after: { lanes: ['w3'], lag: [20, 48], keep: [0.0009, 0.0016], pack: 2 },
    markup: 0.5,
    language: 'ru',
    lacks: { value: 'all' },
    note: 'извлечены из бытовой техники',
  }),
  // Used cars and cameras, likewise.
  lane('u1', 'autonemuna > tortkun', 'cars', 'lt-kg-road', '2021-04-12..2024-05-24', {
    count: 24,
    kg: [5600, 14100],
    rhythm: 'growing',
    declared: 'KG',
  }),
  lane('u2', 'tortkun > vtorplatika', 'cars', 'kg-ru-road', '2022-08-01..2024-06-28', {
    after: { lanes: ['u1'], lag: [15, 50], keep: [0.7, 0.9], pack: 3 },
    markup: 1.25,
    language: 'ru',
  }),
  lane('u3', 'brelling > sahilan', 'cameras', 'de-ae-air', '2022-08-15..2024-02-23', {
    count: 12,
    kg: [80, 320],
    rhythm: 'growing',
  }),
  lane('u4', 'sahilan > sibfotorg', 'cameras', 'ae-ru-air', '2022-09-12..2024-04-12', {
    after: { lanes: ['u3'], lag: [5, 25], keep: [1, 1] },
    markup: 1.45,
  }),
  lane('u5', 'sibfotorg > osinnik', 'cameras', 'ru-kazan', '2022-11-14..2024-05-31', {
    after: { lanes: ['u4'], lag: [8, 30], keep: [0.6, 0.95], pack: 2 },
    markup: 1.8,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  // Bearings over Poti, machining centres over Belgrade, oscilloscopes over Istanbul: lower tiers, other plants.
  lane('b1', 'lozyskowar > uvalpodshipnik', 'bearings', 'de-ru-road', '2021-02-08..2022-02-16', {
    count: 9,
    kg: [1800, 5200],
  }),
  lane('b2', 'lozyskowar > rionpiri', 'bearings', 'pl-ge-sea', '2022-06-06..2024-04-19', {
    count: 13,
    kg: [1500, 5600],
    rhythm: 'growing',
  }),
  lane('b3', 'rionpiri > uvalpodshipnik', 'bearings', 'ge-ru-road', '2022-07-11..2024-06-14', {
    after: { lanes: ['b2'], lag: [6, 30], keep: [1, 1] },
    markup: 1.35,
    language: 'ru',
  }),
  lane('b4', 'uvalpodshipnik > yarozub', 'bearings', 'ru-kazan', '2021-04-01..2024-07-12', {
    after: { lanes: ['b1', 'b3'], lag: [7, 35], keep: [0.6, 1], pack: 2 },
    markup: 1.6,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  lane('b5', 'ganlanhu > uvalpodshipnik', 'bearings', 'cn-ru-rail', '2022-05-16..2024-09-13', {
    count: 14,
    kg: [2200, 8800],
    markup: 0.7,
  }),
  lane('g1', 'strojovice > dunavlek', 'machining', 'cz-rs-road', '2022-05-30..2024-03-08', {
    count: 8,
    kg: [5100, 11400],
  }),
  lane('g2', 'dunavlek > priladinvest', 'machining', 'rs-ru-sea', '2022-07-11..2024-06-14', {
    after: { lanes: ['g1'], lag: [14, 45], keep: [1, 1] },
    markup: 1.5,
    language: 'ru',
  }),
  lane('g3', 'priladinvest > kruchina', 'machining', 'ru-kazan', '2022-09-05..2024-08-16', {
    after: { lanes: ['g2'], lag: [10, 40], keep: [1, 1], split: { of: 4, take: [0, 1, 3] } },
    markup: 1.8,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  lane('o1', 'oscimontel > demirkuyu', 'scopes', 'fr-tr-air', '2022-06-20..2023-11-24', { count: 8, kg: [40, 190] }),
  lane('o2', 'demirkuyu > priladinvest', 'scopes', 'tr-ru-road', '2022-07-18..2024-02-16', {
    after: { lanes: ['o1'], lag: [7, 28], keep: [1, 1] },
    markup: 1.4,
    language: 'tr',
  }),
  lane('o3', 'priladinvest > lukomor', 'scopes', 'ru-city', '2022-08-29..2024-04-12', {
    after: { lanes: ['o2'], lag: [10, 35], keep: [0.7, 1], pack: 2 },
    markup: 1.9,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  lane('s1', 'ganlanhu > osinnik', 'spares', 'cn-ru-rail', '2022-10-10..2024-10-18', {
    count: 13,
    kg: [120, 620],
    rhythm: 'growing',
  }),
  // A consignee that is only a name, a bank, a destination changed on the way.
  lane('x1', 'kaljumets > ', 'amplifiers', 'lt-by-kz', '2022-11-07..2023-06-16', {
    count: 4,
    kg: [20, 70],
    declared: 'UZ',
    consignee: { name: 'TOO "Zhyldyzkerek Bank", transit account', country: 'KZ' },
    note: 'destination changed in transit',
  }),
  lane('x2', 'xunhe > kedrimpuls', 'tantalum', 'cn-ru-rail', '2022-09-05..2023-05-19', {
    count: 4,
    kg: [30, 90],
    lacks: { code: [1, 3], weight: [2] },
  }),
]
