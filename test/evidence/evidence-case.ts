import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { readConfig } from '../../server/config.ts'
import type { CaseContent } from '../../server/contract/case-content.ts'
import { EvidenceRequest } from '../../server/contract/evidence.ts'
import { TraceQuestion } from '../../server/contract/trace.ts'
import { type Features, openFeatures } from '../../server/features.ts'
import { isOver } from '../../server/contract/job-states.ts'
import type { z } from 'zod'
import { silent } from '../support/graphs.ts'

/** A seller, two traders, two military end-users; an owner, a listing, a contract; and shipments between them. */
export const files: Readonly<Record<string, string>> = {
  'parties.csv': `id,name,country,kind,military,registration_number,founded,address,phone,email,note
seller-one,Nordlicht Bauteile GmbH,DE,company,,HRB 44120,1994-05-03,"Werkstrasse 1, Koeln",+49 221 5550100,sales@nordlicht.example,old firm
trader-kz,"Степь Логистик, ТОО",KZ,company,,190240012345,2022-04-01,"Abai 5, Almaty",,,
trader-kg,Alatau Parts OsOO,KG,company,,,,,,,"""quoted"" and, commas"
works-ru,Заря Завод АО,RU,enduser,true,7701234567,,,,,
plant-ru,Kvant Plant JSC,RU,enduser,true,,,,,,
boris-owner,Boris Testov,KZ,person,,,1970-02-02,"Dom 7, Almaty",+7 701 5550199,,director of both
dairy-fr,Delta Laiterie SARL,FR,company,,,,,,,
`,
  'shipments.csv': `id,departed,arrived,consignor_id,consignor_name,consignee_id,consignee_name,consignee_country,hs_code,description,quantity,unit,net_weight_kg,value,currency,port_of_loading,border_post,port_of_discharge,carrier_id
S1,2023-01-05,2023-01-09,seller-one,,trader-kz,,,854231,processors,100,pcs,120.5,9000,EUR,DEHAM,LTVIL,KZALA,
S2,2023-01-12,2023-01-15,seller-one,,trader-kz,,,854231,processors,,,80.25,7000,EUR,,,,
S3,2023-02-01,2023-02-11,trader-kz,,works-ru,,,854231,processors for Заря,,,100,12000,EUR,,,RUMOW,haulier-x
S4,2023-02-14,2023-02-20,trader-kz,,trader-kg,,,854231,part lot,,,60,8000,EUR,,,,
S5,2023-03-01,2023-03-04,trader-kg,,plant-ru,,,854231,processors,,,90,15000,EUR,,,,
S6,2023-02-02,2023-02-03,dairy-fr,,trader-kz,,,040690,cheese,,,50,400,EUR,,,,
S7,2022-12-20,2022-12-29,,Unlisted Vendor Ltd,trader-kg,,,854231,processors,,,25,2000,EUR,,,,
S8,2023-03-10,2023-03-12,trader-kg,,,Somebody Retail,KG,854231,=cmd|' /C calc'!A0,,,5,700,EUR,,,,
`,
  'ownership.csv': `owner_id,owned_id,percent,role,from,to
boris-owner,trader-kz,60,,2022-04-01,
boris-owner,trader-kg,,director,2022-05,
`,
  'listings.csv': `party_id,authority,programme,date,until,reason,url
works-ru,EU,Annex IV (invented),2022-12-16,,maker of munitions,https://lists.example/works-ru
`,
  'supplies.csv': `supplier_id,enduser_id,from,to,note
trader-kg,plant-ru,2022-09-01,,framework contract (invented)
`,
}

export interface EvidenceCase extends AsyncDisposable {
  readonly features: Features
  readonly data: string
  /** The id of the case. */
  readonly id: string
  /** Makes the bundle and gives its bytes. @throws Error when its job does not end well. */
  bundle(request?: z.input<typeof EvidenceRequest>): Promise<Buffer>
}

const at = '2024-03-01T09:00:00.000Z'
const signed = { at, by: 'An investigator' }

/** What the case holds: two questions, a claim, a note, a picture, a query, all of it naming parties. */
export const content: CaseContent = {
  name: 'Processors to Заря Завод АО',
  description: 'From Nordlicht Bauteile GmbH by way of Boris Testov.',
  archived: false,
  questions: {
    first: {
      position: 1,
      name: 'To both works',
      question: TraceQuestion.parse({
        from: { group: 'eu' },
        to: { group: 'ru-military' },
        goods: { codes: ['8542'] },
      }),
      ...signed,
    },
    second: {
      position: 2,
      name: 'With groups, from a named seller',
      question: TraceQuestion.parse({
        from: { parties: ['case:seller-one'] },
        to: { parties: ['case:plant-ru'] },
        period: { from: '2023-01-10' },
        handover: { affiliates: true, draw: 'fifo' },
        measure: 'value',
      }),
      ...signed,
    },
  },
  canvases: {
    board: {
      position: 1,
      name: 'Corridor',
      question: 'first',
      view: 'corridor',
      board: { hidden: ['case:dairy-fr'], pins: { 'case:trader-kz': [1, 2] } },
      selection: ['case:trader-kz'],
      chain: [],
      picture: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>Nordlicht Bauteile GmbH</text></svg>',
      ...signed,
    },
  },
  notes: { n: { position: 1, text: 'Testov answers at +7 701 5550199.', pinned: true, ...signed } },
  claims: {
    c: {
      position: 1,
      sentence: 'Records show that Boris Testov owns the trader.',
      grade: 'documented',
      source: 'B',
      information: '2',
      supports: [
        { kind: 'node', id: 'case:boris-owner' },
        { kind: 'chain', movements: ['case:S1', 'case:S3'] },
      ],
      contradicts: [{ kind: 'node', id: 'case:nobody-knows' }],
      open: ['Who is behind Unlisted Vendor Ltd?'],
      ...signed,
    },
  },
  queries: {
    q: {
      position: 1,
      name: 'Owners',
      statement: 'MATCH (p {id: $id}) RETURN p',
      params: { id: 'case:boris-owner' },
      ...signed,
    },
  },
  evidence: { e: { position: 1, fact: { kind: 'node', id: 'case:dairy-fr' }, ...signed } },
  report: { title: 'Report', author: 'A desk', parts: { s: { position: 1, kind: 'summary', shown: true } } },
}

/** The product's features on a folder of their own, with the files in dataset `case` and the case about them. */
export async function evidenceCase(more: Readonly<Record<string, string>> = {}): Promise<EvidenceCase> {
  const data = mkdtempSync(join(tmpdir(), 'waybill-evidence-'))
  const features = await openFeatures(readConfig({}, { WAYBILL_DATA: data }), silent)
  const uploads = []
  for (const [name, text] of Object.entries({ ...files, ...more }))
    uploads.push(await features.importer.upload(Readable.from([Buffer.from(text)]), name))
  const { job } = await features.importer.start({
    dataset: 'case',
    files: uploads.map((upload) => ({ upload: upload.id })),
    dryRun: false,
  })
  for await (const event of features.importer.events(job)) void event
  await features.tracer.ready()
  const { id } = features.cases.create({ content, step: '', by: '' })
  return {
    features,
    data,
    id,
    async bundle(request = {}) {
      const { job: made } = features.evidence.start(id, EvidenceRequest.parse(request))
      for await (const event of features.evidence.events(made))
        if (isOver(event.job) && event.job.state !== 'done') throw new Error(JSON.stringify(event.job.problem))
      return buffer((await features.evidence.bundle(made)).stream)
    },
    async [Symbol.asyncDispose]() {
      await features.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
