import { expect, it } from 'vitest'
import { createSearcher } from '../../server/search/searcher.ts'
import { eachEngine } from '../support/engines.ts'
import { fillGraph } from '../support/fill-graph.ts'
import { silent } from '../support/graphs.ts'

eachEngine(({ open }) => {
  it('indexes what either engine holds, and finds shipments in it', async () => {
    await using opened = await open()
    await fillGraph(
      opened.graph,
      `CREATE (:Party:Company {id: 'd:kedr', name: 'ООО «Кедримпульс»', country: 'RU', aliases: ['Kedr'], registrationNumber: '0077'})
       CREATE (:Party:Person:EndUser {id: 'd:petrov', name: 'Пётр Петров'})
       CREATE (:Party {id: 'd:stub', name: 'Named once'})
       CREATE (:Port {id: 'port:LTKLJ', name: 'Klaipėda', code: 'LTKLJ', country: 'LT'})
       CREATE (:Country {id: 'country:LT', name: 'Lithuania', code: 'LT'})
       CREATE (:Listing {id: 'd:l', authority: 'European Union'})
       CREATE (:Contact {id: 'contact:email:1', name: 'sales@kedr.example', kind: 'email'})
       CREATE (:Dataset {id: 'd/1', dataset: 'd', name: 'parties.csv', sha256: 'ab12'})
       CREATE (:Shipment {id: 'd:s1', name: 's1'})`,
    )
    const searcher = createSearcher({ graph: opened.graph, folder: opened.data, log: silent })
    try {
      const first = async (q: string) => {
        const { id, kind, country } = (await searcher.search({ q, limit: 5 })).items[0] ?? {}
        return [id, kind, country]
      }
      expect(await first('kedrimpuls')).toEqual(['d:kedr', 'Company', 'RU'])
      expect(await first('0077')).toEqual(['d:kedr', 'Company', 'RU'])
      expect(await first('Pyotr Petrov')).toEqual(['d:petrov', 'Person', null])
      expect(await first('named once')).toEqual(['d:stub', 'Company', null])
      expect(await first('klaipeda')).toEqual(['port:LTKLJ', 'Port', 'LT'])
      expect(await first('lithuania')).toEqual(['country:LT', 'Country', 'LT'])
      expect(await first('european union')).toEqual(['d:l', 'Listing', null])
      expect(await first('sales@kedr.example')).toEqual(['contact:email:1', 'Contact', null])
      expect(await first('s1')).toEqual(['d:s1', 'Shipment', null])
    } finally {
      await searcher.close()
    }
  })
})
