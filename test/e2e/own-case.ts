/** A file as a person drops it. */
export interface OwnFile {
  name: string
  text: string
}

/** A seller, a trader and an end-user of one's own, in Waybill's own format. */
export const ownParties: OwnFile = {
  name: 'nord-parties.csv',
  text: `id,name,country,kind,military
nordwerk,Nordwerk Steuerungen GmbH,DE,company,
tashkup,Tashkup Savdo MCHJ,UZ,company,
krasnovol,АО Завод Красновол,RU,enduser,true
`,
}

/** The rows that cannot be used: one arrived before it left, one has letters in its code. */
export const badRows = [
  { line: 4, row: 'N3;2023-03-20;2023-03-02;nordwerk;tashkup;854231;50;before it left' },
  { line: 6, row: 'N5;2023-05-01;2023-05-05;tashkup;krasnovol;85A231;25;letters' },
]

export const ownHeader = 'Nr;departed;arrived;Absender;Empfänger;hs_code;Netto (kg);Bemerkung'

/** Seven shipments with headers that only a person can map; two of the rows are bad. */
export const ownShipments: OwnFile = {
  name: 'nord-sendungen.csv',
  text: `${ownHeader}
N1;2023-02-01;2023-02-09;nordwerk;tashkup;854231;120;
N2;2023-03-01;2023-03-11;tashkup;krasnovol;854231;100;
${badRows[0]?.row}
N4;2023-04-02;2023-04-09;nordwerk;tashkup;854239;30;
${badRows[1]?.row}
N6;2023-05-02;2023-05-12;tashkup;krasnovol;854239;20;
N7;2023-06-01;2023-06-03;nordwerk;krasnovol;854231;5;
`,
}

/** What a person makes of the headers that are not the product's. */
export const ownMapping = {
  Nr: 'id',
  Absender: 'consignor_id',
  Empfänger: 'consignee_id',
  'Netto (kg)': 'net_weight_kg',
} as const
