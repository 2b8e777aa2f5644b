import type { Lane } from './lane.ts'

/** The Yasenets line: how tier 1 and 2 goods reach four plants. README tells the same in words. */
export const corridorLanes: readonly Lane[] = [
  // Processors: the main line, and from August 2023 the firm that takes over from Kedrimpuls.
  { key: 'p1', from: 'brueckwald', to: 'demirkuyu', goods: 'processors', leg: 'de-tr-air', first: '2022-04-11', last: '2023-10-06', count: 10, kg: [110, 310], record: 'export' },
  { key: 'p2', from: 'demirkuyu', to: 'sarybulak', goods: 'processors', leg: 'tr-kz-road', first: '2022-04-20', last: '2023-11-20', after: { lanes: ['p1'], lag: [9, 34], keep: [1, 1] }, markup: 1.22, language: 'tr' },
  { key: 'p3', from: 'xunhe', to: 'sarybulak', goods: 'processors', leg: 'cn-kz-rail', first: '2022-06-13', last: '2023-09-29', count: 4, kg: [110, 260], markup: 0.78 },
  { key: 'p4', from: 'sarybulak', to: 'kedrimpuls', goods: 'processors', leg: 'kz-ru-road', first: '2022-05-01', last: '2023-06-14', after: { lanes: ['p2', 'p3'], lag: [6, 30], keep: [0.93, 1] }, markup: 1.5, language: 'ru', lacks: { value: [2, 7] } },
  { key: 'p5', from: 'kedrimpuls', to: 'yasenets', goods: 'processors', leg: 'ru-perm', first: '2022-06-01', last: '2023-06-19', after: { lanes: ['p4'], lag: [5, 24], keep: [1, 1.3] }, markup: 1.9, language: 'ru', lacks: { value: 'all' } },
  { key: 'p6', from: 'sarybulak', to: 'yelniktekh', goods: 'processors', leg: 'kz-ru-north', first: '2023-08-14', last: '2023-12-20', after: { lanes: ['p2', 'p3'], lag: [10, 30], keep: [0.95, 1] }, markup: 1.55, language: 'ru' },
  { key: 'p7', from: 'yelniktekh', to: 'yasenets', goods: 'processors', leg: 'ru-perm', first: '2023-08-28', last: '2024-02-20', after: { lanes: ['p6'], lag: [4, 14], keep: [1, 1.1] }, markup: 2, language: 'ru', lacks: { value: 'all' } },
  // Memories over the Lithuanian border.
  { key: 'm1', from: 'pusyra', to: 'akmoyun', goods: 'memories', leg: 'lt-kg-road', first: '2022-05-16', last: '2023-08-25', count: 6, kg: [60, 170] },
  { key: 'm2', from: 'akmoyun', to: 'stanvolga', goods: 'memories', leg: 'kg-ru-road', first: '2022-06-10', last: '2023-11-15', after: { lanes: ['m1'], lag: [8, 40], keep: [0.97, 1] }, markup: 1.4, language: 'ru', lacks: { weight: [3] } },
  { key: 'm3', from: 'pusyra', to: 'zhetiorman', goods: 'memories', leg: 'lt-kz-road', first: '2022-04-25', last: '2023-06-30', count: 4, kg: [50, 140] },
  { key: 'm4', from: 'zhetiorman', to: 'stanvolga', goods: 'memories', leg: 'kz-ru-road', first: '2022-05-20', last: '2023-10-31', after: { lanes: ['m3'], lag: [10, 45], keep: [0.96, 1] }, markup: 1.4, language: 'ru' },
  { key: 'm5', from: 'xunhe', to: 'stanvolga', goods: 'memories', leg: 'cn-ru-sea', first: '2022-07-04', last: '2023-09-15', count: 4, kg: [80, 210], markup: 0.8 },
  { key: 'm6', from: 'stanvolga', to: 'berestov', goods: 'memories', leg: 'ru-city', first: '2022-06-20', last: '2023-12-22', after: { lanes: ['m2', 'm4', 'm5'], lag: [6, 40], keep: [0.95, 1.2], pack: 2 }, markup: 1.7, language: 'ru', lacks: { value: [0, 1, 4, 5] } },
  // Capacitors through Mersin and Bishkek.
  { key: 'c1', from: 'tersalva', to: 'yelkenova', goods: 'capacitors', leg: 'it-tr-sea', first: '2022-06-06', last: '2023-05-26', count: 5, kg: [90, 260] },
  { key: 'c2', from: 'yelkenova', to: 'akmoyun', goods: 'capacitors', leg: 'tr-kg-road', first: '2022-07-01', last: '2023-08-31', after: { lanes: ['c1'], lag: [12, 40], keep: [1, 1] }, markup: 1.25, language: 'tr' },
  { key: 'c3', from: 'akmoyun', to: 'kedrimpuls', goods: 'capacitors', leg: 'kg-ru-road', first: '2022-08-01', last: '2023-06-15', after: { lanes: ['c2'], lag: [8, 30], keep: [0.95, 1] }, markup: 1.5, language: 'ru' },
  { key: 'c4', from: 'kedrimpuls', to: 'ruchevoy', goods: 'capacitors', leg: 'ru-kaluga', first: '2022-08-20', last: '2023-06-19', after: { lanes: ['c3'], lag: [5, 20], keep: [1.1, 1.6] }, markup: 2, language: 'ru', lacks: { value: 'all' } },
  // Other integrated circuits: the longest chains, over Jebel Ali and Hong Kong.
  { key: 'k1', from: 'oriveld', to: 'qasr', goods: 'circuits', leg: 'nl-ae-sea', first: '2022-03-21', last: '2023-03-24', count: 4, kg: [90, 190] },
  { key: 'k2', from: 'qasr', to: 'pakwan', goods: 'circuits', leg: 'ae-hk-air', first: '2022-05-01', last: '2023-06-15', after: { lanes: ['k1'], lag: [10, 30], keep: [0.96, 1], split: { of: 2, take: [0] } }, markup: 1.2 },
  { key: 'k3', from: 'pakwan', to: 'zhetiorman', goods: 'circuits', leg: 'hk-kz-air', first: '2022-05-15', last: '2023-08-15', after: { lanes: ['k2'], lag: [12, 30], keep: [0.98, 1] }, markup: 1.35 },
  { key: 'k4', from: 'qasr', to: 'zhetiorman', goods: 'circuits', leg: 'ae-kz-air', first: '2022-05-01', last: '2023-06-15', after: { lanes: ['k1'], lag: [10, 30], keep: [0.96, 1], split: { of: 2, take: [1] } }, markup: 1.25, lacks: { weight: [1] } },
  { key: 'k5', from: 'zhetiorman', to: 'sarybulak', goods: 'circuits', leg: 'kz-kz-road', first: '2022-06-01', last: '2023-08-31', after: { lanes: ['k3', 'k4'], lag: [4, 20], keep: [1, 1] }, markup: 1.36, language: 'ru', lacks: { value: 'all' } },
  { key: 'k6', from: 'sarybulak', to: 'kedrimpuls', goods: 'circuits', leg: 'kz-ru-north', first: '2022-06-15', last: '2023-06-14', after: { lanes: ['k5'], lag: [5, 20], keep: [0.97, 1] }, markup: 1.55, language: 'ru' },
  { key: 'k7', from: 'xunhe', to: 'kedrimpuls', goods: 'circuits', leg: 'cn-ru-rail', first: '2022-05-10', last: '2023-04-28', count: 4, kg: [60, 180], markup: 0.8 },
  { key: 'k8', from: 'kedrimpuls', to: 'yasenets', goods: 'circuits', leg: 'ru-perm', first: '2022-07-01', last: '2023-06-19', after: { lanes: ['k6', 'k7'], lag: [5, 24], keep: [1, 1.2], pack: 2 }, markup: 1.9, language: 'ru', lacks: { value: 'all' } },
  // Modems: two movements are enough where Yerevan sells to the plant itself.
  { key: 'n1', from: 'tersalva', to: 'arpavan', goods: 'modems', leg: 'it-am-sea', first: '2022-05-09', last: '2023-04-14', count: 3, kg: [120, 310] },
  { key: 'n2', from: 'brueckwald', to: 'arpavan', goods: 'modems', leg: 'de-am-air', first: '2022-09-05', last: '2023-02-17', count: 2, kg: [90, 180] },
  { key: 'n3', from: 'arpavan', to: 'ruchevoy', goods: 'modems', leg: 'am-ru-road', first: '2022-06-10', last: '2023-05-31', after: { lanes: ['n1', 'n2'], lag: [10, 35], keep: [0.95, 1], split: { of: 2, take: [0] } }, markup: 1.7, language: 'ru' },
  { key: 'n4', from: 'arpavan', to: 'stanvolga', goods: 'modems', leg: 'am-ru-air', first: '2022-06-10', last: '2023-06-30', after: { lanes: ['n1', 'n2'], lag: [10, 35], keep: [0.95, 1], split: { of: 2, take: [1] } }, markup: 1.5, language: 'ru' },
  { key: 'n5', from: 'kaljumets', to: 'zhetiorman', goods: 'modems', leg: 'ee-kz-road', first: '2022-10-03', last: '2023-05-12', count: 2, kg: [110, 240] },
  { key: 'n6', from: 'zhetiorman', to: 'stanvolga', goods: 'modems', leg: 'kz-ru-road', first: '2022-11-01', last: '2023-08-31', after: { lanes: ['n5'], lag: [12, 40], keep: [0.98, 1] }, markup: 1.45, language: 'ru' },
  { key: 'n7', from: 'stanvolga', to: 'berestov', goods: 'modems', leg: 'ru-city', first: '2022-08-01', last: '2023-10-31', after: { lanes: ['n4', 'n6'], lag: [6, 30], keep: [1, 1.4] }, markup: 1.8, language: 'ru', lacks: { value: [1, 3] } },
  // Navigation receivers: across the Black Sea, and by air from Dubai.
  { key: 'r1', from: 'brueckwald', to: 'demirkuyu', goods: 'receivers', leg: 'de-tr-sea', first: '2022-07-11', last: '2023-03-17', count: 3, kg: [60, 140] },
  { key: 'r2', from: 'demirkuyu', to: 'kedrimpuls', goods: 'receivers', leg: 'tr-ru-sea', first: '2022-08-15', last: '2023-05-31', after: { lanes: ['r1'], lag: [8, 30], keep: [1, 1] }, markup: 1.4, language: 'tr', lacks: { weight: [2] } },
  { key: 'r3', from: 'kedrimpuls', to: 'gremuchka', goods: 'receivers', leg: 'ru-samara', first: '2022-09-01', last: '2023-06-19', after: { lanes: ['r2'], lag: [5, 25], keep: [1, 1.7] }, markup: 2, language: 'ru', lacks: { value: 'all' } },
  { key: 'r4', from: 'oriveld', to: 'qasr', goods: 'receivers', leg: 'nl-ae-air', first: '2022-09-12', last: '2023-07-21', count: 3, kg: [40, 110] },
  { key: 'r5', from: 'qasr', to: 'stanvolga', goods: 'receivers', leg: 'ae-ru-air', first: '2022-09-25', last: '2023-09-15', after: { lanes: ['r4'], lag: [8, 30], keep: [0.98, 1] }, markup: 1.5 },
  { key: 'r6', from: 'stanvolga', to: 'gremuchka', goods: 'receivers', leg: 'ru-samara', first: '2022-10-10', last: '2023-11-15', after: { lanes: ['r5'], lag: [5, 25], keep: [1, 1.6] }, markup: 1.9, language: 'ru' },
]
