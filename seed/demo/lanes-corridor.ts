import { type Lane, lane } from './lane.ts'

/** The Yasenets line: how tier 1 and 2 goods reach four plants. README tells the same in words. */
export const corridorLanes: readonly Lane[] = [
  // Processors: the main line, and from August 2023 the firm that takes over from Kedrimpuls.
  lane('p1', 'brueckwald > demirkuyu', 'processors', 'de-tr-air', '2022-04-11..2023-10-06', {
    count: 10,
    kg: [110, 310],
  }),
  lane('p2', 'demirkuyu > sarybulak', 'processors', 'tr-kz-road', '2022-04-20..2023-11-20', {
    after: { lanes: ['p1'], lag: [9, 34], keep: [1, 1] },
    markup: 1.22,
    language: 'tr',
  }),
  lane('p3', 'xunhe > sarybulak', 'processors', 'cn-kz-rail', '2022-06-13..2023-09-29', {
    count: 4,
    kg: [110, 260],
    markup: 0.78,
  }),
  lane('p4', 'sarybulak > kedrimpuls', 'processors', 'kz-ru-road', '2022-05-01..2023-06-14', {
    after: { lanes: ['p2', 'p3'], lag: [6, 30], keep: [0.93, 1] },
    markup: 1.5,
    language: 'ru',
    lacks: { value: [2, 7] },
  }),
  lane('p5', 'kedrimpuls > yasenets', 'processors', 'ru-perm', '2022-06-01..2023-06-19', {
    after: { lanes: ['p4'], lag: [5, 24], keep: [1, 1.3] },
    markup: 1.9,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  lane('p6', 'sarybulak > yelniktekh', 'processors', 'kz-ru-north', '2023-08-14..2023-12-20', {
    after: { lanes: ['p2', 'p3'], lag: [10, 30], keep: [0.95, 1] },
    markup: 1.55,
    language: 'ru',
  }),
  lane('p7', 'yelniktekh > yasenets', 'processors', 'ru-perm', '2023-08-28..2024-02-20', {
    after: { lanes: ['p6'], lag: [4, 14], keep: [1, 1.1] },
    markup: 2,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  // Memories over the Lithuanian border.
  lane('m1', 'pusyra > akmoyun', 'memories', 'lt-kg-road', '2022-05-16..2023-08-25', { count: 6, kg: [60, 170] }),
  lane('m2', 'akmoyun > stanvolga', 'memories', 'kg-ru-road', '2022-06-10..2023-11-15', {
    after: { lanes: ['m1'], lag: [8, 40], keep: [0.97, 1] },
    markup: 1.4,
    language: 'ru',
    lacks: { weight: [3] },
  }),
  lane('m3', 'pusyra > zhetiorman', 'memories', 'lt-kz-road', '2022-04-25..2023-06-30', { count: 4, kg: [50, 140] }),
  lane('m4', 'zhetiorman > stanvolga', 'memories', 'kz-ru-road', '2022-05-20..2023-10-31', {
    after: { lanes: ['m3'], lag: [10, 45], keep: [0.96, 1] },
    markup: 1.4,
    language: 'ru',
  }),
  lane('m5', 'xunhe > stanvolga', 'memories', 'cn-ru-sea', '2022-07-04..2023-09-15', {
    count: 4,
    kg: [80, 210],
    markup: 0.8,
  }),
  lane('m6', 'stanvolga > berestov', 'memories', 'ru-city', '2022-06-20..2023-12-22', {
    after: { lanes: ['m2', 'm4', 'm5'], lag: [6, 40], keep: [0.95, 1.2], pack: 2 },
    markup: 1.7,
    language: 'ru',
    lacks: { value: [0, 1, 4, 5] },
  }),
  // Capacitors through Mersin and Bishkek.
  lane('c1', 'tersalva > yelkenova', 'capacitors', 'it-tr-sea', '2022-06-06..2023-05-26', { count: 5, kg: [90, 260] }),
  lane('c2', 'yelkenova > akmoyun', 'capacitors', 'tr-kg-road', '2022-07-01..2023-08-31', {
    after: { lanes: ['c1'], lag: [12, 40], keep: [1, 1] },
    markup: 1.25,
    language: 'tr',
  }),
  lane('c3', 'akmoyun > kedrimpuls', 'capacitors', 'kg-ru-road', '2022-08-01..2023-06-15', {
    after: { lanes: ['c2'], lag: [8, 30], keep: [0.95, 1] },
    markup: 1.5,
    language: 'ru',
  }),
  lane('c4', 'kedrimpuls > ruchevoy', 'capacitors', 'ru-kaluga', '2022-08-20..2023-06-19', {
    after: { lanes: ['c3'], lag: [5, 20], keep: [1.1, 1.6] },
    markup: 2,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  // Other integrated circuits: the longest chains, over Jebel Ali and Hong Kong.
  lane('k1', 'oriveld > qasr', 'circuits', 'nl-ae-sea', '2022-03-21..2023-03-24', { count: 4, kg: [90, 190] }),
  lane('k2', 'qasr > pakwan', 'circuits', 'ae-hk-air', '2022-05-01..2023-06-15', {
    after: { lanes: ['k1'], lag: [10, 30], keep: [0.96, 1], split: { of: 2, take: [0] } },
    markup: 1.2,
  }),
  lane('k3', 'pakwan > zhetiorman', 'circuits', 'hk-kz-air', '2022-05-15..2023-08-15', {
    after: { lanes: ['k2'], lag: [12, 30], keep: [0.98, 1] },
    markup: 1.35,
  }),
  lane('k4', 'qasr > zhetiorman', 'circuits', 'ae-kz-air', '2022-05-01..2023-06-15', {
    after: { lanes: ['k1'], lag: [10, 30], keep: [0.96, 1], split: { of: 2, take: [1] } },
    markup: 1.25,
    lacks: { weight: [1] },
  }),
  lane('k5', 'zhetiorman > sarybulak', 'circuits', 'kz-kz-road', '2022-06-01..2023-08-31', {
    after: { lanes: ['k3', 'k4'], lag: [4, 20], keep: [1, 1] },
    markup: 1.36,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  lane('k6', 'sarybulak > kedrimpuls', 'circuits', 'kz-ru-north', '2022-06-15..2023-06-14', {
    after: { lanes: ['k5'], lag: [5, 20], keep: [0.97, 1] },
    markup: 1.55,
    language: 'ru',
  }),
  lane('k7', 'xunhe > kedrimpuls', 'circuits', 'cn-ru-rail', '2022-05-10..2023-04-28', {
    count: 4,
    kg: [60, 180],
    markup: 0.8,
  }),
  lane('k8', 'kedrimpuls > yasenets', 'circuits', 'ru-perm', '2022-07-01..2023-06-19', {
    after: { lanes: ['k6', 'k7'], lag: [5, 24], keep: [1, 1.2], pack: 2 },
    markup: 1.9,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  // Modems: two movements are enough where Yerevan sells to the plant itself.
  lane('n1', 'tersalva > arpavan', 'modems', 'it-am-sea', '2022-05-09..2023-04-14', { count: 3, kg: [120, 310] }),
  lane('n2', 'brueckwald > arpavan', 'modems', 'de-am-air', '2022-09-05..2023-02-17', { count: 2, kg: [90, 180] }),
  lane('n3', 'arpavan > ruchevoy', 'modems', 'am-ru-road', '2022-06-10..2023-05-31', {
    after: { lanes: ['n1', 'n2'], lag: [10, 35], keep: [0.95, 1], split: { of: 2, take: [0] } },
    markup: 1.7,
    language: 'ru',
  }),
  lane('n4', 'arpavan > stanvolga', 'modems', 'am-ru-air', '2022-06-10..2023-06-30', {
    after: { lanes: ['n1', 'n2'], lag: [10, 35], keep: [0.95, 1], split: { of: 2, take: [1] } },
    markup: 1.5,
    language: 'ru',
  }),
  lane('n5', 'kaljumets > zhetiorman', 'modems', 'ee-kz-road', '2022-10-03..2023-05-12', { count: 2, kg: [110, 240] }),
  lane('n6', 'zhetiorman > stanvolga', 'modems', 'kz-ru-road', '2022-11-01..2023-08-31', {
    after: { lanes: ['n5'], lag: [12, 40], keep: [0.98, 1] },
    markup: 1.45,
    language: 'ru',
  }),
  lane('n7', 'stanvolga > berestov', 'modems', 'ru-city', '2022-08-01..2023-10-31', {
    after: { lanes: ['n4', 'n6'], lag: [6, 30], keep: [1, 1.4] },
    markup: 1.8,
    language: 'ru',
    lacks: { value: [1, 3] },
  }),
  // Navigation receivers: across the Black Sea, and by air from Dubai.
  lane('r1', 'brueckwald > demirkuyu', 'receivers', 'de-tr-sea', '2022-07-11..2023-03-17', { count: 3, kg: [60, 140] }),
  lane('r2', 'demirkuyu > kedrimpuls', 'receivers', 'tr-ru-sea', '2022-08-15..2023-05-31', {
    after: { lanes: ['r1'], lag: [8, 30], keep: [1, 1] },
    markup: 1.4,
    language: 'tr',
    lacks: { weight: [2] },
  }),
  lane('r3', 'kedrimpuls > gremuchka', 'receivers', 'ru-samara', '2022-09-01..2023-06-19', {
    after: { lanes: ['r2'], lag: [5, 25], keep: [1, 1.7] },
    markup: 2,
    language: 'ru',
    lacks: { value: 'all' },
  }),
  lane('r4', 'oriveld > qasr', 'receivers', 'nl-ae-air', '2022-09-12..2023-07-21', { count: 3, kg: [40, 110] }),
  lane('r5', 'qasr > stanvolga', 'receivers', 'ae-ru-air', '2022-09-25..2023-09-15', {
    after: { lanes: ['r4'], lag: [8, 30], keep: [0.98, 1] },
    markup: 1.5,
  }),
  lane('r6', 'stanvolga > gremuchka', 'receivers', 'ru-samara', '2022-10-10..2023-11-15', {
    after: { lanes: ['r5'], lag: [5, 25], keep: [1, 1.6] },
    markup: 1.9,
    language: 'ru',
  }),
]
