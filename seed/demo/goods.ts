import { everydayGoods } from './goods-everyday.ts'

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

/** Markings such as NWM32F407 belong to invented makers; `components.csv` has the same ones. */
export const goods = {
  processors: {
    code: '854231',
    cn: '90',
    eaeu: '9010',
    price: 1150,
    unitKg: 0.0042,
    en: [
      'microcontrollers NWM32F407VG, tape and reel',
      'FPGA ARX7-35T, trays',
      'signal processors NWM-D21, tape and reel',
    ],
    ru: ['Микросхемы NWM32F407VG, в катушках', 'ПЛИС ARX7-35T', 'Процессоры сигнальные NWM-D21'],
    tr: ['Entegre devreler, mikrodenetleyici NWM32F407VG', 'FPGA ARX7-35T, tepside'],
  },
  memories: {
    code: '854232',
    cn: '90',
    eaeu: '9000',
    price: 860,
    unitKg: 0.0031,
    en: ['flash memories KTM-104, 1 Gbit', 'DRAM KTM-D3L, 4 Gbit, trays', 'EEPROM KTM-24C, reels'],
    ru: ['Микросхемы памяти KTM-104', 'Память DRAM KTM-D3L, 4 Гбит'],
  },
  amplifiers: {
    code: '854233',
    cn: '90',
    eaeu: '0000',
    price: 740,
    unitKg: 0.0026,
    en: ['operational amplifiers VEL-8221', 'RF amplifiers VEL-PA24'],
    ru: ['Усилители операционные VEL-8221'],
  },
  circuits: {
    code: '854239',
    cn: '90',
    eaeu: '9010',
    price: 690,
    unitKg: 0.0035,
    en: ['voltage regulators AML-2596', 'CAN transceivers AML-1050, reels', 'mixed-signal circuits AML-7606'],
    ru: ['Схемы интегральные прочие AML-7606', 'Стабилизаторы напряжения AML-2596'],
  },
  capacitors: {
    code: '853224',
    cn: '00',
    eaeu: '0000',
    price: 230,
    unitKg: 0.0004,
    en: ['multilayer ceramic capacitors, 0603, X7R', 'multilayer ceramic capacitors, 1210, 50 V'],
    ru: ['Конденсаторы керамические многослойные, 0603'],
    tr: ['Çok katmanlı seramik kondansatör, 0603', 'Seramik kondansatör 1210, 50 V'],
  },
  tantalum: {
    code: '853221',
    cn: '00',
    eaeu: '0000',
    price: 410,
    unitKg: 0.0011,
    en: ['tantalum capacitors, case D, 25 V'],
    ru: ['Конденсаторы танталовые, корпус D'],
  },
  modems: {
    code: '851762',
    cn: '00',
    eaeu: '0009',
    price: 190,
    unitKg: 1.4,
    en: ['radio modems 868 MHz HLV-R9', 'industrial routers HLV-I4', 'base station modules'],
    ru: ['Радиомодемы 868 МГц HLV-R9', 'Маршрутизаторы промышленные HLV-I4'],
  },
  receivers: {
    code: '852691',
    cn: '20',
    eaeu: '2000',
    price: 540,
    unitKg: 0.32,
    en: ['GNSS receiver modules SVG-8T', 'GNSS antenna receivers SVG-4 with cable'],
    ru: ['Приёмники навигационные SVG-8T'],
    tr: ['GNSS alıcı modülü SVG-8T'],
  },
  washers: {
    code: '845011',
    cn: '11',
    eaeu: '1100',
    price: 5.1,
    unitKg: 61,
    en: ['washing machines, front loading, 8 kg', 'washing machines, front loading, 6 kg, inverter motor'],
    ru: ['Машины стиральные автоматические, 8 кг', 'Машины стиральные бытовые, б/у и с дефектами упаковки'],
    tr: ['Çamaşır makinesi, önden yüklemeli, 8 kg'],
  },
  cameras: {
    code: '852589',
    cn: '00',
    eaeu: '0009',
    price: 165,
    unitKg: 0.62,
    en: ['digital cameras, mirrorless, body', 'action cameras, waterproof', 'thermal camera modules, uncooled'],
    ru: ['Камеры цифровые', 'Модули тепловизионные неохлаждаемые'],
  },
  cars: {
    code: '870323',
    cn: '90',
    eaeu: '9083',
    price: 11.5,
    unitKg: 1410,
    en: ['used passenger cars, 2016–2019', 'used passenger cars, damaged'],
    ru: ['Автомобили легковые, бывшие в эксплуатации'],
  },
  bearings: {
    code: '848210',
    cn: '90',
    eaeu: '9008',
    price: 15,
    unitKg: 0.41,
    en: ['ball bearings 6205-2RS', 'ball bearings, angular contact, 7208'],
    ru: ['Подшипники шариковые 6205-2RS'],
  },
  scopes: {
    code: '903020',
    cn: '00',
    eaeu: '0009',
    price: 430,
    unitKg: 4.6,
    en: ['digital oscilloscopes, 4 channels, 500 MHz', 'oscilloscopes, portable'],
    ru: ['Осциллографы цифровые, 4 канала'],
  },
  machining: {
    code: '845710',
    cn: '10',
    eaeu: '1000',
    price: 27,
    unitKg: 5300,
    en: ['machining centre, vertical, 3 axes', 'machining centre, 5 axes, with tool changer'],
    ru: ['Центр обрабатывающий вертикальный'],
  },
  spares: {
    code: '880730',
    cn: '00',
    eaeu: '0000',
    price: 310,
    unitKg: 0.9,
    en: ['servo drives for unmanned aircraft', 'propeller assemblies, carbon'],
    ru: ['Сервоприводы для беспилотных аппаратов'],
  },
  ...everydayGoods,
} as const satisfies Record<string, Goods>

export type GoodsKey = keyof typeof goods
