import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A user's own files: ids that sort otherwise by UTF-16 unit than by character, amounts that do not end in binary,
 * names that try to be something else, and rows that cannot land.
 */
export const parties = `id,name,country,kind,military,registration_number,founded,address,phone,aliases,colour
A,Änderung & Söhne GmbH,DE,company,,HRB 1,2001-05-04,"Werkstr. 1, Köln",+49 1,Anderung;"""A"" Söhne",blue
B,ТОО «Бета» Трейд,KZ,company,,000000000012,,,,Beta Trade,
b,beta lower case,UZ,company,,,,,,,
ｚ,Fullwidth,AM,company,,,,,,,
😀,"<script>alert('x')</script>",TR,company,,,,,,,
Z,Завод № 5,RU,enduser,true,,,,,,
x' OR 1=1 //,Quote'; DROP,RU,enduser,true,,,,,,
bad,No such country,XX,company,,,,,,,
A,Änderung again,DE,company,,,,,,,
`

const header =
  'id,departed,arrived,consignor_id,consignor_name,consignor_country,consignee_id,hs_code,description,quantity,unit,net_weight_kg,value,currency,port_of_loading,border_post,carrier_id'

/** Movements on the same days through parties whose ids tie, some without what a figure needs. */
const rows = [
  'S1,2023-01-05,2023-01-05,A,,,B,854231,chips,10,pcs,0.1,0.7,EUR,DEHAM,,c1',
  'S2,2023-01-05,2023-01-05,B,,,ｚ,854231,chips,10,pcs,0.2,0.1,EUR,,,',
  'S3,2023-01-05,2023-01-05,B,,,😀,854231,chips,,,0.3,,,,LTMDK,',
  'S4,2023-01-05,2023-01-06,ｚ,,,Z,854231,chips,10,pcs,1e-7,12345678.9,EUR,,,',
  's4,2023-01-06,2023-01-06,😀,,,Z,85423190,chips,10,pcs,,3,EUR,,,',
  'S5,2023-02-01,,,Änderung & Söhne GmbH,DE,b,8542,chips,7,kg,123456789.123456,5,USD,,,',
  "S6,,2023-02-09,b,,,x' OR 1=1 //,8542,chips,7,kg,99,5,EUR,,,",
  'S7,2023-01-04,2023-01-04,😀,,,B,854231,a circle,1,pcs,5,5,EUR,,,',
  'S8,2023-01-05,2023-01-05,😀,,,B,854231,a circle,1,pcs,0,5,EUR,,,',
  'S9,2023-03-09,2023-03-01,A,,,B,854231,backwards,1,pcs,5,5,EUR,,,',
  'S10,2023-03-09,2023-03-10,A,,,,854231,to nobody,1,pcs,5,5,EUR,,,',
  'S11,2023-03-09,2023-03-10,A,,,B,85O231,a letter in the code,1,pcs,5,5,EUR,,,',
  'S12,2023-03-09,2023-03-10,A,,,B,854231,negative,1,pcs,-5,5,EUR,,,',
]
export const shipments = [header, ...rows].join('\n')

/** The same with one row changed, one gone and one added. */
export const shipmentsLater = [
  header,
  ...rows.filter((row) => !row.startsWith('S7,')).map((row) => row.replace('S2,2023-01-05,', 'S2,2023-01-04,')),
  'S13,2023-04-01,2023-04-02,A,,,B,854231,new,1,pcs,2.5,5,EUR,,,',
].join('\n')

/** Brought and undone again: it leans on the demo's parties and brings some of its own. */
export const passing = `id,departed,consignor_id,consignor_name,consignee_id,hs_code,net_weight_kg
T1,2023-01-01,only-here,Passing Ltd,demo:yasenets,854231,5
T2,2023-01-02,demo:brueckwald,,only-here,854231,5
`

export const annexIv = readFileSync(join(import.meta.dirname, '../fixtures/eu-833-2014-annex-iv.csv'))
