export interface Goods {
  /** HS6. */
  readonly code: string
  /** Digits that the EU's 8-digit and the EAEU's 10-digit tariffs add to it. */
  readonly cn: string
  readonly eaeu: string
  /** EUR per kg at the first seller. */
  readonly price: number
  /** Net kg of one unit. */
  readonly unitKg: number
  readonly en: readonly string[]
  readonly ru?: readonly string[]
  readonly tr?: readonly string[]
}

export const everydayGoods = {
  laptops: {
    code: '847130',
    cn: '00',
    eaeu: '0000',
    price: 210,
    unitKg: 2.1,
    en: ['portable computers, 15 inch'],
    ru: ['Ноутбуки, 15 дюймов'],
  },
  medicines: {
    code: '300490',
    cn: '00',
    eaeu: '0002',
    price: 62,
    unitKg: 0.08,
    en: ['medicines, retail packs', 'anaesthetics, ampoules'],
    ru: ['Лекарственные средства, в упаковке'],
  },
  monitors: {
    code: '901819',
    cn: '90',
    eaeu: '9000',
    price: 240,
    unitKg: 5.4,
    en: ['patient monitors', 'electrocardiographs, 12 leads'],
    ru: ['Мониторы прикроватные'],
  },
  tractors: {
    code: '870194',
    cn: '10',
    eaeu: '1009',
    price: 9.5,
    unitKg: 5200,
    en: ['agricultural tractors, 88 kW'],
    ru: ['Тракторы сельскохозяйственные'],
  },
  harvesters: {
    code: '843351',
    cn: '00',
    eaeu: '0009',
    price: 13,
    unitKg: 13800,
    en: ['combine harvester'],
    ru: ['Комбайн зерноуборочный'],
  },
  oranges: { code: '080510', cn: '22', eaeu: '2000', price: 0.9, unitKg: 15, en: ['sweet oranges, fresh, crates'] },
  apricots: {
    code: '081310',
    cn: '00',
    eaeu: '0000',
    price: 3.4,
    unitKg: 10,
    en: ['dried apricots, cartons'],
    ru: ['Курага, картон'],
  },
  seeds: {
    code: '100510',
    cn: '15',
    eaeu: '1500',
    price: 4.6,
    unitKg: 25,
    en: ['hybrid maize, seed'],
    ru: ['Семена кукурузы гибридной'],
  },
  cotton: {
    code: '520524',
    cn: '00',
    eaeu: '0000',
    price: 3.1,
    unitKg: 50,
    en: ['cotton yarn, combed'],
    ru: ['Пряжа хлопчатобумажная'],
  },
  shirts: {
    code: '610910',
    cn: '00',
    eaeu: '0000',
    price: 14,
    unitKg: 0.18,
    en: ['T-shirts, cotton'],
    tr: ['Pamuklu tişört'],
  },
  tyres: {
    code: '401120',
    cn: '90',
    eaeu: '9000',
    price: 4.2,
    unitKg: 54,
    en: ['tyres for lorries, 315/80 R22.5'],
    ru: ['Шины для грузовых автомобилей'],
  },
  pumps: {
    code: '841370',
    cn: '51',
    eaeu: '5100',
    price: 17,
    unitKg: 38,
    en: ['centrifugal pumps for irrigation'],
    ru: ['Насосы центробежные'],
  },
  fridges: {
    code: '841810',
    cn: '20',
    eaeu: '2001',
    price: 4.9,
    unitKg: 68,
    en: ['refrigerator-freezers, two doors'],
    ru: ['Холодильники-морозильники'],
    tr: ['Buzdolabı, iki kapılı'],
  },
} as const satisfies Record<string, Goods>
