/**
 * Text as it may be shown: without control characters, zero-width characters and marks that turn the direction of
 * writing around (a name such as "abc\u202Egpj" would read otherwise than it is). Letters and accents stay.
 */
export function visible(text: string): string {
  if (!/[^\u0020-\u007e\u00a1-\u024f\u0400-\u04ff]| {2}/.test(text)) return text
  return (
    text
      .normalize('NFC')
      .replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')
      // oxlint-disable-next-line no-control-regex -- these are the very characters that must go
      .replace(
        /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
        '',
      )
      .replace(/ {2,}/g, ' ')
      .trim()
  )
}

/** A name as it is compared: compatibility forms folded, no case, single spaces. */
export const comparable = (name: string): string =>
  visible(name.normalize('NFKC')).replace(/\s+/g, ' ').trim().toLowerCase()

/** Splits a cell that holds several values; what is between quotes or brackets stays together. */
export function splitList(text: string): string[] {
  if (!text.includes(';')) return text === '' ? [] : [text]
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const char of text) {
    if (char === '(' || char === '[') depth += 1
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1)
    if (char === ';' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += char
  }
  parts.push(part)
  return parts.map((each) => each.trim()).filter((each) => each !== '')
}

const twins: Record<string, string> = {
  O: '0', o: '0', Q: '0', D: '0', О: '0', о: '0', Ο: '0', ο: '0',
  l: '1', I: '1', i: '1', '|': '1', І: '1',
  Z: '2', z: '2', З: '3', з: '3', Э: '3',
  Ч: '4', A: '4', S: '5', s: '5', Ѕ: '5',
  b: '6', б: '6', G: '6', T: '7', B: '8', В: '8', g: '9', q: '9',
} // prettier-ignore

/** The first character that is no digit, with the digit it is easily taken for, in words. */
export function strangeDigit(code: string): string {
  for (const char of code) {
    if (char >= '0' && char <= '9') continue
    const script = /\p{Script=Cyrillic}/u.test(char) ? 'Cyrillic ' : /\p{Script=Greek}/u.test(char) ? 'Greek ' : ''
    const what = /\p{L}/u.test(char) ? `the ${script}letter ${char}` : `the character "${char}"`
    const digit = twins[char]
    return digit === undefined ? what : `${what}, probably written for a ${digit}`
  }
  return 'no digit'
}
