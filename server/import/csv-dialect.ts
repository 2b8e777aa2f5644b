export const delimiters = [',', ';', '\t', '|'] as const

/** The columns of each of the first rows under a delimiter, quotes heeded. */
function columnCounts(text: string, delimiter: string, most: number): number[] {
  const counts: number[] = []
  let columns = 1
  let quoted = false
  let atStart = true
  for (let i = 0; i < text.length && counts.length < most; i += 1) {
    const char = text[i]
    if (quoted) {
      if (char === '"') {
        if (text[i + 1] === '"') i += 1
        else quoted = false
      }
      continue
    }
    if (char === '"' && atStart) {
      quoted = true
      atStart = false
    } else if (char === delimiter) {
      columns += 1
      atStart = true
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i += 1
      counts.push(columns)
      columns = 1
      atStart = true
    } else atStart = false
  }
  if (counts.length < most && (columns > 1 || !atStart)) counts.push(columns)
  return counts
}

/**
 * The delimiter under which the header has most columns and most of the first rows have as many as the header. A
 * file of one column has a comma.
 */
export function findDelimiter(text: string): string {
  let best = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const [header = 1, ...rows] = columnCounts(text, delimiter, 30)
    if (header < 2) continue
    const alike = rows.length === 0 ? 1 : rows.filter((count) => count === header).length / rows.length
    const score = header * (0.2 + alike)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** The physical line on which the quote opens that is still open at the end of `text`; line 1 is where `text` begins. */
export function openQuoteLine(text: string, delimiter: string): number {
  let line = 1
  let opened = 1
  let quoted = false
  let atStart = true
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]
    const lineEnd = char === '\n' || char === '\r'
    if (lineEnd) {
      if (char === '\r' && text[i + 1] === '\n') i += 1
      line += 1
    }
    if (quoted) {
      if (char === '"') {
        if (text[i + 1] === '"') i += 1
        else quoted = false
      }
    } else if (char === '"' && atStart) {
      quoted = true
      opened = line
      atStart = false
    } else atStart = lineEnd || char === delimiter
  }
  return opened
}
