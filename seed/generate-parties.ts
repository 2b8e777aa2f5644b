import type { Layer } from './generate-layers.ts'
import { mix } from './generate-random.ts'
import type { RowWriter } from './generate-writer.ts'

const starts = [
  'Bal',
  'Cor',
  'Dav',
  'Fen',
  'Gral',
  'Hov',
  'Ist',
  'Kem',
  'Lor',
  'Mend',
  'Nov',
  'Or',
  'Pel',
  'Rast',
  'Sel',
  'Tur',
] as const
const middles = [
  'a',
  'e',
  'i',
  'o',
  'u',
  'ara',
  'ero',
  'ilo',
  'ona',
  'unta',
  'esti',
  'ovi',
  'ami',
  'arki',
  'olbe',
  'uri',
] as const
const ends = [
  'dan',
  'grad',
  'ket',
  'lis',
  'mar',
  'nex',
  'pol',
  'rin',
  'sat',
  'tek',
  'tron',
  'vik',
  'zan',
  'bor',
  'dux',
  'len',
] as const

const partyHeader = 'id,name,country,kind,military,founded\n'

/** Letters of a party's id before its number. */
export const partyLetter = 'P'

export async function writeParties(
  out: RowWriter,
  layers: readonly Layer[],
  seed: number,
  digits: number,
): Promise<void> {
  out.text(partyHeader)
  for (const layer of layers) {
    for (let party = layer.first; party < layer.first + layer.size; party++) {
      const h = mix(party ^ mix(seed))
      const country = layer.countries[h % layer.countries.length] ?? 'DE'
      const form = layer.forms[(h >>> 4) % layer.forms.length] ?? ''
      out.text(partyLetter)
      out.whole(party, digits)
      out.text(`,${starts[(h >>> 8) & 15]}${middles[(h >>> 12) & 15]}${ends[(h >>> 16) & 15]} `)
      out.whole(party)
      out.text(` ${form},${country},${layer.military ? 'enduser,true' : 'company,'},`)
      out.text(`${1950 + (h % 73)}-0${1 + ((h >>> 20) % 9)}-1${(h >>> 24) % 10}\n`)
      if (out.full) await out.flush()
    }
  }
}
