import type { Party } from './party.ts'

/** One business centre in Bishkek where many firms, honest and not, have their seat. */
const tunguch = 'Biznes-tsentr Tunguch, prospekt Kara-Suu 77, 720031 Bishkek'

export const castBetween: readonly Party[] = [
  {
    id: 'demirkuyu', name: 'Demirkuyu Dış Ticaret Ltd. Şti.', country: 'TR', number: 'MERSİS 0991044177200001', founded: '2018-01-22',
    address: 'Tersane Arkası Sk. 12/5, 34944 Tuzla, İstanbul', phone: '+90 216 555 01 12', email: 'info@demirkuyu.example',
    aliases: ['Demirkuyu Foreign Trade', 'Демиркую Дыш Тиджарет'], activity: '46.90',
  },
  {
    id: 'yelkenova', name: 'Yelkenova Elektronik A.Ş.', country: 'TR', number: 'MERSİS 0997044177200018', founded: '2022-04-11',
    address: 'Rıhtım Mah. Çapa Cd. 41, 33110 Mersin', phone: '+90 324 555 01 90', activity: '46.52',
  },
  {
    id: 'beyazkopuk', name: 'Beyazköpük Ev Aletleri San. A.Ş.', country: 'TR', number: 'MERSİS 0993044177200044', founded: '1986-06-16',
    address: 'OSB 3. Bulvar 8, 45030 Manisa', website: 'beyazkopuk.example', activity: '27.51', note: 'maker of household appliances',
  },
  { id: 'anadolis', name: 'Anadolis Nakliyat Ltd. Şti.', country: 'TR', founded: '2010-02-15', address: 'Gümrük Yolu 5, 61010 Trabzon', activity: '49.41', note: 'carrier' },
  { id: 'kuzgunada', name: 'Kuzgunada Denizcilik A.Ş.', country: 'TR', founded: '1998-09-28', address: 'Liman Sırtı 2, 34524 Beylikdüzü, İstanbul', activity: '50.20', note: 'carrier' },
  {
    id: 'qasr', name: 'Qasr Meridian FZE', country: 'AE', number: 'JAFZA 994177', founded: '2020-11-08',
    address: 'Warehouse RA08-Z14, Jebel Ali Free Zone, Dubai', phone: '+971 4 555 0188', email: 'trade@qasrmeridian.example',
    aliases: ['قصر ميريديان م م ح', 'Каср Меридиан'], activity: '46.52',
  },
  {
    id: 'nooralwadi', name: 'Noor Alwadi Trading LLC', country: 'AE', number: 'DED 991820', founded: '2022-06-13',
    address: 'Office 1104, Al Sufouf Tower, Deira, Dubai', aliases: ['نور الوادي للتجارة ذ م م'], activity: '46.43',
  },
  { id: 'falakair', name: 'Falakair Cargo LLC', country: 'AE', founded: '2012-03-04', address: 'Cargo Village Gate 9, Dubai', aliases: ['فلك إير للشحن'], activity: '51.21', note: 'carrier' },
  {
    id: 'pakwan', name: 'Pak Wan Circuit Ltd', country: 'HK', number: '9941772', founded: '2021-08-19',
    address: 'Flat 17C, Lok Hing Industrial Building, Kwai Chung', aliases: ['栢灣電路有限公司', 'Bai Wan Circuit'], activity: '46.52',
  },
  {
    id: 'xunhe', name: 'Xunhe Link Electronics Co., Ltd', country: 'CN', number: '99440300MA5XH17720', founded: '2015-12-03',
    address: 'Building 6, Guiyuan Industrial Park, Longhua, Shenzhen', aliases: ['讯河联电子有限公司', 'Сюньхэ Линк'], activity: '39.70',
  },
  {
    id: 'ganlanhu', name: 'Ganlanhu Precision Parts Co., Ltd', country: 'CN', number: '99650100MA7GL00418', founded: '2008-04-25',
    address: '18 Beizhan 3rd Road, Ürümqi', aliases: ['橄榄湖精密零件有限公司'], activity: '34.51',
  },
  {
    id: 'akmoyun', name: 'Ak-Moyun Import OsOO', country: 'KG', number: '01804202210377',
    address: `${tunguch}, office 412`, phone: '+996 312 555 041', email: 'akmoyun@post.example',
    aliases: ['ОсОО «Ак-Моюн Импорт»', 'Ак-Моюн Импорт ЖЧК'], activity: '46.90', note: 'no founding date in the extract; the tax number has one',
  },
  {
    id: 'akmoyun-osh', name: 'Ak-Moyun Import OsOO', country: 'KG', number: '01205200910216', founded: '2009-05-12',
    address: 'Kurmanzhan köchösü 9, 723500 Osh', phone: '+996 3222 555 18', aliases: ['ОсОО «Ак-Моюн Импорт» (Ош)'], activity: '46.31',
    note: 'fruit exporter; same name, other firm',
  },
  {
    id: 'kerege', name: 'Kerege Snab OsOO', country: 'KG', number: '00504202210190', founded: '2022-04-05',
    address: `${tunguch}, office 409`, phone: '+996 312 555 044', aliases: ['ОсОО «Кереге Снаб»', 'Кереге Снаб ЖЧК'], activity: '46.43',
  },
  {
    id: 'tulparjol', name: 'Tulpar-Jol OsOO', country: 'KG', number: '02706202210405', founded: '2022-06-27',
    address: `${tunguch}, office 415`, aliases: ['ОсОО «Тулпар-Жол»'], activity: '52.29', note: 'forwarder',
  },
  {
    id: 'tortkun', name: 'OsOO "Tört Kün, Kerben\n& uulu"', country: 'KG', number: '01711201710088', founded: '2017-11-17',
    address: 'Ak-Örgö 3-ya liniya, dom 15,\nmasterskaya 2, 720047 Bishkek', aliases: ['ОсОО «Төрт Күн, Кербен & уулу»'], activity: '45.32',
    note: 'car breaker and repair shop',
  },
  {
    id: 'tunuk', name: 'Tunuk Bailanysh OAO', country: 'KG', number: '01403200610011', founded: '2006-03-14',
    address: 'bulvar Jibek 200, 720010 Bishkek', website: 'tunuk.example', aliases: ['ОАО «Тунук Байланыш»'], activity: '61.20', note: 'licensed mobile network operator',
  },
  {
    id: 'esepkana', name: 'Esepkana Audit OsOO', country: 'KG', number: '02209201110350', founded: '2011-09-22',
    address: `${tunguch}, office 101`, aliases: ['ОсОО «Эсепкана Аудит»'], activity: '69.20', note: 'accountants',
  },
  {
    id: 'zhetiorman', name: 'Zhetiorman Logistic TOO', country: 'KZ', number: '180640023417', founded: '2018-06-12',
    address: 'mikroraion Zhasqala 8, ofis 21, 050000 Almaty', phone: '+7 727 555 0161',
    aliases: ['ТОО «Жетіорман Логистик»', 'Zhetiorman Logistics LLP', 'Жетіорман ЖШС'], activity: '52.29',
  },
  {
    id: 'sarybulak', name: 'Sarybulak Komponent TOO', country: 'KZ', number: '220340017729', founded: '2022-03-17',
    address: 'ulitsa Tastaqyr 114, 050000 Almaty', phone: '+7 727 555 0161', email: 'zakaz@sarybulak.example',
    aliases: ['ТОО «Сарыбулак Компонент»', 'Сарыбұлақ Компонент ЖШС', 'Sarybulak Component LLP'], activity: '46.52',
  },
  {
    id: 'altynkerme', name: 'Altyn Kerme Trade TOO', country: 'KZ', number: '220540031102', founded: '2022-05-24',
    address: 'ulitsa Tastaqyr 114, kv. 3, 050000 Almaty', aliases: ['ТОО «Алтын Керме Трейд»'], activity: '46.90',
  },
  {
    id: 'aqkir', name: 'Aq Kir Service TOO', country: 'KZ', number: '220440029940', founded: '2022-04-08',
    address: 'prospekt Üshtöbe 51, 010000 Astana', website: 'aqkir.example', aliases: ['ТОО «Ақ Кір Сервис»'], activity: '96.01',
    note: 'self-service laundries, 41 branches',
  },
  {
    id: 'daladan', name: 'Daladan Agro Mashina TOO', country: 'KZ', number: '090240014418', founded: '2009-02-16',
    address: 'Elevatornaya 2, 110000 Kostanay', aliases: ['ТОО «Даладан Агро Машина»'], activity: '46.61',
  },
  { id: 'steptrans', name: 'Steptrans Qazyna TOO', country: 'KZ', number: '120740009914', founded: '2012-07-03', address: 'Sortirovochnaya 19, 050000 Almaty', activity: '49.41', aliases: ['ТОО «Стептранс Қазына»'], note: 'carrier' },
  {
    id: 'arpavan', name: 'Arpavan Tech LLC', country: 'AM', number: '99.110.1224177', founded: '2019-09-10',
    address: '14 Kanakeravan Street, Yerevan 0014', phone: '+374 10 555 019', aliases: ['Արփավան Տեխ ՍՊԸ', 'Арпаван Тех'], activity: '46.52',
  },
  {
    id: 'sevaberd', name: 'Sevaberd Medical Devices CJSC', country: 'AM', number: '99.120.0417720', founded: '2008-03-26',
    address: '3 Lernagits Lane, Abovyan 2201', website: 'sevaberd.example', aliases: ['Սևաբերդ Բժշկական Սարքեր ՓԲԸ', 'Севаберд'], activity: '26.60',
    note: 'maker of patient monitors',
  },
  {
    id: 'rionpiri', name: 'Rionpiri Trading LLC', country: 'GE', number: '994177208', founded: '2022-05-02',
    address: '40 Navsadguri Street, Poti 4400', aliases: ['შპს რიონპირი ტრეიდინგი', 'Рионпири Трейдинг'], activity: '46.69',
  },
  {
    id: 'buloqsoy', name: 'Buloqsoy Savdo MChJ', country: 'UZ', number: '309417720', founded: '2022-07-19',
    address: 'Yangi Chorsu koʻchasi 60, 100100 Toshkent', aliases: ['ООО «Булоксой Савдо»', 'Булоқсой Савдо МЧЖ'], activity: '46.90',
  },
  {
    id: 'chinorgul', name: 'Chinorgul Tekstil AJ', country: 'UZ', number: '200417721', founded: '2004-10-11',
    address: 'Paxtazor mahallasi 1, 150100 Fargʻona', aliases: ['АО «Чиноргуль Текстиль»'], activity: '13.10',
  },
  {
    id: 'smolvitsa', name: 'Smolvitsa Trans OOO', country: 'BY', number: '994177203', founded: '2013-05-06',
    address: 'Lesnaya obochina 3, 222201 Smolevichi raion', phone: '+375 17 555 01 55', aliases: ['ООО «Смолвица Транс»', 'ТАА «Смолвіца Транс»'], activity: '49.41', note: 'carrier and warehouse',
  },
  {
    id: 'dunavlek', name: 'Dunavlek Mašine d.o.o.', country: 'RS', number: '99417720', founded: '2021-12-20',
    address: 'Pristanišna 27, 11000 Beograd', aliases: ['Дунавлек Машине д.о.о.'], activity: '46.62',
  },
]
