import anyAscii from 'any-ascii'

/**
 * The dataset a file goes to unless told otherwise: its name without extension, in the letters a `DatasetId` may have.
 * `Türkiye exports 2023.csv.gz` → `Turkiye-exports-2023`; a name without any such letter becomes `import`.
 */
export const datasetIdOf = (fileName: string): string => {
  const stem = fileName.replace(/\.gz$/i, '').replace(/\.[^.]+$/, '')
  const plain = anyAscii(stem)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-._]+/, '')
    .slice(0, 80)
    .replace(/[-._]+$/, '')
  return plain === '' ? 'import' : plain
}
