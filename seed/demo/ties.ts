import type { Row } from './csv.ts'

const tie = (owner_id: string, owned_id: string, role: string, percent?: number, from?: string, to?: string): Row => ({
  owner_id, owned_id, role, percent: percent?.toString(), from, to,
})

export const ownership: readonly Row[] = [
  // One man behind the Kazakh buyer and the Russian seller: the shared director of the Yasenets line.
  tie('ruslan-tumashov', 'kedrimpuls', 'director', undefined, '2017-03-01', '2023-07-03'),
  tie('ruslan-tumashov', 'sarybulak', 'director', undefined, '2022-03-17'),
  tie('ruslan-tumashov', 'kedrimpuls', 'owner', 74, '2017-03-01'),
  tie('lidia-tumashova', 'yelniktekh', 'owner', 100, '2023-07-11'),
  tie('pavel-osinets', 'yelniktekh', 'director', undefined, '2023-07-11'),
  tie('pavel-osinets', 'kedrimpuls', 'nominee', undefined, '2023-07-04'),
  tie('ruslan-tumashov', 'lidia-tumashova', 'family'),
  tie('zhetiorman', 'sarybulak', 'owner', 60, '2022-03-17'),
  tie('aigul-tastaqyr', 'sarybulak', 'owner', 40, '2022-03-17'),
  tie('dauren-zhelbulaq', 'zhetiorman', 'owner', 100, '2018-06-12'),
  tie('dauren-zhelbulaq', 'zhetiorman', 'director', undefined, '2018-06-12'),
  tie('aigul-tastaqyr', 'altynkerme', 'owner', 100, '2022-05-24'),
  tie('aigul-tastaqyr', 'altynkerme', 'director', undefined, '2022-05-24'),
  // The owner changed eleven weeks after T0.
  tie('igor-stanvolsky', 'stanvolga', 'owner', 80, '2011-10-19', '2022-05-10'),
  tie('zoya-kobylnets', 'stanvolga', 'owner', 80, '2022-05-11'),
  tie('igor-stanvolsky', 'stanvolga', 'owner', 20, '2022-05-11'),
  tie('igor-stanvolsky', 'stanvolga', 'director', undefined, '2011-10-19'),
  tie('zoya-kobylnets', 'priladinvest', 'director', undefined, '2016-04-27'),
  tie('igor-stanvolsky', 'zoya-kobylnets', 'family'),
  // Two listed plants together hold more than half of a trader.
  tie('kruchina', 'priladinvest', 'owner', 31, '2016-04-27'),
  tie('yasenets', 'priladinvest', 'owner', 24.5, '2019-01-14'),
  tie('zoya-kobylnets', 'priladinvest', 'owner', 44.5, '2016-04-27'),
  tie('berestov', 'osinnik', 'owner', 51, '2019-06-18'),
  tie('gintas-pusyris', 'pusyra', 'owner', 100, '2016-06-20'),
  tie('gintas-pusyris', 'pusyra', 'director', undefined, '2016-06-20'),
  tie('rasa-pusyriene', 'vilnetra', 'owner', 100, '2022-03-30'),
  tie('rasa-pusyriene', 'vilnetra', 'director', undefined, '2022-03-30'),
  tie('gintas-pusyris', 'rasa-pusyriene', 'family'),
  tie('jorn-brueckwald', 'brueckwald', 'director', undefined, '2008-01-01'),
  tie('jorn-brueckwald', 'brueckwald', 'owner', 55),
  tie('selim-kuyudal', 'demirkuyu', 'owner', 100, '2018-01-22'),
  tie('selim-kuyudal', 'demirkuyu', 'director', undefined, '2018-01-22'),
  tie('defne-yelkovan', 'yelkenova', 'director', undefined, '2022-04-11'),
  tie('defne-yelkovan', 'yelkenova', 'owner', 50, '2022-04-11'),
  tie('selim-kuyudal', 'yelkenova', 'owner', 50, '2022-04-11'),
  tie('khalid-qasrani', 'qasr', 'owner', 100, '2020-11-08'),
  tie('khalid-qasrani', 'nooralwadi', 'director', undefined, '2022-06-13'),
  tie('qasr', 'pakwan', 'owner', 85, '2021-08-19'),
  tie('leung-wanchiu', 'pakwan', 'director', undefined, '2021-08-19'),
  tie('leung-wanchiu', 'pakwan', 'owner', 15, '2021-08-19'),
  tie('qiu-xunhe', 'xunhe', 'owner', 90),
  tie('aibek-moyunov', 'akmoyun', 'owner', 100, '2022-04-18'),
  tie('aibek-moyunov', 'akmoyun', 'director', undefined, '2022-04-18'),
  tie('nurzat-boztem', 'kerege', 'director', undefined, '2022-04-05'),
  tie('nurzat-boztem', 'tulparjol', 'director', undefined, '2022-06-27'),
  tie('nurzat-boztem', 'kerege', 'owner', 100, '2022-04-05'),
  tie('arpine-vanasar', 'arpavan', 'owner', 100, '2019-09-10'),
  tie('arpine-vanasar', 'arpavan', 'director', undefined, '2019-09-10'),
  tie('giorgi-rionadze', 'rionpiri', 'owner', 100, '2022-05-02'),
  tie('dragan-dunavlek', 'dunavlek', 'owner', 70, '2021-12-20'),
  tie('timur-buloq', 'buloqsoy', 'owner', 100, '2022-07-19'),
  tie('anzhela-smolvich', 'smolvitsa', 'director', undefined, '2013-05-06'),
  tie('pavel-osinets', 'vtorplata', 'director', undefined, '2021-05-25'),
]

const supply = (supplier_id: string, enduser_id: string, from: string, to: string | undefined, note: string): Row => ({
  supplier_id, enduser_id, from, to, note,
})

export const supplies: readonly Row[] = [
  supply('kedrimpuls', 'yasenets', '2020-11-02', '2023-12-31', 'framework contract for electronic components, lot 4 (invented)'),
  supply('kedrimpuls', 'yasenets', '2022-05-16', undefined, 'поставка микросхем по спецификации 17, доп. соглашение 2'),
  supply('kedrimpuls', 'ruchevoy', '2022-08-01', undefined, 'capacitors, three deliveries per quarter'),
  supply('kedrimpuls', 'gremuchka', '2022-06-06', undefined, 'navigation receivers'),
  supply('yelniktekh', 'yasenets', '2023-08-21', undefined, 'assignment of the framework contract of Kedrimpuls'),
  supply('stanvolga', 'berestov', '2019-04-15', undefined, 'memories and modems, call-off orders'),
  supply('stanvolga', 'gremuchka', '2022-09-12', undefined, 'navigation receivers'),
  supply('vtorplata', 'ruchevoy', '2022-10-03', undefined, 'извлечённые микросхемы, партия по заявке'),
  supply('priladinvest', 'kruchina', '2021-02-01', undefined, 'machine tools and service'),
  supply('uvalpodshipnik', 'yarozub', '2020-01-13', undefined, 'bearings for running gear'),
  supply('sibfotorg', 'osinnik', '2022-11-07', undefined, 'camera modules'),
  supply('priladinvest', 'lukomor', '2022-07-18', '2024-07-17', 'measuring instruments'),
]

const listing = (party_id: string, authority: string, programme: string, date: string, reason: string, until?: string): Row => ({
  party_id, authority, programme, date, until, reason, url: `https://lists.example/${authority.toLowerCase()}/${party_id}`,
})

/** Invented entries: no authority has listed these parties, since they do not exist. */
export const listings: readonly Row[] = [
  listing('yasenets', 'EU', 'military end-users (demo)', '2022-03-15', 'maker of guided munitions'),
  listing('berestov', 'EU', 'military end-users (demo)', '2022-03-15', 'design bureau for unmanned aircraft'),
  listing('gremuchka', 'EU', 'military end-users (demo)', '2022-06-03', 'ammunition plant'),
  listing('kruchina', 'EU', 'military end-users (demo)', '2022-12-16', 'maker of armoured vehicles'),
  listing('lukomor', 'US', 'entity list (demo)', '2022-03-24', 'naval research institute'),
  listing('osinnik', 'UK', 'financial sanctions (demo)', '2023-02-24', 'maker of loitering munitions'),
  listing('kedrimpuls', 'EU', 'military end-users (demo)', '2023-06-20', 'supplies electronic components to Zavod Yasenets'),
  listing('kedrimpuls', 'US', 'entity list (demo)', '2023-09-25', 'supplies electronic components to Zavod Yasenets'),
  listing('demirkuyu', 'US', 'entity list (demo)', '2024-02-23', 'exports of high-priority goods'),
  listing('arpavan', 'US', 'entity list (demo)', '2023-05-19', 'exports of high-priority goods', '2024-06-12'),
  listing('ruslan-tumashov', 'CH', 'financial sanctions (demo)', '2024-01-31', 'director of Kedrimpuls'),
]
