/**
 * Letters of the Cyrillic, Greek and Armenian scripts that look like a Latin letter, in the pairs that mixed-script names
 * are written with (Unicode UTS #39, `confusables.txt`, cut to letters of living orthographies).
 */
const lookalikes: Record<'Cyrillic' | 'Greek' | 'Armenian', string> = {
  Cyrillic: 'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԚQ ԜW аa еe оo рp сc уy хx іi јj ѕs ԛq ԝw ԁd һh ӏl',
  Greek: 'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo αa νv ιi ρp υu κk',
  Armenian: 'ՕO ՍU օo սu հh զq ցg ոn ռn',
}

type Script = keyof typeof lookalikes
const scripts = Object.keys(lookalikes) as Script[]

const pairs = (script: Script): [string, string][] =>
  lookalikes[script].split(' ').map((pair) => [...pair] as [string, string])

const toLatin = new Map(scripts.map((script) => [script, new Map(pairs(script))]))
const fromLatin = new Map(
  scripts.map((script) => [script, new Map(pairs(script).map(([own, latin]) => [latin, own] as const))]),
)

const belongs: Record<Script | 'Latin', RegExp> = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
}

/** The text with its letters replaced; undefined when a letter that should be replaced has no likeness. */
function replaced(word: string, from: RegExp, table: ReadonlyMap<string, string>): string | undefined {
  let out = ''
  for (const letter of word) {
    const other = from.test(letter) ? table.get(letter) : letter
    if (other === undefined) return undefined
    out += other
  }
  return out
}

/**
 * A word of mixed scripts in one script: whichever its foreign letters all have likenesses in, the more numerous letters
 * first. `Кeдр` with a Latin e becomes Cyrillic; a word that cannot be put right stays as it is.
 */
export function oneScript(word: string): string {
  for (const script of scripts) {
    if (!belongs[script].test(word) || !belongs.Latin.test(word)) continue
    const letters = [...word]
    const latin = letters.filter((letter) => belongs.Latin.test(letter)).length
    const own = letters.filter((letter) => belongs[script].test(letter)).length
    const asOwn = () => replaced(word, belongs.Latin, fromLatin.get(script)!)
    const asLatin = () => replaced(word, belongs[script], toLatin.get(script)!)
    const better = own >= latin ? (asOwn() ?? asLatin()) : (asLatin() ?? asOwn())
    if (better !== undefined) return better
  }
  return word
}

/**
 * The other ways to read a word whose letters all look like those of another script: Latin `BOCTOK` as Cyrillic
 * `ВОСТОК` and the reverse. Words under three letters are left: they would be read as anything.
 */
export function otherReadings(word: string): string[] {
  if ([...word].length < 3) return []
  const readings: string[] = []
  for (const script of scripts) {
    const reading = belongs[script].test(word)
      ? replaced(word, belongs[script], toLatin.get(script)!)
      : belongs.Latin.test(word)
        ? replaced(word, belongs.Latin, fromLatin.get(script)!)
        : undefined
    if (reading !== undefined && reading !== word) readings.push(reading)
  }
  return readings
}
