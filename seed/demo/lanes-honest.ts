import type { Lane } from './lane.ts'

const from2021 = { first: '2021-01-11', last: '2024-12-13' } as const

/** Trade that is what it says. The first block looks suspicious and is not; README says why for each. */
export const honestLanes: readonly Lane[] = [
  // Bulk washing machines to a firm founded weeks after T0: they run in its laundries, nothing leaves.
  { key: 'h1', from: 'pralniwex', to: 'aqkir', goods: 'washers', leg: 'pl-kz-rail', first: '2022-06-06', last: '2024-08-23', count: 16, kg: [2400, 9800], declared: 'KZ' },
  // A surge in base stations to Kyrgyzstan: a licensed operator builds its network.
  { key: 'h2', from: 'merivaalu', to: 'tunuk', goods: 'modems', leg: 'fi-kg-air', first: '2022-04-11', last: '2024-05-17', count: 18, kg: [180, 390], declared: 'KG' },
  // Processors to Armenia and devices on to Russia: monitors for civil hospitals, another code, another use.
  { key: 'h3', from: 'blaubergen', to: 'sevaberd', goods: 'processors', leg: 'at-am-air', ...from2021, count: 18, kg: [4, 22] },
  { key: 'h4', from: 'sevaberd', to: 'belolesmed', goods: 'monitors', leg: 'am-ru-road', ...from2021, count: 22, kg: [380, 1500], markup: 1.1, language: 'ru' },
  { key: 'h5', from: 'sevaberd', to: 'rionpiri', goods: 'monitors', leg: 'am-ge-road', first: '2022-06-06', last: '2024-11-15', count: 9, kg: [120, 500] },
  // Chips in bulk to Manisa, washing machines and refrigerators out to the EU and to Kazakhstan.
  { key: 'h6', from: 'tersalva', to: 'beyazkopuk', goods: 'processors', leg: 'it-tr-sea', ...from2021, count: 30, kg: [110, 380] },
  { key: 'h7', from: 'beyazkopuk', to: 'pralniwex', goods: 'washers', leg: 'tr-pl-road', ...from2021, count: 52, kg: [8600, 21000], rhythm: 'winter' },
  { key: 'h8', from: 'beyazkopuk', to: 'aqkir', goods: 'washers', leg: 'tr-kz-road', first: '2022-09-05', last: '2024-10-18', count: 10, kg: [2200, 7400], language: 'tr', declared: 'KZ' },
  { key: 'h9', from: 'beyazkopuk', to: 'weserfeld', goods: 'fridges', leg: 'tr-de-road', ...from2021, count: 28, kg: [6200, 14000], language: 'tr' },
  // The other Ak-Moyun: apricots from Osh.
  { key: 'h10', from: 'akmoyun-osh', to: 'beyazkopuk', goods: 'apricots', leg: 'kg-tr-air', ...from2021, count: 24, kg: [900, 3400], rhythm: 'harvest' },
  // Medicines and patient monitors to Russia, before and after.
  { key: 'h11', from: 'blaubergen', to: 'belolesmed', goods: 'medicines', leg: 'at-ru-air', ...from2021, count: 40, kg: [300, 1600] },
  { key: 'h12', from: 'blaubergen', to: 'belolesmed', goods: 'monitors', leg: 'at-ru-air', ...from2021, count: 20, kg: [200, 900] },
  // Everyday trade.
  { key: 'e1', from: 'weserfeld', to: 'daladan', goods: 'tractors', leg: 'de-kz-rail', ...from2021, count: 44, kg: [10400, 31200], rhythm: 'spring', declared: 'KZ' },
  { key: 'e2', from: 'weserfeld', to: 'daladan', goods: 'harvesters', leg: 'de-kz-rail', ...from2021, count: 26, kg: [13800, 41400], rhythm: 'harvest', declared: 'KZ' },
  { key: 'e3', from: 'tiszakert', to: 'daladan', goods: 'seeds', leg: 'hu-kz-road', ...from2021, count: 26, kg: [8000, 20000], rhythm: 'spring', declared: 'KZ' },
  { key: 'e4', from: 'cantaluna', to: 'weserfeld', goods: 'oranges', leg: 'es-de-road', ...from2021, count: 55, kg: [14000, 23500], rhythm: 'winter' },
  { key: 'e5', from: 'chinorgul', to: 'pusyra', goods: 'cotton', leg: 'uz-lt-rail', ...from2021, count: 32, kg: [9000, 22000], rhythm: 'harvest' },
  { key: 'e6', from: 'chinorgul', to: 'beyazkopuk', goods: 'cotton', leg: 'uz-tr-rail', ...from2021, count: 22, kg: [8000, 21000] },
  { key: 'e7', from: 'yelkenova', to: 'weserfeld', goods: 'shirts', leg: 'tr-de-road', first: '2022-05-16', last: '2024-11-22', count: 20, kg: [900, 3600], language: 'tr' },
  { key: 'e8', from: 'xunhe', to: 'demirkuyu', goods: 'laptops', leg: 'cn-tr-sea', ...from2021, count: 26, kg: [700, 2600], rhythm: 'winter' },
  { key: 'e9', from: 'xunhe', to: 'zhetiorman', goods: 'laptops', leg: 'cn-kz-rail', ...from2021, count: 30, kg: [500, 2200], rhythm: 'growing' },
  { key: 'e10', from: 'ganlanhu', to: 'daladan', goods: 'pumps', leg: 'cn-kz-rail', ...from2021, count: 26, kg: [1400, 6200], rhythm: 'spring' },
  { key: 'e11', from: 'ganlanhu', to: 'steptrans', goods: 'tyres', leg: 'cn-kz-rail', ...from2021, count: 28, kg: [4200, 11000] },
  { key: 'e12', from: 'autonemuna', to: 'smolvitsa', goods: 'tyres', leg: 'lt-ru-road', first: '2021-01-11', last: '2022-05-20', count: 12, kg: [2600, 7800], rhythm: 'falling' },
  { key: 'e13', from: 'uvalpodshipnik', to: 'smolvitsa', goods: 'bearings', leg: 'ru-by-road', ...from2021, count: 20, kg: [400, 1900], language: 'ru' },
  { key: 'e14', from: 'fotolinde', to: 'sibfotorg', goods: 'cameras', leg: 'de-ru-road', first: '2021-01-18', last: '2022-02-11', count: 10, kg: [120, 420], rhythm: 'falling' },
]
