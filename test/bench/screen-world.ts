import type { TraceAnswer } from '../../server/contract/trace.ts'

/** An answer's corridor as the files that it could have come from, in Waybill's own format. */
export function filesOfAnswer({ corridor }: TraceAnswer): Record<string, string> {
  const parties = corridor.parties.map(({ id, name, country, military }) =>
    [id, name, country, military ? 'enduser' : 'company', military ? 'true' : ''].join(','),
  )
  const shipments = corridor.movements.map(({ id, departed, arrived, from, to, goods, amount }) =>
    [id, departed, arrived, from, to, goods, amount ?? ''].join(','),
  )
  return {
    'parties.csv': `id,name,country,kind,military\n${parties.join('\n')}\n`,
    'shipments.csv': `id,departed,arrived,consignor_id,consignee_id,hs_code,net_weight_kg\n${shipments.join('\n')}\n`,
  }
}

/** A party that buys from a seller and sells to a military end-user, and to ten thousand customers beside. */
export const hub = { id: 'hub', ties: 10_000 } as const

export function filesOfHub(): Record<string, string> {
  const beside = Array.from({ length: hub.ties }, (_, i) => i)
  const customers = beside.map((i) => `to${i},Customer ${i},KZ,company,`)
  const sales = beside.map((i) => `out${i},2022-04-01,2022-04-09,hub,to${i},040690,5`)
  return {
    'parties.csv': `id,name,country,kind,military\nseller,Seller GmbH,DE,company,\nhub,Hub Ticaret,TR,company,\nuser,User Zavod,RU,enduser,true\n${customers.join('\n')}\n`,
    'shipments.csv': `id,departed,arrived,consignor_id,consignee_id,hs_code,net_weight_kg\nfirst,2022-01-01,2022-01-09,seller,hub,854231,5\nlast,2022-02-01,2022-02-09,hub,user,854231,5\n${sales.join('\n')}\n`,
  }
}
