// Legal forms and words for "works", "bureau" and "institute" that stand in front of, or after, what tells one firm
// from another.
const forms = new Set(
  `ooo оoo ооо ao ао pao пао zao зао oao оао too тоо osoo осоо mchj llc llp ltd limited inc corp co company plc gmbh ag kg ohg ug bv nv
  sarl sas sa srl spa spzoo oy ab as aps a/s uab ooд ood eood doo dd sro kft zrt oü ou sia şti sti tic san ve dış dis ticaret fze fzco fzc
  fz-llc dmcc jsc cjsc pte sdn bhd kk gk zavod завод okb окб npp нпп nii нии kb кб npo нпо po по mz мз fgup фгуп ltda sl slu holding group`
    .split(/\s+/)
    .filter((form) => form !== ''),
)

const plain = (word: string): string => word.toLocaleLowerCase('en').replaceAll(/[.,"'«»“”()]/g, '')

/** Longer ones stand in the way of everything else. */
const longest = 40
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A text of at most so many signs, with an ellipsis where it goes on. */
const cut = (text: string): string =>
  text.length <= longest
    ? text
    : `${[...graphemes.segment(text)]
        .slice(0, longest)
        .map(({ segment }) => segment)
        .join('')
        .trim()}…`

/** `AO Zavod Yasenets` → `Yasenets`; a name of nothing but forms stays as it is. */
export const shortName = (name: string): string => {
  const telling = name.split(/\s+/).filter((word) => word !== '' && !forms.has(plain(word)))
  const [first, second] = telling
  if (first === undefined) return cut(name)
  // A word of two or three letters tells little by itself: `Pak Wan`.
  return cut((first.length <= 3 && second !== undefined ? `${first} ${second}` : first).replaceAll(/[,"«»“”]/g, ''))
}

/** Short names for all, the full one for those that would otherwise read alike. */
export const shortNames = (parties: readonly { id: string; name: string }[]): Map<string, string> => {
  const uses = new Map<string, number>()
  for (const party of parties) {
    const short = shortName(party.name)
    uses.set(short, (uses.get(short) ?? 0) + 1)
  }
  return new Map(
    parties.map((party) => {
      const short = shortName(party.name)
      return [party.id, (uses.get(short) ?? 0) > 1 ? party.name : short]
    }),
  )
}

const regions = new Intl.DisplayNames('en', { type: 'region' })

/** English name of an ISO 3166-1 alpha-2 code; the code itself where it names no country. */
export const countryName = (code: string): string => {
  try {
    return regions.of(code) ?? code
  } catch {
    return code
  }
}

// Codes that ISO 3166-1 assigns to countries and territories; Intl knows their names but cannot list them.
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const notCountries = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA', 'UK'])
const retired = new Set([
  'AN',
  'BU',
  'CS',
  'DD',
  'DY',
  'FX',
  'HV',
  'NH',
  'NT',
  'RH',
  'SU',
  'TP',
  'VD',
  'YD',
  'YU',
  'ZR',
  'NQ',
  'PU',
  'PZ',
  'WK',
  'JT',
  'MI',
  'FQ',
  'CT',
  'PC',
])

/** Every country as code and English name, by name. */
export const allCountries = (): { code: string; name: string }[] =>
  letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => !notCountries.has(code) && !retired.has(code) && countryName(code) !== code)
    .map((code) => ({ code, name: countryName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))

/** The part of a graph id that the file itself gave: `demo:S-1216` → `S-1216`. */
export const ownId = (id: string): string => id.slice(id.indexOf(':') + 1)

/** `854231` → `8542.31`. */
export const goodsCode = (code: string): string => (code.length > 4 ? `${code.slice(0, 4)}.${code.slice(4)}` : code)
