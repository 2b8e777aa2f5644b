import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { SearchAnswer } from '../../server/contract/search.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { createSearcher, type Searcher } from '../../server/search/searcher.ts'
import { fillGraph } from '../support/fill-graph.ts'
import { silent, temporaryGrafeo } from '../support/graphs.ts'

interface Party {
  id: string
  name: string
  person?: boolean
  country?: string
  aliases?: string[]
  registrationNumber?: string
}

/** A searcher over a graph of its own that holds the parties. */
async function searching(parties: Party[] = [], more = '') {
  const { graph, data, ...rest } = await temporaryGrafeo()
  await addParties(graph, parties)
  if (more !== '') await fillGraph(graph, more)
  const searcher = createSearcher({ graph, folder: data, log: silent })
  return {
    graph,
    data,
    searcher,
    async [Symbol.asyncDispose]() {
      await searcher.close()
      await rest[Symbol.asyncDispose]()
    },
  }
}

async function addParties(graph: Graph, parties: Party[]): Promise<void> {
  for (const label of ['Company', 'Person']) {
    const rows = parties.filter(({ person }) => (person === true) === (label === 'Person'))
    if (rows.length > 0) {
      await fillGraph(graph, `UNWIND $rows AS row CREATE (n:Party:${label}) SET n = row`, { rows })
    }
  }
}

const find = async (searcher: Searcher, q: string, limit = 20): Promise<string[]> => {
  const answer = SearchAnswer.parse(await searcher.search({ q, limit }))
  return answer.items.map(({ id }) => id)
}

const cast: Party[] = [
  { id: 'd:kedr', name: 'ООО «Кедримпульс Электроника»', country: 'RU', registrationNumber: '0077123456' },
  { id: 'd:kedrovka', name: 'ЗАО Кедровка', country: 'RU' },
  { id: 'd:ailodzhik', name: 'ТОО «Айлоджик»', country: 'KZ', aliases: ['Nomad Chips LLP'] },
  { id: 'd:isik', name: 'Işık Elektronik San. ve Tic. A.Ş.', country: 'TR' },
  { id: 'd:inci', name: 'İNCİ LOJİSTİK', country: 'TR' },
  { id: 'd:ararat', name: '«Արարատ Տեխ» ՍՊԸ', country: 'AM' },
  { id: 'd:beijing', name: '北京科技有限公司', country: 'CN' },
  { id: 'd:mixed', name: 'Vоstоk Trаding LLC', country: 'AE' },
  { id: 'd:muller', name: 'Müller Präzision GmbH', country: 'DE' },
  { id: 'd:petrov', name: 'Пётр Юрьевич Щукин', person: true, country: 'RU' },
  { id: 'd:hidden', name: 'Sil\u200Bent\u202E Harbour', country: 'CY' },
]

const others = `
  CREATE (:Port {id: 'port:LTKLJ', name: 'Klaipėda', code: 'LTKLJ', country: 'LT'})
  CREATE (:Good {id: 'good:854231', name: '854231', code: '854231'})
  CREATE (:System {id: 'system:1', name: 'Орлан-10'})
  CREATE (:Contact {id: 'contact:website:1', name: 'mueller.example', kind: 'website'})
  CREATE (:Address {id: 'address:1', name: 'г. Бишкек, ул. Токтогула 125', country: 'KG'})
  CREATE (:Dataset {id: 'd/1', dataset: 'd', name: 'parties.csv', sha256: 'ab12'})
  CREATE (:Shipment {id: 'd:S-007', name: 'S-007', description: 'integrated circuits'})`

let opening: ReturnType<typeof searching> | undefined
const shared = () => (opening ??= searching(cast, others))
afterAll(async () => {
  await (await opening)?.[Symbol.asyncDispose]()
})

describe('a name', () => {
  it.each([
    ['Кедримпульс', 'd:kedr'],
    ['Kedrimpuls', 'd:kedr'],
    ['Kedrimpulz', 'd:kedr'],
    ['kedripmuls elektronika', 'd:kedr'],
    ['Elektronika Kedrimpuls OOO', 'd:kedr'],
    ['кедр импульс', 'd:kedr'],
    ['Кeдpимпульс', 'd:kedr'],
    ['kedri', 'd:kedr'],
    ['ke', 'd:kedrovka'],
    ['p', 'd:petrov'],
    ['Ailodzhik', 'd:ailodzhik'],
    ['Aylodzhik LLP', 'd:ailodzhik'],
    ['Aylodjik', 'd:ailodzhik'],
    ['nomad chip', 'd:ailodzhik'],
    ['IŞIK ELEKTRONİK', 'd:isik'],
    ['isik elektronik', 'd:isik'],
    ['inci lojistik', 'd:inci'],
    ['İnci', 'd:inci'],
    ['Ararat', 'd:ararat'],
    ['արարատ', 'd:ararat'],
    ['北京', 'd:beijing'],
    ['beijing keji', 'd:beijing'],
    ['Bei Jing', 'd:beijing'],
    ['Vostok Trading', 'd:mixed'],
    ['vostok tradng', 'd:mixed'],
    ['Mueller', 'd:muller'],
    ['Muelelr', 'd:muller'],
    ['mueller.example', 'contact:website:1'],
    ['muller prazision', 'd:muller'],
    ['Shchukin', 'd:petrov'],
    ['Щукин Петр', 'd:petrov'],
    ['Piotr Schukin', 'd:petrov'],
    ['silent harbor', 'd:hidden'],
    ['klaipeda', 'port:LTKLJ'],
    ['Klaipedia', 'port:LTKLJ'],
    ['8542', 'good:854231'],
    ['processors', 'good:854231'],
    ['orlan 10', 'system:1'],
    ['toktogula bishkek', 'address:1'],
    ['parties.csv', 'd/1'],
  ])('%s finds %s first', async (q, id) => {
    const { searcher } = await shared()
    expect((await find(searcher, q))[0]).toBe(id)
  })

  it('that is nowhere near finds nothing', async () => {
    const { searcher } = await shared()
    for (const q of ['Quxxwob', 'zzzz', 'Кракатук', '99999']) expect(await find(searcher, q)).toEqual([])
  })

  it('in full finds its party among the first, whatever the script', async () => {
    const letter = fc.constantFrom(...'абвжщюяёkxqzißçğıİșארשبنג京深ոս0 -.')
    const name = fc
      .array(letter, { minLength: 2, maxLength: 24 })
      .map((letters) => letters.join('').trim())
      .filter((text) => text !== '')
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 40, maxLength: 60 }), async (names) => {
        await using opened = await searching(names.map((text, index) => ({ id: `d:${index}`, name: text })))
        for (const [index, text] of names.entries()) {
          expect((await find(opened.searcher, text)).slice(0, 5)).toContain(`d:${index}`)
        }
      }),
      { numRuns: 4 },
    )
  })
})

describe('an id or number', () => {
  it('is found exactly, with its leading zeros', async () => {
    const { searcher } = await shared()
    expect(await find(searcher, '0077123456')).toEqual(['d:kedr'])
    expect(await find(searcher, '77123456')).toEqual([])
    expect(await find(searcher, '0077123457')).toEqual([])
    expect((await find(searcher, 'd:muller'))[0]).toBe('d:muller')
    expect((await find(searcher, 'LTKLJ'))[0]).toBe('port:LTKLJ')
  })

  it('of a shipment is found in the graph, as the graph or the file has it', async () => {
    const { searcher } = await shared()
    expect(await find(searcher, 'd:S-007')).toEqual(['d:S-007'])
    expect(await find(searcher, ' S-007 ')).toEqual(['d:S-007'])
    expect(await find(searcher, 'S-00')).toEqual([])
  })
})

describe('an answer', () => {
  it('says what matched when it was not the name', async () => {
    const { searcher } = await shared()
    const first = async (q: string) => (await searcher.search({ q, limit: 1 })).items[0]
    expect(await first('Nomad Chips')).toEqual({
      id: 'd:ailodzhik',
      kind: 'Company',
      name: 'ТОО «Айлоджик»',
      country: 'KZ',
      snippet: 'Nomad Chips LLP',
    })
    expect(await first('0077123456')).toMatchObject({ id: 'd:kedr', snippet: '0077123456' })
    expect(await first('Айлоджик')).toMatchObject({ id: 'd:ailodzhik', snippet: '' })
  })

  it('holds only the kind asked for', async () => {
    const { searcher } = await shared()
    const kinds = async (q: string, kind: 'Person' | 'Company' | 'Shipment' | 'Port') =>
      (await searcher.search({ q, kind, limit: 20 })).items.map((item) => item.id)
    expect(await kinds('Shchukin', 'Person')).toEqual(['d:petrov'])
    expect(await kinds('Shchukin', 'Company')).toEqual([])
    expect(await kinds('S-007', 'Shipment')).toEqual(['d:S-007'])
    expect(await kinds('S-007', 'Company')).toEqual([])
    expect(await kinds('klaipeda', 'Port')).toEqual(['port:LTKLJ'])
  })

  it('says that there is more exactly when there is', async () => {
    const parties = Array.from({ length: 700 }, (_, n) => ({ id: `d:${n}`, name: `Harbour ${n} Trading LLC` }))
    await using opened = await searching(parties)
    const ask = async (q: string, limit: number) => {
      const { items, truncated } = await opened.searcher.search({ q, limit })
      return { count: items.length, truncated }
    }
    expect(await ask('Harbour Trading', 500)).toEqual({ count: 500, truncated: true })
    expect(await ask('Harbour Trading', 699)).toEqual({ count: 699, truncated: true })
    expect(await ask('Harbour Trading', 700)).toEqual({ count: 700, truncated: false })
    expect((await opened.searcher.search({ q: 'Harbour 77 Trading', limit: 1 })).items[0]?.id).toBe('d:77')
  })

  it('of an empty graph is empty', async () => {
    await using opened = await searching()
    expect(await opened.searcher.search({ q: 'anyone', limit: 20 })).toEqual({ items: [], truncated: false })
  })
})

describe('a text that means harm', () => {
  it.each([
    '" OR *',
    "'; DROP TABLE doc; --",
    '\u0000',
    'NEAR(a b)',
    '%',
    '*',
    'a'.repeat(300),
    '\uD800',
    '🚢'.repeat(150),
    ' ',
  ])('%j is only a text', async (q) => {
    const { searcher } = await shared()
    await expect(find(searcher, q)).resolves.toBeInstanceOf(Array)
    expect((await find(searcher, 'Kedrimpuls'))[0]).toBe('d:kedr')
  })

  it('is refused over 300 characters', async () => {
    const { searcher } = await shared()
    await expect(find(searcher, 'a'.repeat(301))).rejects.toMatchObject({ code: 'invalid', next: expect.any(String) })
  })
})

describe('the index', () => {
  it('holds what an import brought once it is refreshed, and answers meanwhile', async () => {
    await using opened = await searching(cast)
    await opened.searcher.ready()
    await addParties(opened.graph, [{ id: 'e:new', name: 'Samarkand Optics' }])
    expect(await find(opened.searcher, 'Samarkand')).toEqual([])
    opened.searcher.refresh()
    expect((await find(opened.searcher, 'Kedrimpuls'))[0]).toBe('d:kedr')
    await opened.searcher.ready()
    expect(await find(opened.searcher, 'Samarkand')).toEqual(['e:new'])
    await fillGraph(opened.graph, `MATCH (n:Party {id: 'e:new'}) DELETE n`)
    opened.searcher.refresh()
    await opened.searcher.ready()
    expect(await find(opened.searcher, 'Samarkand')).toEqual([])
  })

  it('is used again at the next start while the graph is the same', async () => {
    await using opened = await searching(cast)
    await opened.searcher.ready()
    await opened.searcher.close()
    const graph: Graph = {
      ...opened.graph,
      engine: opened.graph.engine,
      version: () => opened.graph.version(),
      read: (...args) => opened.graph.read(...args),
      stream: () => {
        throw new Error('the graph was read again')
      },
    }
    const again = createSearcher({ graph, folder: opened.data, log: silent })
    await again.ready()
    expect((await find(again, 'Kedrimpuls'))[0]).toBe('d:kedr')
    await again.close()
  })

  it('of another database at the same version is not used', async () => {
    await using opened = await searching(cast)
    await opened.searcher.ready()
    await opened.searcher.close()
    await using other = await temporaryGrafeo()
    await addParties(other.graph, [{ id: 'x:1', name: 'Meridian Freight' }])
    await fillGraph(other.graph, `CREATE (:Dataset {id: 'x/1', dataset: 'x', name: 'x.csv', importedAt: '2024'})`)
    expect(await other.graph.version()).toBe(await opened.graph.version())
    const again = createSearcher({ graph: other.graph, folder: opened.data, log: silent })
    await again.ready()
    expect(await find(again, 'Kedrimpuls')).toEqual([])
    expect(await find(again, 'Meridian')).toEqual(['x:1'])
    await again.close()
  })

  it('is built anew when its file is damaged or not an index', async () => {
    await using opened = await searching(cast)
    await opened.searcher.ready()
    await opened.searcher.close()
    writeFileSync(join(opened.data, 'search.db'), 'not a database')
    const again = createSearcher({ graph: opened.graph, folder: opened.data, log: silent })
    expect((await find(again, 'Kedrimpuls'))[0]).toBe('d:kedr')
    await again.close()
    expect(existsSync(join(opened.data, 'search.db.new'))).toBe(false)
  })

  it('that cannot be written says so, and what to do', async () => {
    await using opened = await searching(cast)
    await opened.searcher.close()
    const folder = join(opened.data, 'in-the-way')
    writeFileSync(folder, '')
    const other = createSearcher({ graph: opened.graph, folder, log: silent })
    await expect(find(other, 'Kedrimpuls')).rejects.toMatchObject({
      code: 'storage-read-only',
      next: expect.any(String),
    })
    rmSync(folder)
    mkdirSync(folder)
    expect((await find(other, 'Kedrimpuls'))[0]).toBe('d:kedr')
    await other.close()
  })

  it('may be closed while it is being built, and twice', async () => {
    await using opened = await searching(cast)
    await opened.searcher.close()
    await opened.searcher.close()
    await expect(find(opened.searcher, 'x')).rejects.toMatchObject({ code: 'cancelled' })
  })
})
