import { type Lane, lane } from './lane.ts'

/** Trade that is what it says. The first block looks suspicious and is not; README says why for each. */
export const honestLanes: readonly Lane[] = [
  // Bulk washing machines to a firm founded weeks after T0: they run in its laundries, nothing leaves.
  lane('h1', 'pralniwex > aqkir', 'washers', 'pl-kz-rail', '2022-06-06..2024-08-23', {
    count: 16,
    kg: [2400, 9800],
    declared: 'KZ',
  }),
  // A surge in base stations to Kyrgyzstan: a licensed operator builds its network.
  lane('h2', 'merivaalu > tunuk', 'modems', 'fi-kg-air', '2022-04-11..2024-05-17', {
    count: 18,
    kg: [180, 390],
    declared: 'KG',
  }),
  // Processors to Armenia and devices on to Russia: monitors for civil hospitals, another code, another use.
  lane('h3', 'blaubergen > sevaberd', 'processors', 'at-am-air', '2021-01-11..2024-12-13', { count: 18, kg: [4, 22] }),
  lane('h4', 'sevaberd > belolesmed', 'monitors', 'am-ru-road', '2021-01-11..2024-12-13', {
    count: 22,
    kg: [380, 1500],
    markup: 1.1,
    language: 'ru',
  }),
  lane('h5', 'sevaberd > rionpiri', 'monitors', 'am-ge-road', '2022-06-06..2024-11-15', { count: 9, kg: [120, 500] }),
  // Chips in bulk to Manisa, washing machines and refrigerators out to the EU and to Kazakhstan.
  lane('h6', 'tersalva > beyazkopuk', 'processors', 'it-tr-sea', '2021-01-11..2024-12-13', {
    count: 30,
    kg: [110, 380],
  }),
  lane('h7', 'beyazkopuk > pralniwex', 'washers', 'tr-pl-road', '2021-01-11..2024-12-13', {
    count: 52,
    kg: [8600, 21000],
    rhythm: 'winter',
  }),
  lane('h8', 'beyazkopuk > aqkir', 'washers', 'tr-kz-road', '2022-09-05..2024-10-18', {
    count: 10,
    kg: [2200, 7400],
    language: 'tr',
    declared: 'KZ',
  }),
  lane('h9', 'beyazkopuk > weserkolk', 'fridges', 'tr-de-road', '2021-01-11..2024-12-13', {
    count: 28,
    kg: [6200, 14000],
    language: 'tr',
  }),
  // The other Ak-Moyun: apricots from Osh.
  lane('h10', 'akmoyun-osh > beyazkopuk', 'apricots', 'kg-tr-air', '2021-01-11..2024-12-13', {
    count: 24,
    kg: [900, 3400],
    rhythm: 'harvest',
  }),
  // Medicines and patient monitors to Russia, before and after.
  lane('h11', 'blaubergen > belolesmed', 'medicines', 'at-ru-air', '2021-01-11..2024-12-13', {
    count: 40,
    kg: [300, 1600],
  }),
  lane('h12', 'blaubergen > belolesmed', 'monitors', 'at-ru-air', '2021-01-11..2024-12-13', {
    count: 20,
    kg: [200, 900],
  }),
  // Everyday trade.
  lane('e1', 'weserkolk > daladan', 'tractors', 'de-kz-rail', '2021-01-11..2024-12-13', {
    count: 44,
    kg: [10400, 31200],
    rhythm: 'spring',
    declared: 'KZ',
  }),
  lane('e2', 'weserkolk > daladan', 'harvesters', 'de-kz-rail', '2021-01-11..2024-12-13', {
    count: 26,
    kg: [13800, 41400],
    rhythm: 'harvest',
    declared: 'KZ',
  }),
  lane('e3', 'tiszakert > daladan', 'seeds', 'hu-kz-road', '2021-01-11..2024-12-13', {
    count: 26,
    kg: [8000, 20000],
    rhythm: 'spring',
    declared: 'KZ',
  }),
  lane('e4', 'cantalunera > weserkolk', 'oranges', 'es-de-road', '2021-01-11..2024-12-13', {
    count: 55,
    kg: [14000, 23500],
    rhythm: 'winter',
  }),
  lane('e5', 'chinorgul > pusyra', 'cotton', 'uz-lt-rail', '2021-01-11..2024-12-13', {
    count: 32,
    kg: [9000, 22000],
    rhythm: 'harvest',
  }),
  lane('e6', 'chinorgul > beyazkopuk', 'cotton', 'uz-tr-rail', '2021-01-11..2024-12-13', {
    count: 22,
    kg: [8000, 21000],
  }),
  lane('e7', 'yelkenova > weserkolk', 'shirts', 'tr-de-road', '2022-05-16..2024-11-22', {
    count: 20,
    kg: [900, 3600],
    language: 'tr',
  }),
  lane('e8', 'xunhe > demirkuyu', 'laptops', 'cn-tr-sea', '2021-01-11..2024-12-13', {
    count: 26,
    kg: [700, 2600],
    rhythm: 'winter',
  }),
  lane('e9', 'xunhe > zhetiorman', 'laptops', 'cn-kz-rail', '2021-01-11..2024-12-13', {
    count: 30,
    kg: [500, 2200],
    rhythm: 'growing',
  }),
  lane('e10', 'ganlanhu > daladan', 'pumps', 'cn-kz-rail', '2021-01-11..2024-12-13', {
    count: 26,
    kg: [1400, 6200],
    rhythm: 'spring',
  }),
  lane('e11', 'ganlanhu > stepqyran', 'tyres', 'cn-kz-rail', '2021-01-11..2024-12-13', {
    count: 28,
    kg: [4200, 11000],
  }),
  lane('e12', 'autonemuna > smolvitsa', 'tyres', 'lt-ru-road', '2021-01-11..2022-05-20', {
    count: 12,
    kg: [2600, 7800],
    rhythm: 'falling',
  }),
  lane('e13', 'uvalpodshipnik > smolvitsa', 'bearings', 'ru-by-road', '2021-01-11..2024-12-13', {
    count: 20,
    kg: [400, 1900],
    language: 'ru',
  }),
  lane('e14', 'brelling > sibfotorg', 'cameras', 'de-ru-road', '2021-01-18..2022-02-11', {
    count: 10,
    kg: [120, 420],
    rhythm: 'falling',
  }),
]
