import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { readConfig } from '../../server/config.ts'
import { type Features, openFeatures } from '../../server/features.ts'
import { silent } from './graphs.ts'
import { type Listening, listening } from './http.ts'

/** A seller in Germany, a trader in Kazakhstan, a military end-user in Russia, and somebody who has no part in it. */
export const parties = `id,name,country,kind,military,registration_number,address
A,Alpha Elektronik GmbH,DE,company,,HRB 1,"Werkstr. 1, Köln"
B,Бета Трейд ТОО,KZ,company,,BIN 2,
C,Вектор Завод,RU,enduser,true,,
D,Delta Foods,FR,company,,,
`
export const shipments = `id,departed,arrived,consignor_id,consignee_id,hs_code,net_weight_kg,value,currency,description
S1,2023-01-05,2023-01-09,A,B,854231,120.5,9000,EUR,processors
S2,2023-02-01,2023-02-11,B,C,854231,100,12000,EUR,processors
S3,2023-02-02,2023-02-03,D,B,040690,50,400,EUR,cheese
`

/** The question whose answer is S1, S2. */
export const question = { from: { countries: ['DE'] }, to: { group: 'ru-military' } }

export interface SmallCase extends AsyncDisposable, Omit<Listening, keyof AsyncDisposable> {
  readonly features: Features
  readonly closing: AbortController
}

/** The whole app on the embedded engine, with the small case in dataset `small`. */
export async function smallCase(): Promise<SmallCase> {
  const data = mkdtempSync(join(tmpdir(), 'waybill-http-'))
  mkdirSync(data, { recursive: true })
  const features = await openFeatures(readConfig({}, { WAYBILL_DATA: data }), silent)
  const closing = new AbortController()
  const app = await listening({
    services: () => ({ ...features, demo: { dataset: null, job: null } }),
    closing: closing.signal,
  })
  const uploads = []
  for (const [name, text] of Object.entries({ 'parties.csv': parties, 'shipments.csv': shipments }))
    uploads.push(await features.importer.upload(Readable.from([Buffer.from(text)]), name))
  const { job } = await features.importer.start({
    dataset: 'small',
    files: uploads.map((upload) => ({ upload: upload.id })),
    dryRun: false,
  })
  for await (const event of features.importer.events(job)) void event
  return {
    ...app,
    features,
    closing,
    [Symbol.asyncDispose]: async () => {
      closing.abort()
      await app[Symbol.asyncDispose]()
      await features.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
