import type { Party } from './party.ts'

const vyatchikov = '115999, Москва, ул. Вятчиковская, д. 22, стр. 4'

export const castRussia: readonly Party[] = [
  {
    id: 'kedrimpuls', name: 'OOO Kedrimpuls', country: 'RU', number: '9907417720', founded: '2014-02-04', address: vyatchikov,
    phone: '+7 495 555 01 47', email: 'sbyt@kedrimpuls.example', aliases: ['ООО «Кедримпульс»', 'Kedrimpuls LLC', 'КЕДРИМПУЛЬС'], activity: '46.52',
  },
  {
    id: 'yelniktekh', name: 'OOO Yelniktekh', country: 'RU', number: '9907993312', founded: '2023-07-11', address: `${vyatchikov}, пом. 9`,
    phone: '+7 495 555 01 48', aliases: ['ООО «Ельниктех»', 'Elniktekh LLC'], activity: '46.52',
  },
  {
    id: 'stanvolga', name: 'OOO Stanvolga Snab', country: 'RU', number: '9963120447', founded: '2011-10-19',
    address: '443999, Самара, Пристанской тупик, д. 6', phone: '+7 846 555 01 70', aliases: ['ООО «Станволга Снаб»'], activity: '46.69',
  },
  {
    id: 'priladinvest', name: 'OOO Priladinvest', country: 'RU', number: '9940229931', founded: '2016-04-27',
    address: '248999, Калуга, ул. Верховая Слободка, д. 2', aliases: ['ООО «Приладинвест»'], activity: '46.62',
  },
  {
    id: 'vtorplata', name: 'OOO Vtorplata', country: 'RU', number: '9977301180', founded: '2021-05-25',
    address: '140999, Московская обл., Лыткинский проезд, д. 1А', phone: '+7 496 555 01 09', aliases: ['ООО «Вторплата»'], activity: '38.31',
    note: 'dismantling of household appliances and cars',
  },
  {
    id: 'sibfotorg', name: 'OOO Sibfotorg', country: 'RU', number: '9954410093', founded: '2013-08-01',
    address: '630999, Новосибирск, ул. Затонная, д. 90', aliases: ['ООО «Сибфоторг»'], activity: '46.43',
  },
  {
    id: 'uvalpodshipnik', name: 'OOO Uvalpodshipnik', country: 'RU', number: '9943006612', founded: '2009-09-09',
    address: '610999, Киров, Увальский пер., д. 17', aliases: ['ООО «Увалподшипник»'], activity: '46.69',
  },
  {
    id: 'belolesmed', name: 'OOO Belolesmed', country: 'RU', number: '9978210040', founded: '2005-12-12',
    address: '190999, Санкт-Петербург, Канавная линия, д. 33', aliases: ['ООО «Белолесмед»'], activity: '46.46', note: 'supplier of civil hospitals',
  },
  {
    id: 'yasenets', name: 'AO Zavod Yasenets', country: 'RU', kind: 'enduser', military: true, number: '9902110045', founded: '1958-07-01',
    address: '614999, Пермь, Ясенецкий тракт, д. 1', aliases: ['АО «Завод Ясенец»', 'Yasenets Plant JSC'], activity: '25.40',
  },
  {
    id: 'berestov', name: 'AO OKB Berestov', country: 'RU', kind: 'enduser', military: true, number: '9950001197', founded: '1947-03-20',
    address: '140998, Московская обл., Берестовский городок, к. 5', aliases: ['АО «ОКБ Берестов»', 'Berestov Design Bureau'], activity: '30.30',
  },
  {
    id: 'ruchevoy', name: 'AO NPP Ruchevoy', country: 'RU', kind: 'enduser', military: true, number: '9940115582', founded: '1969-11-11',
    address: '248998, Калуга, Ручевой проезд, д. 12', aliases: ['АО «НПП Ручевой»', 'НПП РУЧЕВОЙ'], activity: '26.51',
  },
  {
    id: 'gremuchka', name: 'AO PO Gremuchka', country: 'RU', kind: 'enduser', military: true, number: '9963990018', founded: '1941-10-01',
    address: '443998, Самара, Гремучкин овраг, д. 40', aliases: ['АО «ПО Гремучка»'], activity: '25.40',
  },
  {
    id: 'kruchina', name: 'AO Zavod Kruchina', country: 'RU', kind: 'enduser', military: true, number: '9916207741', founded: '1952-05-08',
    address: '420999, Казань, Кручинская, д. 3', aliases: ['АО «Завод Кручина»'], activity: '30.40',
  },
  {
    id: 'yarozub', name: 'AO MZ Yarozub', country: 'RU', kind: 'enduser', military: true, number: '9943110207', founded: '1936-01-15',
    address: '610998, Киров, Машинный спуск, д. 8', aliases: ['АО «МЗ Ярозуб»'], activity: '30.40',
  },
  {
    id: 'osinnik', name: 'OOO KB Osinnik-Avia', country: 'RU', kind: 'enduser', military: true, number: '9916880432', founded: '2019-06-18',
    address: '420998, Казань, Осинниковая аллея, к. 2', aliases: ['ООО «КБ Осинник-Авиа»'], activity: '30.30', note: 'unmanned aircraft',
  },
  {
    id: 'lukomor', name: 'FGUP NII Lukomor', country: 'RU', kind: 'enduser', military: true, number: '9978000231', founded: '1961-12-01',
    address: '190998, Санкт-Петербург, Лукоморская наб., д. 7', aliases: ['ФГУП «НИИ Лукомор»'], activity: '72.19',
  },
]
