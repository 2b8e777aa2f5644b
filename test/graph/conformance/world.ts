/**
 * A small world that holds one of everything: each kind of file, first as it was and then with changed rows, and a
 * second dataset whose rows refer to parties of the first, so that taking a file back leaves their names.
 */
const parties = (
  sizeOfArarat: string,
) => `id,name,country,kind,military,registration_number,founded,address,phone,email,website,aliases,business_code
p1,Nordlicht Elektronik GmbH,DE,company,,HRB 1,2001-05-01,"Hafenstr. 1, Kiel",+49 431 1,info@nordlicht.example,nordlicht.example,Nordlicht;Северное сияние,26.11
p2,${sizeOfArarat},AM,company,,AM-22,2022-03-30,"Abovyan 4, Yerevan",+374 10 1,,,,
p3,Kometa Plant,RU,enduser,true,1027700000000,,"Zavodskaya 9, Tula",,,,,
p4,Jana Novak,CZ,person,,,,,,,,,
`
const shipments = (
  weight: string,
) => `id,departed,arrived,consignor_id,consignee_id,hs_code,description,quantity,unit,net_weight_kg,value,currency,declared_destination,port_of_loading,border_post,port_of_discharge,mode,carrier_id,record
s1,2023-01-05,2023-01-09,p1,p2,854231,processors,100,pcs,${weight},4000,EUR,KZ,DEHAM,LTMED,GEPTI,road,c1,export
s2,2023-02-01,2023-02-03,p2,p3,854231,processors,100,pcs,12.5,6000,EUR,,,,,,,
s3,2023-03-01,,p1,p9,854232,memories,5,pcs,1,100,USD,,,,,,,
`
const ownership = (percent: string, remark: string) => `owner_id,owned_id,percent,role,from,to,remark
p4,p2,${percent},owner,2022-03-30,,
p4,p1,,director,,,${remark}
p4,p3,,family,,,${remark}
`
const supplies = (note: string) => `supplier_id,enduser_id,from,to,note
p2,p3,2022-06-01,,${note}
p2,p7,2022-07-01,,to one that only this row names
`
const listings = (reason: string) => `party_id,authority,programme,date,until,reason,url
p3,EU,833/2014,2022-06-03,,${reason},https://example.org/l
`
const statistics = (value: string) => `reporter,partner,period,code,flow,value_eur,weight_kg
DE,KZ,2022-05,854231,export,${value},10
`
const components = (source: string) => `code,system,component,maker,maker_country,marking,source
854231,Lancet,processor,Nordlicht,DE,A1,${source}
`
const transformations = (note: string) => `from,to,note
8450,8542,${note}
`

const identities = (note: string) => `party_id,same_as_id,note
p9,c1,${note}
`

/** The files of the first dataset: as they were, and with a changed row in each. */
export const firstFiles = [
  parties('Ararat Trade LLC'),
  shipments('12.5'),
  ownership('60', 'by hearsay'),
  supplies('a contract'),
  listings('production'),
  statistics('1000'),
  components('a field report'),
  transformations('taken apart'),
  identities('one address'),
]
export const changedFiles = [
  parties('Ararat Trade and Transit LLC'),
  shipments('13.5'),
  ownership('75', 'by the register'),
  supplies('a longer contract'),
  listings('production of drones'),
  statistics('1500'),
  components('a second field report'),
  transformations('taken apart for boards'),
  identities('one address and director'),
]

/** Shipments that name a party by its name only, which another file then writes in a way that comes first in order. */
const named = (
  name: string,
  id: string,
) => `id,departed,consignor_name,consignor_country,consignee_id,hs_code,net_weight_kg
${id},2023-04-01,${name},AT,x1,854231,2
`
export const namedFiles = [
  `id,name,country,kind
x1,Samal Import,KZ,company
`,
  named('Zorn Handel', 'n1'),
  named('ZORN HANDEL', 'n2'),
]
/** States parties of the first dataset that were known by name or id alone. */
export const lateParties = `id,name,country,kind
p9,Ninth Street Trading,AE,company
c1,Cargo One,LT,company
`
/** Ownership in a dataset of its own between parties of the first. */
export const foreignOwnership = `owner_id,owned_id,percent
d:p2,d:p3,5
`
