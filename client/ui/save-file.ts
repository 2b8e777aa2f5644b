/** Hands a file that the page has made to the browser's downloads. */
export function saveFile(name: string, content: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(content, { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The mark at the start tells spreadsheets that the text is UTF-8. */
export const saveCsv = (name: string, text: string): void => saveFile(name, ['\ufeff', text], 'text/csv;charset=utf-8')
